// What PostgreSQL itself reads where the quoting functions have put a text or a name.
#pragma once

#include "migrator/connection.hpp"

#include <string>
#include <string_view>

namespace migrator::testing {

// Asks the server what it reads in each literal of `text` (of a text, a byte string, in arrays and
// in JSON) and in it as a name. Empty when each is one token that means `text` and nothing else;
// else which is not. Requires valid UTF-8 without NUL, which is what the reader lets through.
std::string quoting_fault(Connection& connection, std::string_view text);

}  // namespace migrator::testing
