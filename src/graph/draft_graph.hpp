// The graph while it is being built: it may hold dummies and cycles, and nodes come and go.
#pragma once

#include "migrator/graph.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

using NodeId = std::size_t;

enum class Relative { parent, child };

struct DraftNode {
  MigrationKey key;
  Migration const* migration = nullptr;  // null: a dummy, for what is named but not on disk
  std::set<NodeId> parents;
  std::set<NodeId> children;
  bool removed = false;

  // Of a dummy: the migration that named it first, and as what.
  Migration const* origin = nullptr;
  Relative named_as = Relative::parent;
};

class DraftGraph {
 public:
  // A node for each migration on disk; its place there is its id.
  explicit DraftGraph(Project const& project);

  std::vector<DraftNode> const& nodes() const { return nodes_; }

  // Nothing for what was never there and for what was removed.
  std::optional<NodeId> find(MigrationKey const& key) const;

  // The same, but makes a dummy of what was never there.
  NodeId find_or_add(MigrationKey const& key, Migration const& origin, Relative named_as);

  void add_edge(NodeId child, NodeId parent);

  // Takes the node and its edges out.
  void remove(NodeId id);

  // The smallest name of the app's nodes without parents (children) in the app.
  // Only until the first node is removed.
  std::optional<MigrationKey> first_root(std::string_view app) const;
  std::optional<MigrationKey> first_leaf(std::string_view app) const;

  // Those that are still there, in the order in which they were made.
  std::vector<NodeId> dummies() const;

  // Requires: no dummies.
  MigrationGraph finish() const;

 private:
  // What first_root() and first_leaf() need at any moment, kept up to date edge by edge: a
  // `run_before` may change it between two questions.
  struct Ends {
    std::set<std::string> roots;
    std::set<std::string> leaves;
  };

  NodeId add(MigrationKey const& key);

  Project const* project_;
  std::vector<DraftNode> nodes_;
  std::map<MigrationKey, NodeId> dummies_;
  std::map<std::string, Ends, std::less<>> ends_;
};

}  // namespace migrator
