#include "migrator/plan.hpp"

#include "graph/walk.hpp"
#include "migrator/error.hpp"

#include <algorithm>

namespace migrator {
namespace {

// Builds a plan target by target, remembering what will be applied by then.
class Planner {
 public:
  explicit Planner(LoadedGraph const& loaded)
      : graph_{loaded.graph}, applied_(graph_.nodes().size()), walk_{graph_, Towards::parents} {
    for (std::size_t node = 0; node < applied_.size(); ++node) {
      applied_[node] = loaded.applied.contains(graph_.key(node));
    }
  }

  void reach(Target const& target) {
    if (!target.name) {
      unapply_app(target.app);
      return;
    }
    std::size_t const node = graph_.number({target.app, *target.name});
    if (applied_[node]) {
      make_newest_of_its_app(node);
    } else {
      apply_up_to(node);
    }
  }

  Plan take_plan() { return std::move(plan_); }

 private:
  void unapply_app(std::string_view app) {
    for (MigrationKey const& root : graph_.roots(app)) {
      unapply_down_to(graph_.number(root));
    }
  }

  // Rolling back all children would take more than was asked for: those of other apps can live
  // with the target as it is.
  void make_newest_of_its_app(std::size_t node) {
    for (std::size_t const child : graph_.nodes()[node].children) {
      if (graph_.key(child).app == graph_.key(node).app) {
        unapply_down_to(child);
      }
    }
  }

  void apply_up_to(std::size_t last) {
    for (std::size_t const node : walk(Towards::parents).from(last)) {
      if (!applied_[node]) {
        applied_[node] = true;
        plan_.push_back({graph_.nodes()[node].migration, Direction::forwards});
      }
    }
  }

  void unapply_down_to(std::size_t last) {
    for (std::size_t const node : walk(Towards::children).from(last)) {
      if (applied_[node]) {
        applied_[node] = false;
        plan_.push_back({graph_.nodes()[node].migration, Direction::backwards});
      }
    }
  }

  // What an earlier target of the same direction has walked over is as it should be, so the walk
  // goes on; after a change of direction it starts anew.
  Walk& walk(Towards towards) {
    if (walk_.towards() != towards) {
      walk_ = Walk{graph_, towards};
    }
    return walk_;
  }

  MigrationGraph const& graph_;
  std::vector<bool> applied_;
  Walk walk_;
  Plan plan_;
};

// A target that counts as applied but is no node was replaced by a squash; to go back to it, the
// graph must be that of the replaced migrations.
bool needs_replaced_nodes(LoadedGraph const& loaded, Target const& target) {
  if (!target.name) {
    return false;
  }
  MigrationKey const key{target.app, *target.name};
  return loaded.applied.contains(key) && !loaded.graph.contains(key);
}

void require_one_direction(Plan const& plan) {
  bool const one = std::ranges::all_of(
      plan, [&](Step const& step) { return step.direction == plan.front().direction; });
  if (!one) {
    throw PlanError{
        "Migration plans with both forwards and backwards migrations are not supported. Please "
        "split your migration process into separate plans of only forwards OR backwards "
        "migrations."};
  }
}

}  // namespace

PlannedRun make_plan(Project const& project, Recorded const& recorded, LoadedGraph loaded,
                     std::vector<Target> const& targets) {
  bool const rebuild = std::ranges::any_of(
      targets, [&](Target const& target) { return needs_replaced_nodes(loaded, target); });
  if (rebuild) {
    loaded = build_graph(project, recorded, {.replacing = Replacing::no});
  }
  Planner planner{loaded};
  for (Target const& target : targets) {
    planner.reach(target);
  }
  Plan plan = planner.take_plan();
  require_one_direction(plan);
  return {std::move(loaded), std::move(plan)};
}

Plan in_running_order(MigrationGraph const& graph, Plan plan) {
  if (plan.empty() || plan.front().direction == Direction::backwards) {
    return plan;
  }
  std::vector<Step const*> step_of(graph.nodes().size(), nullptr);
  for (Step const& step : plan) {
    step_of[graph.number(step.migration->key)] = &step;
  }
  Plan ordered;
  ordered.reserve(plan.size());
  for (MigrationKey const& key : graph.full_plan()) {
    if (Step const* const step = step_of[graph.number(key)]) {
      ordered.push_back(*step);
    }
  }
  return ordered;
}

}  // namespace migrator
