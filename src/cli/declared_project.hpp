// The declared models of a run.
#pragma once

#include "cli/configuration.hpp"
#include "migrator/models.hpp"
#include "migrator/state.hpp"

#include <optional>

namespace migrator::cli {

// The models of the configured folder. They are read, and made a state, when they are first asked
// for; both are kept, as more than one part of a command wants them.
class DeclaredProject {
 public:
  explicit DeclaredProject(Configuration const& configuration) : configuration_{configuration} {}

  // Null where no folder is configured. Throws FormatError with every fault of the files.
  DeclaredModels const* models();

  // What they say; null likewise. Throws FormatError, also with all that makes no models.
  ProjectState const* state();

 private:
  Configuration const& configuration_;
  std::optional<DeclaredModels> models_;
  std::optional<ProjectState> state_;
};

}  // namespace migrator::cli
