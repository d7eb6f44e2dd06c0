#include "graph/replacements.hpp"

#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

std::set<NodeId> nodes_of(DraftGraph const& graph, std::vector<MigrationKey> const& keys) {
  std::set<NodeId> ids;
  for (MigrationKey const& key : keys) {
    if (std::optional<NodeId> const id = graph.find(key)) {
      ids.insert(*id);
    }
  }
  return ids;
}

NodeId replacement_node(DraftGraph const& graph, MigrationKey const& key, char const* problem) {
  if (std::optional<NodeId> const id = graph.find(key)) {
    return *id;
  }
  throw GraphError{
      fmt::format("{}\n  A squash that replaces {} comes before it: replacements are carried out "
                  "in the order of "
                  "their names, so rename one of the two, or delete the older.",
                  fmt::format(fmt::runtime(problem), python_tuple(key)), to_string(key))};
}

void require_not_itself(Migration const& replacement) {
  if (std::ranges::find(replacement.replaces, replacement.key) != replacement.replaces.end()) {
    throw GraphError{fmt::format("Migration {} replaces itself: take it out of `replaces`{}{}.",
                                 to_string(replacement.key), replacement.file.empty() ? "" : " in ",
                                 replacement.file)};
  }
}

// Edges between replaced nodes go with them; all others become the replacement's.
void remove_replaced_nodes(DraftGraph& graph, Migration const& replacement) {
  require_not_itself(replacement);
  NodeId const substitute = replacement_node(
      graph, replacement.key,
      "Unable to find replacement node {}. It was either never added to the migration graph, or "
      "has been removed.");
  std::set<NodeId> const replaced = nodes_of(graph, replacement.replaces);
  for (NodeId const id : replaced) {
    std::set<NodeId> const children = graph.nodes()[id].children;
    std::set<NodeId> const parents = graph.nodes()[id].parents;
    graph.remove(id);
    for (NodeId const child : children) {
      if (!replaced.contains(child)) {
        graph.add_edge(child, substitute);
      }
    }
    for (NodeId const parent : parents) {
      if (!replaced.contains(parent)) {
        graph.add_edge(substitute, parent);
      }
    }
  }
}

// The replaced nodes that no other replaced node waits for come last; the replacement's children
// will wait for those.
std::set<NodeId> last_of(DraftGraph const& graph, std::set<NodeId> const& replaced) {
  std::set<NodeId> last = replaced;
  for (NodeId const id : replaced) {
    for (NodeId const parent : graph.nodes()[id].parents) {
      last.erase(parent);
    }
  }
  return last;
}

// The replaced nodes have their own parents, so those of the replacement just go.
void remove_replacement_node(DraftGraph& graph, Migration const& replacement) {
  NodeId const substitute = replacement_node(
      graph, replacement.key,
      "Unable to remove replacement node {}. It was either never added to the migration graph, "
      "or has been removed already.");
  std::set<NodeId> const children = graph.nodes()[substitute].children;
  graph.remove(substitute);
  std::set<NodeId> const last = last_of(graph, nodes_of(graph, replacement.replaces));
  for (NodeId const child : children) {
    for (NodeId const parent : last) {
      if (child != substitute) {
        graph.add_edge(child, parent);
      }
    }
  }
}

}  // namespace

void carry_out_replacements(DraftGraph& graph, std::vector<Migration const*> const& replacements,
                            KeySet& applied) {
  auto const is_applied = [&](MigrationKey const& key) { return applied.contains(key); };
  for (Migration const* const replacement : replacements) {
    bool const all = std::ranges::all_of(replacement->replaces, is_applied);
    bool const none = std::ranges::none_of(replacement->replaces, is_applied);
    if (all) {
      applied.insert(replacement->key);
    } else {
      applied.erase(replacement->key);
    }
    if (all || none) {
      remove_replaced_nodes(graph, *replacement);
    } else {
      remove_replacement_node(graph, *replacement);
    }
  }
}

}  // namespace migrator
