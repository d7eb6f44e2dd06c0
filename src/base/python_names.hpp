// What can be a name in Python.
#pragma once

#include <string_view>

namespace migrator {

bool is_python_keyword(std::string_view name);

// Whether it is an identifier and no keyword. Any letter beyond ASCII passes.
bool is_python_name(std::string_view name);

}  // namespace migrator
