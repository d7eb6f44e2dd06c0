// Errors and notices as libpq prints them, taken apart. libpqxx hands them over as one text only.
#pragma once

#include <string>
#include <string_view>

namespace migrator {

struct ServerMessage {
  std::string severity;  // "ERROR", "FATAL", "NOTICE", … in the server's language; may be empty
  std::string primary;
  std::string detail;
  std::string hint;
  int position = 0;  // 1-based, in characters of the statement; 0 when unknown
};

// `text` is in libpq's default verbosity:
//   ERROR:  relation "x" does not exist
//   LINE 1: SELECT * FROM x;
//                         ^
//   DETAIL:  …
//   HINT:  …
// The position is found again from the LINE and the statement, so it is 0 for an error inside a
// function, whose LINE is not one of the statement. Text of another form is all primary.
ServerMessage parse_server_message(std::string_view text, std::string_view statement);

}  // namespace migrator
