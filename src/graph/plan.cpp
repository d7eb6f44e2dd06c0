#include "migrator/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "migrator/error.hpp"

namespace migrator {
namespace {

// Collects the steps; `applied` is what will be applied once they have run.
struct Planner {
  MigrationGraph const& graph;
  KeySet applied;
  Plan plan;

  void unapply(std::vector<MigrationKey> const& starts) {
    for (MigrationKey const& key : graph.backwards_plan(starts)) {
      if (applied.erase(key) > 0) {
        plan.push_back({&graph.at(key), Direction::backwards});
      }
    }
  }

  void apply(std::vector<MigrationKey> const& targets) {
    for (MigrationKey const& key : graph.forwards_plan(targets)) {
      if (applied.insert(key).second) {
        plan.push_back({&graph.at(key), Direction::forwards});
      }
    }
  }
};

std::vector<MigrationKey> children_in_app(MigrationGraph const& graph, MigrationKey const& key) {
  std::vector<MigrationKey> children = graph.node(key).children;
  std::erase_if(children, [&key](MigrationKey const& child) { return child.app != key.app; });
  return children;
}

// Whether a target has been applied under a graph that no longer has it: a squash replaced it.
bool is_replaced_target(LoadedGraph const& loaded, std::vector<Target> const& targets) {
  return std::ranges::any_of(targets, [&loaded](Target const& target) {
    if (!target.name) {
      return false;
    }
    MigrationKey const key{target.app, *target.name};
    return loaded.applied.contains(key) && !loaded.graph.contains(key);
  });
}

Plan plan_targets(LoadedGraph const& loaded, std::vector<Target> const& targets) {
  Planner planner{loaded.graph, loaded.applied, {}};
  std::vector<MigrationKey> pending;
  for (Target const& target : targets) {
    if (!target.name) {
      planner.unapply(loaded.graph.roots(target.app));
      continue;
    }
    MigrationKey const key{target.app, *target.name};
    if (planner.applied.contains(key)) {
      planner.unapply(children_in_app(loaded.graph, key));
    } else {
      pending.push_back(key);
    }
  }
  planner.apply(pending);
  return std::move(planner.plan);
}

}  // namespace

PlannedRun make_plan(Project const& project, Recorded const& recorded, LoadedGraph loaded,
                     std::vector<Target> const& targets) {
  if (is_replaced_target(loaded, targets)) {
    loaded = build_graph(project, recorded, {.replacing = Replacing::no});
  }
  Plan plan = plan_targets(loaded, targets);
  return {std::move(loaded), std::move(plan)};
}

namespace {

std::string furthest_point(Plan const& plan, Step const& stuck) {
  if (stuck == plan.front()) {
    return "Nothing of this plan can be unapplied.";
  }
  return fmt::format("The plan can go back no further than to `migrate {} {}`.",
                     stuck.migration->key.app, stuck.migration->key.name);
}

}  // namespace

void require_reversible(Plan const& plan) {
  for (Step const& step : plan) {
    if (step.direction == Direction::forwards) {
      continue;
    }
    std::vector<Operation> const& operations = step.migration->operations;
    for (std::size_t i = 0; i < operations.size(); ++i) {
      Operation const* const stuck = find_irreversible(operations[i]);
      if (stuck == nullptr) {
        continue;
      }
      SourceLocation const place = location_of(*step.migration, i);
      throw PlanError{fmt::format(
          "Operation <{} {}> in {} is not reversible\n  at {}:{}. Nothing has been changed. {}",
          type_name(*stuck), describe(*stuck), to_string(step.migration->key), place.file,
          place.line, furthest_point(plan, step))};
    }
  }
}

Plan in_running_order(MigrationGraph const& graph, Plan plan) {
  if (plan.empty() || plan.front().direction == Direction::backwards) {
    return plan;
  }
  KeySet wanted;
  for (Step const& step : plan) {
    wanted.insert(step.migration->key);
  }
  Plan ordered;
  for (MigrationKey const& key : graph.full_plan()) {
    if (wanted.contains(key)) {
      ordered.push_back({&graph.at(key), Direction::forwards});
    }
  }
  return ordered;
}

}  // namespace migrator
