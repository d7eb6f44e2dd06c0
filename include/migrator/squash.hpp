// Several migrations of one app as one: the thinking part of Django's squashmigrations.
#pragma once

#include "migrator/graph.hpp"
#include "migrator/project.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// The app's migrations up to the one whose name begins with `name`, in the order they run in; those
// before the one whose name begins with `start` left out, unless that is empty.
// Throws PlanError in Django's words for names that are not there, not clear, or in the wrong
// order, and GraphError "Node … not a valid node" for one that a squash has replaced.
std::vector<Migration const*> migrations_to_squash(Project const& project,
                                                   MigrationGraph const& graph,
                                                   std::string_view app, std::string_view start,
                                                   std::string_view name);

// A migration with all their operations, not optimized, that replaces them. It depends on what
// the first depends on, and on what the others depend on in other apps; as in Django its
// `atomic` and `run_before` are not theirs. It has no name yet.
// Requires: one migration at least, all of one app. Throws PlanError when one is a squash itself.
Migration squash(std::vector<Migration const*> const& migrations, Settings const& settings);

}  // namespace migrator
