// The migrations that are new since a revision of git, and those that should not have changed.
#pragma once

#include "cli/configuration.hpp"
#include "migrator/lint.hpp"
#include "migrator/project.hpp"

#include <string>
#include <vector>

namespace migrator::cli {

struct Since {
  KeySet added;                   // and those that were changed
  std::vector<Finding> findings;  // what was changed or deleted
};

// A migration counts as changed when it reads differently: comments, blanks and the order of keys
// do not matter. Throws as files_since().
Since since(Configuration const& configuration, Project const& project,
            std::string const& revision);

}  // namespace migrator::cli
