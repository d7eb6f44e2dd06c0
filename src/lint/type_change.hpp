// What a change of a column's type costs.
#pragma once

#include <string_view>

namespace migrator {

// Whether PostgreSQL writes all rows anew for it, the types as PostgreSQL spells them: true but
// for those that hold the same bytes and take all that the old one took (a longer varchar, text
// for varchar, more digits before the point).
bool rewrites_table(std::string_view from, std::string_view to);

}  // namespace migrator
