// What two programs that run the same migration at once do to each other.
#pragma once

#include "migrator/error.hpp"

namespace migrator {

// Whether the failure may come from another program that did the same at the same time: then the
// history is worth another look. Names that are there already or no more, whatever they name; rows
// that are; deadlocks; what was changed by both ("tuple concurrently updated").
bool may_come_from_rival(DatabaseError const& error);

}  // namespace migrator
