#include "graph/walk.hpp"

namespace migrator {
namespace {

struct Visit {
  std::size_t node;
  bool neighbours_done;
};

}  // namespace

Walk::Walk(MigrationGraph const& graph, Towards towards)
    : graph_{&graph}, towards_{towards}, seen_(graph.nodes().size()) {}

std::vector<std::size_t> Walk::from(std::size_t start) {
  std::vector<std::size_t> order;
  std::vector<Visit> stack{{start, false}};
  while (!stack.empty()) {
    Visit const visit = stack.back();
    stack.pop_back();
    if (seen_[visit.node]) {
      continue;
    }
    if (visit.neighbours_done) {
      seen_[visit.node] = true;
      order.push_back(visit.node);
      continue;
    }
    stack.push_back({visit.node, true});
    for (std::size_t const neighbour : neighbours(visit.node)) {
      stack.push_back({neighbour, false});
    }
  }
  return order;
}

std::vector<std::size_t> const& Walk::neighbours(std::size_t node) const {
  MigrationGraph::Node const& found = graph_->nodes()[node];
  return towards_ == Towards::parents ? found.parents : found.children;
}

}  // namespace migrator
