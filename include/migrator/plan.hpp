// What `migrate` is going to do, decided before anything is done (django-behaviour 4.2, 4.3).
// Pure.
#pragma once

#include "migrator/graph.hpp"
#include "migrator/state.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace migrator {

enum class Direction { forwards, backwards };

// A node to be reached; without a name, the app is to be unapplied down to zero.
struct Target {
  std::string app;
  std::optional<std::string> name;

  bool operator==(Target const&) const = default;
};

struct Step {
  Migration const* migration = nullptr;
  Direction direction = Direction::forwards;

  bool operator==(Step const&) const = default;
};

using Plan = std::vector<Step>;

// A plan and the graph it belongs to.
struct PlannedRun {
  LoadedGraph loaded;
  Plan plan;
};

// The steps that reach all targets from what `loaded.applied` says. A target that is applied is
// made the newest of its app; one that is not in the graph because a squash replaced it makes
// this build the graph again without replacement. Throws GraphError ("Node … not a valid node"),
// and PlanError for targets that lie in both directions.
PlannedRun make_plan(Project const& project, Recorded const& recorded, LoadedGraph loaded,
                     std::vector<Target> const& targets);

// Throws PlanError "Operation <…> in a.m is not reversible" for the first backward step that
// cannot be undone, and says which commands go back as far as can be (beyond-django).
void require_reversible(PlannedRun const& planned);

// The same of one migration. Parts of a SeparateDatabaseAndState fail when reached, as in Django.
void require_reversible(Migration const& migration);

// The forward steps in the order they are run in, which is that of the full plan of all leaves
// (4.7). A backward plan is returned as it is.
Plan in_running_order(MigrationGraph const& graph, Plan plan);

// The state of the applied migrations, in the order of the full plan: where a forward run
// begins. Throws StateError naming the migration whose operation does not fit.
ProjectState state_of_applied(LoadedGraph const& loaded);

// The state before each migration that `plan`, a backward one, unapplies, by its key: the state
// of the applied migrations along the full plan up to it (4.7). Throws StateError as
// state_of_applied(), and when the first of them cannot be rendered.
std::map<MigrationKey, ProjectState> states_before(LoadedGraph const& loaded, Plan const& plan);

// The state before the migration along its own forwards plan, applied or not (6).
ProjectState state_before(MigrationGraph const& graph, MigrationKey const& key);

// Applies all operations of the migration to the state. Throws StateError with the migration's
// file and line added.
void mutate_state(Migration const& migration, ProjectState& state);

}  // namespace migrator
