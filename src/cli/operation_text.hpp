// Operations as `migrate --plan` prints them.
#pragma once

#include "cli/console.hpp"
#include "migrator/operation.hpp"

#include <string>
#include <string_view>

namespace migrator::cli {

struct OperationText {
  std::string text;
  Style style = Style::plain;  // a warning for what cannot be undone
};

// Django's describe_operation(): the description, "Undo " before it going back, and for SQL what
// it does, cut to 40 characters (django-behaviour 4.4).
OperationText describe_planned(Operation const& operation, bool backwards);

// A value as Python's repr() prints it.
std::string python_repr(Value const& value);

// The text cut to `length` characters, the last of which is then "…". Combining characters count
// as characters, unlike in Django.
std::string truncated(std::string_view text, std::size_t length);

}  // namespace migrator::cli
