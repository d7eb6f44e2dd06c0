// Values as SQL literals, spelled as psycopg2 spells them (django-behaviour 8.5).
#pragma once

#include "migrator/field.hpp"
#include "migrator/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// The literal of a value in a column of that field, which must not be a relation: the caller
// takes the field it ends at. Nothing when the value becomes none (null, an empty address).
// An Sql marker is put in as it stands. Throws StateError when the value does not fit the field
// or is a callable.
std::optional<std::string> literal(Field const& field, Value const& value);

// The literal that a value has by itself, as a parameter of a RunSQL. Null is "NULL".
std::string parameter_literal(Value const& value);

}  // namespace migrator
