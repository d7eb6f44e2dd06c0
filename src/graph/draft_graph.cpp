#include "graph/draft_graph.hpp"

#include <algorithm>
#include <functional>

namespace migrator {
namespace {

std::vector<std::size_t> numbers_of(std::set<NodeId> const& ids,
                                    std::vector<std::size_t> const& number_of) {
  std::vector<std::size_t> numbers;
  numbers.reserve(ids.size());
  for (NodeId const id : ids) {
    numbers.push_back(number_of[id]);
  }
  return numbers;
}

}  // namespace

DraftGraph::DraftGraph(Project const& project) : project_{&project} {
  nodes_.reserve(project.migrations.size());
  for (Migration const& migration : project.migrations) {
    nodes_[add(migration.key)].migration = &migration;
  }
}

std::optional<NodeId> DraftGraph::find(MigrationKey const& key) const {
  if (Migration const* const migration = project_->find(key)) {
    NodeId const id = static_cast<NodeId>(migration - project_->migrations.data());
    return nodes_[id].removed ? std::nullopt : std::optional{id};
  }
  auto const dummy = dummies_.find(key);
  if (dummy == dummies_.end() || nodes_[dummy->second].removed) {
    return std::nullopt;
  }
  return dummy->second;
}

NodeId DraftGraph::find_or_add(MigrationKey const& key, Migration const& origin,
                               Relative named_as) {
  if (std::optional<NodeId> const found = find(key)) {
    return *found;
  }
  NodeId const id = add(key);
  nodes_[id].origin = &origin;
  nodes_[id].named_as = named_as;
  dummies_.emplace(key, id);
  return id;
}

NodeId DraftGraph::add(MigrationKey const& key) {
  NodeId const id = nodes_.size();
  nodes_.push_back({.key = key});
  Ends& ends = ends_[key.app];
  ends.roots.insert(ends.roots.end(), key.name);
  ends.leaves.insert(ends.leaves.end(), key.name);
  return id;
}

void DraftGraph::add_edge(NodeId child, NodeId parent) {
  nodes_[child].parents.insert(parent);
  nodes_[parent].children.insert(child);
  if (nodes_[child].key.app == nodes_[parent].key.app) {
    Ends& ends = ends_[nodes_[child].key.app];
    ends.roots.erase(nodes_[child].key.name);
    ends.leaves.erase(nodes_[parent].key.name);
  }
}

void DraftGraph::remove(NodeId id) {
  DraftNode& node = nodes_[id];
  for (NodeId const parent : node.parents) {
    nodes_[parent].children.erase(id);
  }
  for (NodeId const child : node.children) {
    nodes_[child].parents.erase(id);
  }
  node.parents.clear();
  node.children.clear();
  node.removed = true;
}

std::optional<MigrationKey> DraftGraph::first_root(std::string_view app) const {
  auto const found = ends_.find(app);
  if (found == ends_.end() || found->second.roots.empty()) {
    return std::nullopt;
  }
  return MigrationKey{found->first, *found->second.roots.begin()};
}

std::optional<MigrationKey> DraftGraph::first_leaf(std::string_view app) const {
  auto const found = ends_.find(app);
  if (found == ends_.end() || found->second.leaves.empty()) {
    return std::nullopt;
  }
  return MigrationKey{found->first, *found->second.leaves.begin()};
}

std::vector<NodeId> DraftGraph::dummies() const {
  std::vector<NodeId> left;
  for (NodeId id = project_->migrations.size(); id < nodes_.size(); ++id) {
    if (!nodes_[id].removed) {
      left.push_back(id);
    }
  }
  return left;
}

MigrationGraph DraftGraph::finish() const {
  // The ids of migrations ascend with their keys, so their numbers do, and edges stay sorted.
  std::vector<std::size_t> number_of(project_->migrations.size());
  std::size_t count = 0;
  for (NodeId id = 0; id < number_of.size(); ++id) {
    number_of[id] = nodes_[id].removed ? 0 : count++;
  }
  std::vector<MigrationGraph::Node> finished;
  finished.reserve(count);
  for (NodeId id = 0; id < number_of.size(); ++id) {
    DraftNode const& node = nodes_[id];
    if (!node.removed) {
      finished.push_back({node.migration, numbers_of(node.parents, number_of),
                          numbers_of(node.children, number_of)});
    }
  }
  return MigrationGraph{std::move(finished)};
}

}  // namespace migrator
