#include "base/nearest.hpp"
#include "migrator/error.hpp"
#include "migrator/state.hpp"

#include <algorithm>

namespace migrator {

std::vector<std::string_view> names_of(std::vector<NamedField> const& fields) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (NamedField const& field : fields) {
    names.push_back(field.name);
  }
  return names;
}

Field const* ModelState::find_field(std::string_view field_name) const {
  auto const found = std::ranges::find(fields, field_name, &NamedField::name);
  return found == fields.end() ? nullptr : &found->field;
}

Field const& ModelState::field(std::string_view field_name) const {
  if (Field const* const found = find_field(field_name)) {
    return *found;
  }
  throw StateError{name + " has no field named '" + std::string{field_name} + "'" +
                   did_you_mean(field_name, names_of(fields))};
}

}  // namespace migrator
