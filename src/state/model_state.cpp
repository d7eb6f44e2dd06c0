#include "migrator/error.hpp"
#include "migrator/state.hpp"

#include <algorithm>

namespace migrator {

Field const* ModelState::find_field(std::string_view field_name) const {
  auto const found = std::ranges::find(fields, field_name, &NamedField::name);
  return found == fields.end() ? nullptr : &found->field;
}

Field const& ModelState::field(std::string_view field_name) const {
  if (Field const* const found = find_field(field_name)) {
    return *found;
  }
  throw StateError{name + " has no field named '" + std::string{field_name} + "'"};
}

}  // namespace migrator
