// Whether there is anything to execute in an SQL text.
#pragma once

#include <string_view>

namespace migrator {

// True when PostgreSQL would find no statement: nothing but blanks, comments and semicolons. For
// most texts the first letter tells.
bool is_empty_query(std::string_view sql);

}  // namespace migrator
