// From the operations of each app to its migrations: Django's _sort_migrations() and
// _build_migration_list().
#pragma once

#include "autodetector/operation_dependency.hpp"
#include "migrator/autodetector.hpp"

namespace migrator {

// The operations in an order in which each comes after those of its app that it waits for,
// generation by generation as Python's graphlib gives them. Throws Error for a circle.
std::vector<GeneratedOperation> sort_operations(std::vector<GeneratedOperation> operations,
                                                std::string_view app, Settings const& settings);

// Cuts the sorted operations into migrations that depend on one another, called auto_1, auto_2, …
// within their app; what is depended on outside of these is a leaf of the graph or an app's
// __first__. Those of an app in none of `existing_apps` are initial. Throws Error when there is no
// way to cut them.
Changes build_migration_list(GeneratedOperations const& operations, MigrationGraph const& graph,
                             AppLabels const& existing_apps, Settings const& settings);

}  // namespace migrator
