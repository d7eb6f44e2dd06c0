// The errors for dependencies on migrations that are not there.
#pragma once

#include "graph/draft_graph.hpp"

#include <vector>

namespace migrator {

// Throws GraphError when dummies are left: Django's words for each, a line for each, in the order
// in which they were met, with the file that names it and the name that was probably meant.
void require_no_dummies(DraftGraph const& graph, Project const& project,
                        std::vector<Migration const*> const& replacements);

// Throws GraphError: "Dependency on unknown app: b" or "Dependency on app with no migrations: b",
// for a dependency of `origin` on the first or latest migration of `app`.
[[noreturn]] void refuse_dependency_on_app(Project const& project, Migration const& origin,
                                           std::string const& app);

}  // namespace migrator
