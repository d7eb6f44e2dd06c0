// Whether a migration's file says what it said before.
#pragma once

#include "migrator/migration.hpp"

#include <string>

namespace migrator {

// The MD5, in 32 hex digits, of what the migration's file says: of its JSON without comments,
// blanks and the order of keys, and of the SQL files it names. It tells that somebody has edited
// the file, and is no proof against who wants to hide that. Reads the files again; empty when they
// are no migration any more, or when the migration was made in memory. Linear in the files.
std::string checksum_of(Migration const& migration);

}  // namespace migrator
