// Python's string literals.
#pragma once

#include <string>
#include <string_view>

namespace migrator::cli {

struct PythonText {
  std::string text;  // UTF-8; the bytes themselves for b"…"
  bool is_bytes = false;
};

// Whether a literal begins here: a quote, or a prefix such as rb and a quote.
bool at_python_text(std::string_view rest);

// Takes the literal that `rest` begins with off it. Throws PythonError for one that has no end,
// for escapes that are none, and for f"…".
PythonText take_python_text(std::string_view& rest);

}  // namespace migrator::cli
