// The graph while it is being built: edges come and go, and nodes may be missing.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "migrator/graph.hpp"

namespace migrator {

class GraphBuilder {
 public:
  void add_node(Migration const& migration);

  // `child` waits for `parent`. A key without a node gets a dummy that remembers `origin`, the
  // migration that named it.
  void add_edge(Migration const& origin, MigrationKey const& child, MigrationKey const& parent);

  // The smallest of the app's nodes without parents (children) in the app; null without nodes.
  MigrationKey const* first_root(std::string const& app) const;
  MigrationKey const* first_leaf(std::string const& app) const;

  bool contains(MigrationKey const& key) const { return nodes_.contains(key); }

  // The squash takes the place of what it replaces (django-behaviour 2.2).
  void remove_replaced_nodes(Migration const& squash);
  // What it replaces stays, and the squash goes.
  void remove_replacement_node(Migration const& squash);

  // Throws GraphError for the first dummy that is left; `replacements` explain some of them.
  void require_no_dummies(std::vector<Migration const*> const& replacements) const;

  MigrationGraph build() &&;

 private:
  struct Node {
    Migration const* migration = nullptr;  // null for a dummy
    KeySet parents;
    KeySet children;
  };
  struct Dummy {
    MigrationKey key;
    Migration const* origin = nullptr;
    std::string message;
  };
  // The nodes of an app without parents (children) in it, for __first__ and __latest__.
  struct AppEnds {
    KeySet roots;
    KeySet leaves;
  };

  void ensure_node(Migration const& origin, MigrationKey const& key, std::string_view role);
  void connect(MigrationKey const& child, MigrationKey const& parent);

  std::map<MigrationKey, Node> nodes_;
  std::vector<Dummy> dummies_;
  std::map<std::string, AppEnds> ends_;
};

}  // namespace migrator
