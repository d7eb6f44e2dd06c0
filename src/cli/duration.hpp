// Lengths of time on the command line.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace migrator::cli {

// "30", "0.5", "500ms", "30s", "5min" or "1h": a number without a unit is seconds. Throws
// UsageError in argparse's words for any other text, and for more than PostgreSQL's timeouts can be
// (24 days); `flag` is the flag's name in them.
std::chrono::milliseconds duration_of(std::string_view flag, std::string_view text);

// "0.5 s": for messages.
std::string to_string(std::chrono::milliseconds duration);

}  // namespace migrator::cli
