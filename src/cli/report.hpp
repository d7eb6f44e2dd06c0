// Errors as the user reads them.
#pragma once

#include <exception>
#include <string>

namespace migrator::cli {

// The lines for standard error: what failed in Django's words first, then where, the statement,
// the server's detail and hint, and how far the run came.
std::string report_of(std::exception const& error);

}  // namespace migrator::cli
