// Literals of values that have no parts; literal.hpp puts them together.
#pragma once

#include "migrator/field.hpp"
#include "migrator/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// Throws StateError: the value is none for that field.
[[noreturn]] void refuse_value(Field const& field, Value const& value);

// A number; a minus sign gets a blank before it, so that it cannot become part of an operator or
// a comment.
std::string signed_literal(std::string_view number);
std::string double_literal(double number);
std::string bytes_literal(std::string_view bytes);

// str(value), which is what Django makes of a default of a text field; text_literal quotes it.
std::string field_text(Field const& field, Value const& value);
std::string text_literal(Field const& field, Value const& value);

// The number that float() makes of the value; nothing if it is none.
std::optional<double> as_double(Value const& value);

// By the kind of the field, which is none with parts. Nothing for an empty address. Throws
// StateError for a value that does not fit.
std::optional<std::string> scalar_literal(Field const& field, Value const& value);

}  // namespace migrator
