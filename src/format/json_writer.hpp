// From tree to text: JSON as a person would lay it out.
#pragma once

#include "format/json.hpp"

#include <string>

namespace migrator {

// What fits stands on one line; of what does not, each member or entry has a line of its own,
// indented by two blanks. The outermost value is always laid out, and in it lists of objects and
// lists of several lists (operations and dependencies). The text ends in a newline.
// Characters beyond ASCII stay as they are. Requires: texts are UTF-8, floats are finite.
// Linear in the text for a tree of bounded depth.
std::string write_json(Json const& json);

// The same of a value that a line with that indentation begins with, for who writes what is around
// it. Without the indentation of its first line and the last newline.
std::string write_json_below(Json const& json, std::string const& indent);

// All on one line, for programs.
std::string write_json_flat(Json const& json);

}  // namespace migrator
