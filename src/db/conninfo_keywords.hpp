// The keywords that libpq knows in connection strings.
#pragma once

#include <string>
#include <string_view>

namespace migrator {

// Whether the keyword's value may be shown: it is one of libpq's, and no password or key. What
// nobody knows may be a misspelt "password".
bool may_show_value_of(std::string_view keyword);

// The keyword of libpq that `keyword` was probably meant to be; empty when none is near.
std::string nearest_conninfo_keyword(std::string_view keyword);

}  // namespace migrator
