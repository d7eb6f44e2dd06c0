// Reads an object's members by name, and knows afterwards which keys nobody asked for.
#pragma once

#include "format/cursor.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// The visitor that the structs' members() lists are given to when a file is read: each member is
// filled by the overload of read(Cursor const&, T&) for its type. Reading stops at nothing;
// faults are reported at the cursor.
class ObjectReader {
 public:
  // Reports a fault when the value is no object; there is nothing to be read then.
  explicit ObjectReader(Cursor const& at);
  ObjectReader(ObjectReader const&) = delete;
  ObjectReader& operator=(ObjectReader const&) = delete;

  bool is_object() const { return object_ != nullptr; }

  // The member; when there is none, null, and with it a fault for take_required().
  JsonMember const* take(std::string_view key);
  JsonMember const* take_required(std::string_view key);

  template <class T>
  void required(std::string_view key, T& value) {
    if (JsonMember const* const member = take_required(key)) {
      read(at_.member(*member), value);
      require_name(key, *member);
    }
  }

  // A null stands for a list or a text left out; what is null itself says read().
  template <class T>
  void optional(std::string_view key, T& value) {
    JsonMember const* const member = take(key);
    constexpr bool takes_null = std::same_as<T, bool> || is_optional<T>;
    if (member != nullptr && (takes_null || !member->value.is_null())) {
      read(at_.member(*member), value);
    }
  }

  // Reports the keys that were not asked for. Call it last.
  void finish();

 private:
  void require_name(std::string_view key, JsonMember const& member);

  Cursor at_;
  JsonObject const* object_;
  std::vector<std::string_view> known_;
  std::vector<bool> taken_;
};

}  // namespace migrator
