// Writes an object's members in the order of its members() list.
#pragma once

#include "format/to_json.hpp"
#include "migrator/field.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

// The visitor that gathers what an object holds where a file leaves it out: its optional members.
class DefaultMembers {
 public:
  template <class T>
  void optional(std::string_view key, T const& value) {
    members_.push_back({std::string{key}, 0, to_json(value)});
  }

  template <class T>
  void required(std::string_view, T const&) {}
  void literal(std::string_view, std::optional<Value> const&) {}
  void inner(std::string_view, std::vector<Field> const&) {}
  void on_delete(Relation const&) {}
  void condition(std::string_view, std::optional<std::string> const&) {}
  void check(std::string const&) {}
  void keywords(std::span<FieldKeyword const>, std::map<std::string, Value, std::less<>> const&) {}

  JsonObject const& members() const { return members_; }

 private:
  JsonObject members_;
};

// The visitor that the structs' members() lists are given to when a file is written: the pendant
// of ObjectReader. Optional members are left out where they are what `defaults` says.
class ObjectWriter {
 public:
  // Without defaults nothing is left out.
  ObjectWriter() = default;
  explicit ObjectWriter(DefaultMembers const& defaults) : defaults_{defaults.members()} {}

  template <class T>
  void required(std::string_view key, T const& value) {
    add(key, to_json(value));
  }
  template <class T>
  void optional(std::string_view key, T const& value) {
    Json json = to_json(value);
    if (!is_default(key, json)) {
      add(key, std::move(json));
    }
  }
  // Options are there as soon as one of them was given.
  void optional(std::string_view key, ModelOptions const& options) {
    Json json = to_json(options);
    if (!options.at_default.names.empty() || !is_default(key, json)) {
      add(key, std::move(json));
    }
  }

  // A null default is one, unlike no default.
  void literal(std::string_view key, std::optional<Value> const& value);
  void inner(std::string_view key, std::vector<Field> const& inner);
  void on_delete(Relation const& relation);
  void condition(std::string_view key, std::optional<std::string> const& condition);
  void check(std::string const& condition);
  void keywords(std::span<FieldKeyword const> keywords,
                std::map<std::string, Value, std::less<>> const& values);

  void add(std::string_view key, Json value);
  Json take() { return {std::move(members_)}; }

 private:
  bool is_default(std::string_view key, Json const& json) const;

  JsonObject defaults_;
  JsonObject members_;
};

}  // namespace migrator
