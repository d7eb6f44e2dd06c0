// Bytes as a small project, what is recorded of it, and targets: whatever they say, the graph and
// the plan keep their promises, or are refused with a GraphError or a PlanError.
//
// The bytes are text, one statement a line, so that the corpus can be read: those of
// support/graph_of.hpp, and `recorded a.1 a.2` and `targets a.2 b.zero`. Lines that are neither are
// passed over.

#include "migrator/error.hpp"
#include "migrator/plan.hpp"
#include "support/graph_of.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace migrator;

constexpr std::size_t longest_input = 4096;

struct Input {
  Project project;
  Recorded recorded;
  std::vector<Target> targets;
};

void require(bool promise, std::string_view text) {
  if (!promise) {
    std::cerr << "broken promise: " << text << '\n';
    std::abort();
  }
}

bool take_prefix(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) {
    return false;
  }
  line.remove_prefix(prefix.size());
  return true;
}

std::vector<Target> targets_of(std::string_view text) {
  std::vector<Target> targets;
  for (MigrationKey const& key : test::keys_of(text)) {
    bool const zero = key.name == "zero";
    targets.push_back({key.app, zero ? std::nullopt : std::optional{key.name}});
  }
  return targets;
}

Input input_of(std::string_view text) {
  Input input;
  std::string statements;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    try {
      if (take_prefix(line, "recorded ")) {
        input.recorded.merge(test::recorded_of(line));
      } else if (take_prefix(line, "targets ")) {
        input.targets = targets_of(line);
      } else {
        test::project_of(line);  // throws for what is no statement
        statements.append(line).append("\n");
      }
    } catch (std::invalid_argument const&) {
      continue;
    }
  }
  input.project = test::project_of(statements);
  return input;
}

// Each node once, after all its parents.
void check_full_plan(MigrationGraph const& graph) {
  KeySet seen;
  for (MigrationKey const& key : graph.full_plan()) {
    for (MigrationKey const& parent : graph.parents(key)) {
      require(seen.contains(parent), "the full plan has each parent before its children");
    }
    require(seen.insert(key).second, "the full plan has no repeats");
  }
  require(seen.size() == graph.nodes().size(), "the full plan has every node");
}

void check_edges(MigrationGraph const& graph) {
  for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
    require(node == 0 || graph.key(node - 1) < graph.key(node), "nodes are sorted by key");
    for (std::size_t const parent : graph.nodes()[node].parents) {
      std::vector<std::size_t> const& children = graph.nodes()[parent].children;
      require(std::ranges::binary_search(children, node), "a parent knows its sorted children");
    }
  }
}

// Forwards each step has its parents applied before it; backwards none of its children is left.
void check_steps(LoadedGraph const& loaded, Plan const& plan) {
  KeySet applied = loaded.applied;
  for (Step const& step : plan) {
    require(step.direction == plan.front().direction, "a plan has one direction");
    MigrationKey const& key = step.migration->key;
    std::size_t const number = loaded.graph.number(key);
    if (step.direction == Direction::forwards) {
      for (MigrationKey const& parent : loaded.graph.parents(key)) {
        require(applied.contains(parent), "parents are applied first");
      }
      require(applied.insert(key).second, "nothing is applied twice");
    } else {
      for (std::size_t const child : loaded.graph.nodes()[number].children) {
        require(!applied.contains(loaded.graph.key(child)), "children are unapplied first");
      }
      require(applied.erase(key) == 1, "only what is applied is unapplied");
    }
  }
}

void check_targets(LoadedGraph const& loaded, Plan const& plan,
                   std::vector<Target> const& targets) {
  KeySet applied = loaded.applied;
  for (Step const& step : plan) {
    if (step.direction == Direction::forwards) {
      applied.insert(step.migration->key);
    } else {
      applied.erase(step.migration->key);
    }
  }
  for (Target const& target : targets) {
    bool const forwards = plan.empty() || plan.front().direction == Direction::forwards;
    if (target.name && forwards) {
      require(applied.contains({target.app, *target.name}), "a target is applied in the end");
    }
    if (!target.name && !forwards) {
      for (MigrationGraph::Node const& node : loaded.graph.nodes()) {
        require(node.migration->key.app != target.app || !applied.contains(node.migration->key),
                "nothing of an app is applied after zero");
      }
    }
  }
}

// Plans hold for histories with gaps as well; only `migrate` refuses those.
void look_at_history(LoadedGraph const& loaded, Recorded const& recorded) {
  try {
    check_consistent_history(loaded, recorded);
  } catch (GraphError const&) {
    return;
  }
}

void check(Input const& input) {
  LoadedGraph loaded = build_graph(input.project, input.recorded);
  check_full_plan(loaded.graph);
  check_edges(loaded.graph);
  look_at_history(loaded, input.recorded);
  PlannedRun const run = make_plan(input.project, input.recorded, std::move(loaded), input.targets);
  Plan const ordered = in_running_order(run.loaded.graph, run.plan);
  require(ordered.size() == run.plan.size(), "the running order drops nothing");
  check_targets(run.loaded, run.plan, input.targets);
  check_steps(run.loaded, run.plan);
  check_steps(run.loaded, ordered);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > longest_input) {
    return 0;
  }
  Input const input = input_of({reinterpret_cast<char const*>(data), size});
  try {
    check(input);
  } catch (GraphError const&) {
    return 0;
  } catch (PlanError const&) {
    return 0;
  }
  return 0;
}
