// The graph of migrations: Django's MigrationGraph and the part of MigrationLoader that builds
// it (django-behaviour 2). Pure; linear in nodes and edges (with a logarithm where Django sorts);
// no recursion.
#pragma once

#include "migrator/key.hpp"
#include "migrator/migration.hpp"
#include "migrator/project.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

using KeySet = std::set<MigrationKey>;

// The rows of django_migrations: each recorded key with the time of its last row, as
// "2026-01-02 03:04:05" in the time zone of the settings.
using Recorded = std::map<MigrationKey, std::string>;

// Built once by build_graph(), then const. The nodes are numbered by the order of their keys, so
// that what walks the graph compares numbers and not names.
class MigrationGraph {
 public:
  struct Node {
    Migration const* migration = nullptr;
    std::vector<std::size_t> parents;   // their numbers, ascending
    std::vector<std::size_t> children;  // likewise
  };

  MigrationGraph() = default;
  // Requires: nodes sorted by key, their numbers their places here, without a cycle.
  explicit MigrationGraph(std::vector<Node> nodes) : nodes_{std::move(nodes)} {}

  std::vector<Node> const& nodes() const { return nodes_; }
  MigrationKey const& key(std::size_t number) const { return nodes_[number].migration->key; }

  // Nothing when the graph has no such node. Logarithmic, as all that is asked by key.
  std::optional<std::size_t> find(MigrationKey const& key) const;
  bool contains(MigrationKey const& key) const { return find(key).has_value(); }

  // Throw GraphError "Node ('a', 'm') not a valid node".
  std::size_t number(MigrationKey const& key) const;
  Migration const& at(MigrationKey const& key) const { return *nodes_[number(key)].migration; }
  std::vector<MigrationKey> parents(MigrationKey const& key) const;  // sorted

  // The nodes without parents (children) in their own app, sorted; of one app or, with an empty
  // name, of all.
  std::vector<MigrationKey> roots(std::string_view app = {}) const;
  std::vector<MigrationKey> leaves(std::string_view app = {}) const;

  // The node's ancestors (descendants) and itself, in Django's order (django-behaviour 2.3).
  // Throw as number().
  std::vector<MigrationKey> forwards_plan(MigrationKey const& key) const;
  std::vector<MigrationKey> backwards_plan(MigrationKey const& key) const;

  // The forwards plans of these nodes, one after the other, without repeats. Linear in the graph,
  // not in nodes times graph.
  std::vector<MigrationKey> forwards_plan(std::vector<MigrationKey> const& keys) const;

  // The forwards plan of all leaves: every node.
  std::vector<MigrationKey> full_plan() const;

 private:
  std::vector<Node> nodes_;
};

// What Django's MigrationLoader holds after build_graph().
struct LoadedGraph {
  MigrationGraph graph;
  // The recorded keys, with squashes added or taken out by their replaced migrations (2.2, 5).
  KeySet applied;
  // All migrations with `replaces`, in order, whether they are in the graph or not.
  std::vector<Migration const*> replacements;
};

enum class Replacing { yes, no };

// What a dependency on the first or latest migration of an app without any is: an error, or
// nothing, as for `showmigrations --list`.
enum class EmptyApps { refused, passed_over };

struct BuildOptions {
  Replacing replacing = Replacing::yes;
  EmptyApps empty_apps = EmptyApps::refused;
};

// Builds the graph from what is on disk and what is recorded (2.2). Throws GraphError with
// Django's words for dependencies that are not there and for a cycle, naming the files that have
// them. The result points into `project`.
LoadedGraph build_graph(Project const& project, Recorded const& recorded,
                        BuildOptions options = {});

// Throws GraphError "Migration a.m is applied before its dependency b.n on database 'default'.",
// a line for each recorded key with a parent that is not recorded, sorted (3.3).
void check_consistent_history(LoadedGraph const& loaded, Recorded const& recorded,
                              std::string_view database_alias = "default");

// Apps with more than one leaf, and those leaves, sorted (2.5).
std::map<std::string, std::vector<std::string>> find_conflicts(MigrationGraph const& graph);

// Django's words for them; what `migrate` refuses with.
std::string describe_conflicts(std::map<std::string, std::vector<std::string>> const& conflicts);

// The migration of `app` on disk whose name begins with `prefix`, replaced ones and squashes
// included. Throws PlanError with Django's words when there is none, then followed by `advice`,
// or more than one (2.1).
Migration const& find_by_prefix(Project const& project, std::string_view app,
                                std::string_view prefix, std::string_view advice = {});

}  // namespace migrator
