// Places in files of models.
#include "migrator/models.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {

std::string way_to_field(DeclaredModel const& declared, std::string_view name) {
  std::vector<NamedField> const& fields = declared.model.fields;
  auto const found = std::ranges::find(fields, name, &NamedField::name);
  return found == fields.end() ? "" : fmt::format(".fields[{}]", found - fields.begin());
}

Diagnostic fault_in(DeclaredModel const& declared, std::string_view way, std::string message) {
  int line = 0;
  for (std::string_view at = way;; at = at.substr(0, at.find_last_of(".["))) {
    auto const found = declared.lines.find(at);
    if (found != declared.lines.end()) {
      line = found->second;
      break;
    }
    if (at.empty()) {
      break;
    }
  }
  return {declared.file, line, fmt::format("{}{}", declared.path, way), std::move(message)};
}

}  // namespace migrator
