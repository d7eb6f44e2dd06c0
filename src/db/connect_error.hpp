// Why a connection could not be made, in one line, and what to do about it.
#pragma once

#include "migrator/error.hpp"

#include <string_view>

namespace migrator {

// `message` is what libpq says, often several lines for several addresses; the last attempt
// counts. Recognised are libpq's own texts and those of a server that speaks English; others are
// passed on with a general hint. The SQLSTATE is the one the server means (libpq does not hand it
// over), or 08001.
DatabaseError explain_connect_failure(std::string_view message);

}  // namespace migrator
