// A JSON text as a tree that remembers its lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace migrator {

struct Json;
struct JsonMember;
using JsonList = std::vector<Json>;
using JsonObject = std::vector<JsonMember>;  // in the order of the text, no key twice

// One value. The reader bounds the depth of what it builds, so that walking one may recurse.
struct Json {
  using Variant =
      std::variant<std::monostate, bool, std::int64_t, double, std::string, JsonList, JsonObject>;

  Variant data;
  int line = 0;  // 1-based; of an object or list, that of its opening bracket; 0 when made

  bool is_null() const { return std::holds_alternative<std::monostate>(data); }

  // The alternative if it is the one held, else null.
  template <class Alternative>
  Alternative const* get_if() const {
    return std::get_if<Alternative>(&data);
  }

  bool operator==(Json const&) const = default;
};

struct JsonMember {
  std::string key;
  int line = 0;  // of the key
  Json value;

  bool operator==(JsonMember const&) const = default;
};

// The value's kind as messages name it: "a text", "an object", "null".
std::string_view kind_name(Json const& json);

// The value of `key` in an object; null when there is none or `json` is no object.
Json const* find_member(Json const& json, std::string_view key);

}  // namespace migrator
