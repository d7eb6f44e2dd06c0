// Walks over a finished graph.
#include "migrator/graph.hpp"

#include <algorithm>
#include <set>

#include "migrator/error.hpp"

namespace migrator {
namespace {

enum class Towards { parents, children };

std::vector<MigrationKey> const& neighbours(MigrationGraph::Node const& node, Towards towards) {
  return towards == Towards::parents ? node.parents : node.children;
}

bool has_neighbour_in_app(MigrationGraph::Node const& node, std::string_view app,
                          Towards towards) {
  std::vector<MigrationKey> const& others = neighbours(node, towards);
  return std::ranges::any_of(others, [app](MigrationKey const& key) { return key.app == app; });
}

// Django's depth-first search (django-behaviour 2.3): a node comes after all that lies in the
// direction of the walk, the largest neighbour first. Nodes in `seen` and what lies behind them
// are passed over. Each node is opened once, so the walk is linear.
void walk(MigrationGraph const& graph, MigrationKey const& start, Towards towards, KeySet& seen,
          std::vector<MigrationKey>& plan) {
  struct Entry {
    MigrationKey const* key;
    bool processed;
  };
  std::vector<Entry> stack{{&start, false}};
  while (!stack.empty()) {
    Entry const entry = stack.back();
    stack.pop_back();
    if (seen.contains(*entry.key)) {
      continue;
    }
    if (entry.processed) {
      seen.insert(*entry.key);
      plan.push_back(*entry.key);
      continue;
    }
    stack.push_back({entry.key, true});
    for (MigrationKey const& next : neighbours(graph.node(*entry.key), towards)) {
      stack.push_back({&next, false});
    }
  }
}

std::vector<MigrationKey> walk_all(MigrationGraph const& graph,
                                   std::vector<MigrationKey> const& starts, Towards towards) {
  KeySet seen;
  std::vector<MigrationKey> plan;
  for (MigrationKey const& start : starts) {
    graph.node(start);  // throws when it is not there
    walk(graph, start, towards, seen, plan);
  }
  return plan;
}

std::vector<MigrationKey> ends(std::map<MigrationKey, MigrationGraph::Node> const& nodes,
                               std::string_view app, Towards towards) {
  std::vector<MigrationKey> found;
  auto node = app.empty() ? nodes.begin() : nodes.lower_bound({std::string{app}, {}});
  for (; node != nodes.end() && (app.empty() || node->first.app == app); ++node) {
    if (!has_neighbour_in_app(node->second, node->first.app, towards)) {
      found.push_back(node->first);
    }
  }
  return found;
}

}  // namespace

MigrationGraph::MigrationGraph(std::map<MigrationKey, Node> nodes) : nodes_{std::move(nodes)} {}

bool MigrationGraph::contains(MigrationKey const& key) const { return nodes_.contains(key); }

MigrationGraph::Node const& MigrationGraph::node(MigrationKey const& key) const {
  auto const found = nodes_.find(key);
  if (found == nodes_.end()) {
    throw GraphError{"Node " + python_tuple(key) + " not a valid node"};
  }
  return found->second;
}

std::vector<MigrationKey> MigrationGraph::roots(std::string_view app) const {
  return ends(nodes_, app, Towards::parents);
}

std::vector<MigrationKey> MigrationGraph::leaves(std::string_view app) const {
  return ends(nodes_, app, Towards::children);
}

std::vector<MigrationKey> MigrationGraph::forwards_plan(MigrationKey const& key) const {
  return walk_all(*this, {key}, Towards::parents);
}

std::vector<MigrationKey> MigrationGraph::backwards_plan(MigrationKey const& key) const {
  return walk_all(*this, {key}, Towards::children);
}

std::vector<MigrationKey> MigrationGraph::forwards_plan(
    std::vector<MigrationKey> const& keys) const {
  return walk_all(*this, keys, Towards::parents);
}

std::vector<MigrationKey> MigrationGraph::backwards_plan(
    std::vector<MigrationKey> const& keys) const {
  return walk_all(*this, keys, Towards::children);
}

std::vector<MigrationKey> MigrationGraph::full_plan() const { return forwards_plan(leaves()); }

}  // namespace migrator
