#include "migrator/graph.hpp"

#include "graph/walk.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace migrator {
namespace {

using Node = MigrationGraph::Node;

std::string const& app_of(Node const& node) {
  return node.migration->key.app;
}

bool has_neighbour_in_its_app(MigrationGraph const& graph, Node const& node,
                              std::vector<std::size_t> Node::*neighbours) {
  return std::ranges::any_of(node.*neighbours, [&](std::size_t neighbour) {
    return graph.key(neighbour).app == app_of(node);
  });
}

// The nodes of the app, or all, that have no parents (children) in their own app.
std::vector<MigrationKey> ends(MigrationGraph const& graph, std::string_view app,
                               std::vector<std::size_t> Node::*neighbours) {
  std::vector<MigrationKey> found;
  for (Node const& node : graph.nodes()) {
    bool const wanted = app.empty() || app == app_of(node);
    if (wanted && !has_neighbour_in_its_app(graph, node, neighbours)) {
      found.push_back(node.migration->key);
    }
  }
  return found;
}

void append_keys(std::vector<MigrationKey>& keys, MigrationGraph const& graph,
                 std::vector<std::size_t> const& numbers) {
  for (std::size_t const number : numbers) {
    keys.push_back(graph.key(number));
  }
}

std::vector<MigrationKey> keys_of(MigrationGraph const& graph,
                                  std::vector<std::size_t> const& numbers) {
  std::vector<MigrationKey> keys;
  keys.reserve(numbers.size());
  append_keys(keys, graph, numbers);
  return keys;
}

}  // namespace

std::optional<std::size_t> MigrationGraph::find(MigrationKey const& key) const {
  auto const found = std::ranges::lower_bound(
      nodes_, key, std::less{},
      [](Node const& node) -> auto const& { return node.migration->key; });
  if (found == nodes_.end() || found->migration->key != key) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - nodes_.begin());
}

std::size_t MigrationGraph::number(MigrationKey const& key) const {
  if (std::optional<std::size_t> const found = find(key)) {
    return *found;
  }
  throw GraphError{
      fmt::format("Node {} not a valid node\n  {} is not on disk, or a squash has taken its place.",
                  python_tuple(key), to_string(key))};
}

std::vector<MigrationKey> MigrationGraph::parents(MigrationKey const& key) const {
  return keys_of(*this, nodes_[number(key)].parents);
}

std::vector<MigrationKey> MigrationGraph::roots(std::string_view app) const {
  return ends(*this, app, &Node::parents);
}

std::vector<MigrationKey> MigrationGraph::leaves(std::string_view app) const {
  return ends(*this, app, &Node::children);
}

std::vector<MigrationKey> MigrationGraph::forwards_plan(MigrationKey const& key) const {
  return keys_of(*this, Walk{*this, Towards::parents}.from(number(key)));
}

std::vector<MigrationKey> MigrationGraph::backwards_plan(MigrationKey const& key) const {
  return keys_of(*this, Walk{*this, Towards::children}.from(number(key)));
}

std::vector<MigrationKey> MigrationGraph::forwards_plan(
    std::vector<MigrationKey> const& keys) const {
  std::vector<MigrationKey> plan;
  Walk walk{*this, Towards::parents};
  for (MigrationKey const& key : keys) {
    append_keys(plan, *this, walk.from(number(key)));
  }
  return plan;
}

std::vector<MigrationKey> MigrationGraph::full_plan() const {
  return forwards_plan(leaves());
}

}  // namespace migrator
