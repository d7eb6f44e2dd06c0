// What the models say beyond the migrations.
#pragma once

#include "cli/declared_project.hpp"
#include "migrator/graph.hpp"
#include "migrator/project.hpp"
#include "migrator/state.hpp"

#include <string>
#include <vector>

namespace migrator::cli {

// The state at the end of the graph: what all migrations together say.
ProjectState state_of_all(MigrationGraph const& graph);

// The apps whose models differ from their migrations, sorted; none where no models are declared.
std::vector<std::string> apps_with_changes(DeclaredProject& declared, Project const& project,
                                           MigrationGraph const& graph);

}  // namespace migrator::cli
