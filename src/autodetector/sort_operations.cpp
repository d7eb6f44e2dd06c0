#include "autodetector/migration_list.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

// Python's graphlib.TopologicalSorter over numbers, as much of it as its order depends on.
class TopologicalSorter {
 public:
  explicit TopologicalSorter(std::size_t size) : nodes_(size) {}

  void add(std::size_t node, std::vector<std::size_t> const& predecessors = {}) {
    mention(node);
    nodes_[node].waits_for += predecessors.size();
    for (std::size_t const predecessor : predecessors) {
      mention(predecessor);
      nodes_[predecessor].successors.push_back(node);
    }
  }

  // Fewer than all nodes when some wait for one another.
  std::vector<std::size_t> static_order() {
    std::vector<std::size_t> order;
    for (std::size_t const node : mentioned_) {
      if (nodes_[node].waits_for == 0) {
        order.push_back(node);
      }
    }
    // A generation is what the one before it has freed, so the order itself is the queue.
    for (std::size_t done = 0; done < order.size(); ++done) {
      for (std::size_t const successor : nodes_[order[done]].successors) {
        if (--nodes_[successor].waits_for == 0) {
          order.push_back(successor);
        }
      }
    }
    return order;
  }

 private:
  struct Node {
    bool mentioned = false;
    std::size_t waits_for = 0;
    std::vector<std::size_t> successors;
  };

  void mention(std::size_t node) {
    if (!nodes_[node].mentioned) {
      nodes_[node].mentioned = true;
      mentioned_.push_back(node);
    }
  }

  std::vector<Node> nodes_;
  std::vector<std::size_t> mentioned_;
};

[[noreturn]] void refuse_circle(std::vector<GeneratedOperation> const& operations,
                                std::vector<std::size_t> const& order, std::string_view app) {
  std::vector<bool> sorted(operations.size());
  for (std::size_t const place : order) {
    sorted[place] = true;
  }
  std::string text;
  for (std::size_t place = 0; place < operations.size(); ++place) {
    if (!sorted[place]) {
      text += fmt::format("\n  {}", describe(operations[place].operation));
    }
  }
  throw Error{fmt::format(
      "Cannot resolve operation dependencies: these of '{}' wait for one another; make the change "
      "in two steps:{}",
      app, text)};
}

}  // namespace

std::vector<GeneratedOperation> sort_operations(std::vector<GeneratedOperation> operations,
                                                std::string_view app, Settings const& settings) {
  Satisfying const satisfying{operations};
  TopologicalSorter sorter{operations.size()};
  for (std::size_t place = 0; place < operations.size(); ++place) {
    sorter.add(place);
    for (OperationDependency const& dependency : operations[place].dependencies) {
      OperationDependency const meant = resolved(dependency, settings);
      if (meant.app == app) {
        sorter.add(place, satisfying.find(meant));
      }
    }
  }
  std::vector<std::size_t> const order = sorter.static_order();
  if (order.size() < operations.size()) {
    refuse_circle(operations, order, app);
  }
  std::vector<GeneratedOperation> sorted;
  sorted.reserve(operations.size());
  for (std::size_t const place : order) {
    sorted.push_back(std::move(operations[place]));
  }
  return sorted;
}

}  // namespace migrator
