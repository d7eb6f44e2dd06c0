// What to do about a statement that PostgreSQL refused, where PostgreSQL itself gives no hint.
#pragma once

#include "migrator/error.hpp"

#include <string>
#include <string_view>

namespace migrator::cli {

// One line, or nothing where the error says enough.
std::string advice_for(DatabaseError::Details const& error);

// The statement, or of a very long one the part around `position` (1-based, in characters; 0 for
// its beginning), with the number of characters that are left out.
std::string shortened(std::string_view statement, int position);

}  // namespace migrator::cli
