// Django's depth-first search (django-behaviour 2.3), with a stack of its own.
#pragma once

#include "migrator/graph.hpp"

#include <cstddef>
#include <vector>

namespace migrator {

enum class Towards { parents, children };

// One walk may start several times; what it has seen it does not give again. As what it has seen
// always holds all ancestors (descendants) of its nodes, starting again gives what Django gets by
// walking anew and leaving out repeats, but all starts together are linear in the graph.
class Walk {
 public:
  // Requires: `graph` outlives the walk.
  Walk(MigrationGraph const& graph, Towards towards);

  Towards towards() const { return towards_; }

  // The nodes that can be reached from `start` and have not been given before, `start` the last:
  // each comes after its parents (children), the largest of which is taken first.
  std::vector<std::size_t> from(std::size_t start);

 private:
  std::vector<std::size_t> const& neighbours(std::size_t node) const;

  MigrationGraph const* graph_;
  Towards towards_;
  std::vector<bool> seen_;
};

}  // namespace migrator
