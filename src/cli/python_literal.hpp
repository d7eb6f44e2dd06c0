// The values that can be typed where Django asks for "valid Python".
#pragma once

#include "migrator/error.hpp"
#include "migrator/value.hpp"

#include <string>
#include <string_view>

namespace migrator::cli {

// What was typed is no value; what() reads as Python's own words would: "NameError: name 'x' is
// not defined".
class PythonError : public Error {
 public:
  using Error::Error;
};

// The value of a Python expression of those that a default can be: literals, lists, tuples, sets
// and dictionaries of them, calls of date, time, datetime and timedelta with literals, and the
// names of the functions that a default can be (timezone.now, datetime.date.today, dict, …, which
// called give their value now). Dates and their kin become the text they are written as, and a
// dictionary such as {"sql": "now()"} the marker that it is in a file.
// Throws PythonError. Linear; depth is bounded.
Value parse_python(std::string_view text);

}  // namespace migrator::cli
