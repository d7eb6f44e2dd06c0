// The value of -v.
#pragma once

#include <string_view>

namespace migrator::cli {

// The number that Python's int() reads from the text. Throws UsageError in argparse's words for any
// other text and for a number that is none of 0 to 3.
int verbosity_of(std::string_view text);

}  // namespace migrator::cli
