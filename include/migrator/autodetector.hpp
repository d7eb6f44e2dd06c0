// Finds the migrations that take one state of a project to another: Django's
// MigrationAutodetector (django-behaviour 14). Pure but for the questioner, which may ask.
#pragma once

#include "migrator/graph.hpp"
#include "migrator/migration.hpp"
#include "migrator/questioner.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The new migrations of one app, in their order.
struct AppChanges {
  std::string app;
  std::vector<Migration> migrations;

  bool operator==(AppChanges const&) const = default;
};

// By app, in the order in which the apps got their first migration, which is that of Django's
// dict and of what makemigrations prints.
using Changes = std::vector<AppChanges>;

using AppLabels = std::set<std::string, std::less<>>;

// How new migrations are called.
struct MigrationNames {
  std::string given;      // `makemigrations -n`; empty: the name comes from the operations
  std::string timestamp;  // "20261122_0850", for migrations whose operations give no name
};

// The ends of the comparison and what else decides it. All must outlive the call.
struct AutodetectorInput {
  ProjectState const& from_state;    // what the migrations say
  ProjectState const& to_state;      // what the models say
  AppLabels const& unmigrated_apps;  // installed without migrations: Project::unmigrated_apps
  Settings const& settings;
  Questioner& questioner;
  // The models of to_state as they were declared, app by app (order_of()); empty: by their keys. It
  // decides the order of operations that follow from who points at a model.
  std::vector<ModelKey> declared_order = {};
};

struct ChangesOptions {
  AppLabels trim_to_apps;  // only these and what they depend on; empty: all
  AppLabels convert_apps;  // apps without migrations that are to get some
  MigrationNames names;
};

// Django's MigrationAutodetector.changes(): what is to be written, named, numbered, and dependent
// on the leaves of the graph. Migrations have neither file nor lines. Dependencies are sorted; on a
// swappable model they are as a reader makes them of ["__setting__", …].
// Throws Error when dependencies cannot be resolved, StateError when a state names what it does not
// have, and what the questioner throws. Takes time in the size of the states, and in the square of
// an app's operations, each of which is asked whether it is what another one waits for.
Changes detect_changes(AutodetectorInput const& input, MigrationGraph const& graph,
                       ChangesOptions const& options = {});

// Numbers and names the migrations so that they extend the graph, and makes those dependencies that
// are on migrations of `changes` follow the new names. Drops the apps for which the questioner
// wants no initial migration; what depends on them depends on their __first__. For
// `makemigrations --empty` alone; detect_changes() does it itself.
Changes arrange_for_graph(Changes changes, MigrationGraph const& graph, Questioner& questioner,
                          MigrationNames const& names);

// The name of a migration after its operations, without the number: "initial", "item_size",
// "item_size_and_more", or "auto_<timestamp>" when an operation gives none.
std::string suggest_name(Migration const& migration, std::string_view timestamp);

// The number that a migration's name begins with, or of a squashed one the last that it squashed.
// Nothing when there is none. Numbers of more than 18 digits are cut to their first 18.
std::optional<std::int64_t> parse_number(std::string_view name);

}  // namespace migrator
