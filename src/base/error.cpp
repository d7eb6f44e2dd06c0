#include "migrator/error.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string lines_of(std::vector<Diagnostic> const& diagnostics) {
  std::string text;
  for (Diagnostic const& diagnostic : diagnostics) {
    text += (text.empty() ? "" : "\n") + to_string(diagnostic);
  }
  return text;
}

}  // namespace

std::string to_string(Diagnostic const& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) {
    text += fmt::format(":{}", diagnostic.line);
  }
  if (!text.empty()) {
    text += ": ";
  }
  if (!diagnostic.json_path.empty()) {
    text += diagnostic.json_path + ": ";
  }
  return text + diagnostic.message;
}

FormatError::FormatError(std::vector<Diagnostic> diagnostics)
    : Error{lines_of(diagnostics)}, diagnostics_{std::move(diagnostics)} {}

DatabaseError::DatabaseError(Details details)
    : Error{details.message}, details_{std::move(details)} {}

}  // namespace migrator
