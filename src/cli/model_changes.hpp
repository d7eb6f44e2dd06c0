// What the models say beyond the migrations.
#pragma once

#include "cli/context.hpp"
#include "migrator/graph.hpp"
#include "migrator/models.hpp"
#include "migrator/state.hpp"

#include <optional>
#include <string>
#include <vector>

namespace migrator::cli {

// The models of the configured folder; nothing where no folder is configured.
std::optional<DeclaredModels> read_declared_models(Configuration const& configuration);

// The state at the end of the graph: what all migrations together say.
ProjectState state_of_all(MigrationGraph const& graph);

// The apps whose models differ from their migrations, sorted; none where no models are declared.
std::vector<std::string> apps_with_changes(Configuration const& configuration,
                                           Project const& project, MigrationGraph const& graph);

}  // namespace migrator::cli
