// The functions that can be named or called where a Python value is typed.
#pragma once

#include "migrator/value.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator::cli {

struct PythonArguments {
  std::vector<Value> positional;
  std::vector<std::pair<std::string, Value>> named;
};

// The function of that name, as a default that is called when it is needed. Throws PythonError
// "NameError: name 'x' is not defined".
Value python_function(std::string_view name);

// What the function of that name gives now. Throws PythonError.
Value call_python(std::string_view name, PythonArguments const& arguments);

}  // namespace migrator::cli
