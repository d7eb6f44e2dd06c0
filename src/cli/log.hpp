// What only whoever looks closely wants to see: at verbosity 3, on standard error.
#pragma once

#include <spdlog/logger.h>

#include <memory>

namespace migrator::cli {

// A logger of statements (debug) and of the server's notices (info); silent below verbosity 3.
std::shared_ptr<spdlog::logger> make_logger(int verbosity);

}  // namespace migrator::cli
