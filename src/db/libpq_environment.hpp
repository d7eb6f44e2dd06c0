// The environment variables that libpq reads.
#pragma once

#include <string>
#include <vector>

namespace migrator {

// The variables that libpq takes a connection's settings from and that are set to something, in the
// order of its manual.
std::vector<std::string> set_libpq_variables();

// Removes all of them, and whatever else begins with "PG", from the environment of this process:
// for a server of the program's own, which they were not set for. Not all could be overruled by a
// connection string (PGSERVICE, PGTZ), and another libpq may know others.
// Requires: no other thread uses the environment.
void forget_libpq_environment();

}  // namespace migrator
