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

// Whether a connection that failed for this may succeed in a while, with nothing corrected: a
// server that does not listen yet, that starts, recovers or has no slot free, a host without an
// address, a database that is yet to be made.
bool may_pass(DatabaseError const& failure);

}  // namespace migrator
