#include "graph/graph_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "migrator/error.hpp"

namespace migrator {

void GraphBuilder::add_node(Migration const& migration) {
  nodes_[migration.key].migration = &migration;
  AppEnds& ends = ends_[migration.key.app];
  ends.roots.insert(migration.key);
  ends.leaves.insert(migration.key);
}

void GraphBuilder::add_edge(Migration const& origin, MigrationKey const& child,
                            MigrationKey const& parent) {
  ensure_node(origin, child, "child");
  ensure_node(origin, parent, "parent");
  connect(child, parent);
  if (child.app == parent.app) {
    AppEnds& ends = ends_[child.app];
    ends.roots.erase(child);
    ends.leaves.erase(parent);
  }
}

void GraphBuilder::ensure_node(Migration const& origin, MigrationKey const& key,
                               std::string_view role) {
  if (nodes_.contains(key)) {
    return;
  }
  nodes_[key] = {};
  AppEnds& ends = ends_[key.app];
  ends.roots.insert(key);
  ends.leaves.insert(key);
  dummies_.push_back(
      {key, &origin,
       fmt::format("Migration {} dependencies reference nonexistent {} node {}",
                   to_string(origin.key), role, python_tuple(key))});
}

void GraphBuilder::connect(MigrationKey const& child, MigrationKey const& parent) {
  nodes_.at(child).parents.insert(parent);
  nodes_.at(parent).children.insert(child);
}

MigrationKey const* GraphBuilder::first_root(std::string const& app) const {
  auto const found = ends_.find(app);
  bool const any = found != ends_.end() && !found->second.roots.empty();
  return any ? &*found->second.roots.begin() : nullptr;
}

MigrationKey const* GraphBuilder::first_leaf(std::string const& app) const {
  auto const found = ends_.find(app);
  bool const any = found != ends_.end() && !found->second.leaves.empty();
  return any ? &*found->second.leaves.begin() : nullptr;
}

void GraphBuilder::remove_replaced_nodes(Migration const& squash) {
  KeySet const replaced{squash.replaces.begin(), squash.replaces.end()};
  if (!nodes_.contains(squash.key)) {
    throw GraphError{fmt::format(
        "Unable to find replacement node {}. It was either never added to the migration graph, "
        "or has been removed.",
        python_tuple(squash.key))};
  }
  for (MigrationKey const& key : replaced) {
    auto const found = nodes_.find(key);
    if (found == nodes_.end()) {
      continue;
    }
    Node const node = std::move(found->second);
    nodes_.erase(found);
    for (MigrationKey const& child : node.children) {
      nodes_.at(child).parents.erase(key);
      if (!replaced.contains(child)) {
        connect(child, squash.key);
      }
    }
    for (MigrationKey const& parent : node.parents) {
      nodes_.at(parent).children.erase(key);
      if (!replaced.contains(parent)) {
        connect(squash.key, parent);
      }
    }
  }
}

void GraphBuilder::remove_replacement_node(Migration const& squash) {
  auto const found = nodes_.find(squash.key);
  if (found == nodes_.end()) {
    throw GraphError{fmt::format(
        "Unable to remove replacement node {}. It was either never added to the migration graph, "
        "or has been removed already.",
        python_tuple(squash.key))};
  }
  Node const node = std::move(found->second);
  nodes_.erase(found);
  KeySet last;  // the replaced nodes that no other replaced node waits for
  for (MigrationKey const& key : squash.replaces) {
    if (nodes_.contains(key)) {
      last.insert(key);
    }
  }
  for (MigrationKey const& key : squash.replaces) {
    auto const replaced = nodes_.find(key);
    if (replaced != nodes_.end()) {
      for (MigrationKey const& parent : replaced->second.parents) {
        last.erase(parent);
      }
    }
  }
  for (MigrationKey const& child : node.children) {
    nodes_.at(child).parents.erase(squash.key);
    for (MigrationKey const& key : last) {
      connect(child, key);
    }
  }
  for (MigrationKey const& parent : node.parents) {
    nodes_.at(parent).children.erase(squash.key);
  }
}

namespace {

std::string place_of(Migration const& migration) {
  return migration.file.empty() ? "" : fmt::format("\n  in {}", migration.file);
}

// The squashes that would have stood in for the missing node, had they not been left out.
std::vector<std::string> squashes_for(MigrationKey const& missing,
                                      std::vector<Migration const*> const& replacements) {
  std::vector<std::string> names;
  for (Migration const* const squash : replacements) {
    if (std::ranges::find(squash->replaces, missing) != squash->replaces.end()) {
      names.push_back(to_string(squash->key));
    }
  }
  return names;
}

}  // namespace

void GraphBuilder::require_no_dummies(std::vector<Migration const*> const& replacements) const {
  for (Dummy const& dummy : dummies_) {
    auto const found = nodes_.find(dummy.key);
    if (found == nodes_.end() || found->second.migration != nullptr) {
      continue;  // a squash took its place
    }
    std::vector<std::string> const squashes = squashes_for(dummy.key, replacements);
    bool const any_in_graph = std::ranges::any_of(replacements, [&](Migration const* squash) {
      return nodes_.contains(squash->key) &&
             std::ranges::find(squash->replaces, dummy.key) != squash->replaces.end();
    });
    if (squashes.empty() || any_in_graph) {
      std::vector<std::string_view> known;
      for (auto const& [key, node] : nodes_) {
        if (node.migration != nullptr && key.app == dummy.key.app) {
          known.push_back(key.name);
        }
      }
      throw GraphError{dummy.message + did_you_mean(dummy.key.name, known) +
                       place_of(*dummy.origin)};
    }
    throw GraphError{fmt::format(
        "Migration {} depends on nonexistent node {}. Django tried to replace migration {} with "
        "any of [{}] but wasn't able to because some of the replaced migrations are already "
        "applied.{}",
        to_string(dummy.origin->key), python_tuple(dummy.key), to_string(dummy.key),
        join(squashes, ", "), place_of(*dummy.origin))};
  }
}

MigrationGraph GraphBuilder::build() && {
  std::map<MigrationKey, MigrationGraph::Node> nodes;
  for (auto& [key, node] : nodes_) {
    nodes.emplace_hint(nodes.end(), key,
                       MigrationGraph::Node{node.migration,
                                            {node.parents.begin(), node.parents.end()},
                                            {node.children.begin(), node.children.end()}});
  }
  return MigrationGraph{std::move(nodes)};
}

}  // namespace migrator
