// What was read as JSON again: one to_json() for each type that the reader has a read() for.
#pragma once

#include "format/json.hpp"
#include "migrator/migration.hpp"

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

Json to_json(bool value);
Json to_json(std::int64_t value);
Json to_json(std::string const& text);
Json to_json(Value const& value);
Json to_json(std::map<std::string, Value, std::less<>> const& values);

Json to_json(ModelReference const& reference);
Json to_json(ModelBases const& bases);
Json to_json(Field const& field);
Json to_json(NamedField const& field);

Json to_json(Element const& element);
Json to_json(std::pair<Element, std::string> const& element_with);
Json to_json(Deferrable deferrable);
Json to_json(Index const& index);
Json to_json(Constraint const& constraint);
Json to_json(Together const& together);
Json to_json(ModelOptions const& options);

Json to_json(SqlScript const& script);
Json to_json(Operation const& operation);

Json to_json(Dependency const& dependency);
Json to_json(MigrationKey const& key);

// {key: value}.
Json make_marker(std::string_view key, std::string const& text);

template <class T>
Json to_json(std::vector<T> const& values) {
  JsonList list;
  list.reserve(values.size());
  for (T const& value : values) {
    list.push_back(to_json(value));
  }
  return {std::move(list)};
}

template <class T>
Json to_json(std::optional<T> const& value) {
  return value ? to_json(*value) : Json{};
}

}  // namespace migrator
