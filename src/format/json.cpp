#include "format/json.hpp"

#include <algorithm>
#include <array>

namespace migrator {

std::string_view kind_name(Json const& json) {
  constexpr std::array<std::string_view, std::variant_size_v<Json::Variant>> names{
      "null", "a boolean", "an integer", "a float", "a text", "a list", "an object"};
  return names[json.data.index()];
}

Json const* find_member(Json const& json, std::string_view key) {
  JsonObject const* const object = json.get_if<JsonObject>();
  if (object == nullptr) {
    return nullptr;
  }
  auto const found = std::ranges::find(*object, key, &JsonMember::key);
  return found == object->end() ? nullptr : &found->value;
}

}  // namespace migrator
