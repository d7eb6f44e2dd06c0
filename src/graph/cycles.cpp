#include "graph/cycles.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "migrator/error.hpp"

namespace migrator {
namespace {

// A node of the path under search, and how many of its children have been looked at.
struct Visit {
  MigrationKey const* key;
  std::size_t next_child = 0;
};

[[noreturn]] void throw_cycle(std::vector<Visit> const& path, MigrationKey const& closing) {
  std::vector<std::string> names;
  for (Visit const& visit : path) {
    if (!names.empty() || *visit.key == closing) {
      names.push_back(to_string(*visit.key));
    }
  }
  throw GraphError{join(names, ", ")};
}

void search_from(MigrationGraph const& graph, MigrationKey const& start, KeySet& seen) {
  std::vector<Visit> path{{&start}};
  KeySet on_path{start};
  seen.insert(start);
  while (!path.empty()) {
    Visit& top = path.back();
    std::vector<MigrationKey> const& children = graph.node(*top.key).children;
    if (top.next_child == children.size()) {
      on_path.erase(*top.key);
      path.pop_back();
      continue;
    }
    MigrationKey const& child = children[top.next_child++];
    if (on_path.contains(child)) {
      throw_cycle(path, child);
    }
    if (seen.insert(child).second) {
      on_path.insert(child);
      path.push_back({&child});
    }
  }
}

}  // namespace

void require_acyclic(MigrationGraph const& graph) {
  KeySet seen;
  for (auto const& [key, node] : graph.nodes()) {
    if (!seen.contains(key)) {
      search_from(graph, key, seen);
    }
  }
}

}  // namespace migrator
