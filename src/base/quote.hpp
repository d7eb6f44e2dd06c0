// The only place where quotes are put around names and texts on their way into SQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The name in double quotes, which it may have already. schema"."table becomes "schema"."table", as
// in Django; any other quote inside is doubled, where Django would write broken SQL.
std::string quote_name(std::string_view name);

// The names quoted and separated by ", ".
std::string quote_names(std::vector<std::string> const& names);

// The text as a string literal: in single quotes, those inside doubled. Correct with
// standard_conforming_strings, PostgreSQL's default. Throws StateError for a text with a NUL
// byte, which PostgreSQL cannot store.
std::string quote_text(std::string_view text);

// A table's name taken apart: schema"."table, with or without the outer quotes. The schema is
// empty when none is named.
struct QualifiedName {
  std::string schema;
  std::string name;
};
QualifiedName split_identifier(std::string_view identifier);

}  // namespace migrator
