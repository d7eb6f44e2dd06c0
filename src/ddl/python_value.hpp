// Values as Python compares what Django holds of them: 1, 1.0, true and Decimal("1.00") are equal,
// and so are lists and maps of them; a time is an instant, whatever its offset.
#pragma once

#include "migrator/field.hpp"
#include "migrator/value.hpp"

#include <optional>
#include <string>

namespace migrator {

// A text that equal values share and others do not; nothing for an object that is equal to no
// other, as Django's adapters for JSON, addresses and bytes are. Compare with same_python_value.
using PythonValue = std::optional<std::string>;

// What Django keeps as `default` or `db_default`, which of a text is a date, a UUID and the like
// where the field is of such a class. Recursive over the value, whose depth the reader bounds.
PythonValue held_value(Field const& field, Value const& value);

// What get_db_prep_save() makes of it; the field must be no relation. Throws StateError for a
// value that does not fit the field.
PythonValue prepared_value(Field const& field, Value const& value);

// Python's ==.
bool same_python_value(PythonValue const& value, PythonValue const& other);

// Python's bool().
bool is_true(PythonValue const& value);

// Whether the field, or the base of an array, hands its values to the database in an adapter.
bool has_adapter(Field const& field);

}  // namespace migrator
