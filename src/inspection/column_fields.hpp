// Which field a column is: Django's rules, and for types that Django has no class for a
// CustomField.
#pragma once

#include "migrator/field.hpp"
#include "migrator/introspection.hpp"

#include <string>
#include <vector>

namespace migrator {

struct InspectedField {
  Field field;
  std::vector<std::string> notes;  // what the field does not say of the column
};

// The field of a column that is no relation: its class, length and collation, default and comment,
// and whether it may be null. Nothing of keys. An AutoField only if the column is the primary key.
InspectedField field_of(ColumnDescription const& column, bool is_primary_key);

// What every field has of its column, relations too: null, default and comment.
void set_common(InspectedField& made, ColumnDescription const& column);

}  // namespace migrator
