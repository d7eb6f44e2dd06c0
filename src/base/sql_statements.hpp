// An SQL script taken apart: its statements, and the words that each begins with.
#pragma once

#include <string_view>
#include <vector>

namespace migrator {

// A word (as it is written), a quoted name, or any other character that is no literal, comment or
// blank.
struct SqlToken {
  std::string_view text;

  // Whether it is that word, given in lower case. A quoted name is no word.
  bool is(std::string_view word) const;

  bool operator==(SqlToken const&) const = default;
};

struct SqlStatement {
  std::string_view text;       // without the semicolon, and without what is around it
  std::vector<SqlToken> head;  // the first 24 tokens

  // Whether the token at that place is that word; false behind the head's end.
  bool has(std::size_t place, std::string_view word) const;
};

// The statements of `sql`, which the result points into; comments and empty statements are left
// out. Semicolons within literals, quoted names, dollar quotes, comments, parentheses and the BEGIN
// ATOMIC … END of a function separate nothing. Takes literals for what they are with
// standard_conforming_strings on. Linear.
std::vector<SqlStatement> sql_statements(std::string_view sql);

}  // namespace migrator
