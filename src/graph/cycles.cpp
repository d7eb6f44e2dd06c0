#include "graph/cycles.hpp"

#include "base/text.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

enum class Progress : unsigned char { unseen, on_stack, done };

// A node and how many of its children have been looked at.
struct OpenNode {
  std::size_t node;
  std::size_t next_child;
};

// Searches children first from every node in turn, and stops at the first child that is on the
// stack.
class CycleSearch {
 public:
  explicit CycleSearch(MigrationGraph const& graph)
      : graph_{graph}, progress_(graph.nodes().size(), Progress::unseen) {}

  void search_from(std::size_t start) {
    if (progress_[start] != Progress::unseen) {
      return;
    }
    push(start);
    while (!stack_.empty()) {
      OpenNode& top = stack_.back();
      std::vector<std::size_t> const& children = graph_.nodes()[top.node].children;
      if (top.next_child == children.size()) {
        progress_[top.node] = Progress::done;
        stack_.pop_back();
        continue;
      }
      look_at(children[top.next_child++]);
    }
  }

 private:
  void push(std::size_t node) {
    progress_[node] = Progress::on_stack;
    stack_.push_back({node, 0});
  }

  void look_at(std::size_t child) {
    if (progress_[child] == Progress::on_stack) {
      refuse_cycle_from(child);
    }
    if (progress_[child] == Progress::unseen) {
      push(child);
    }
  }

  [[noreturn]] void refuse_cycle_from(std::size_t start) const {
    auto visit = std::ranges::find(stack_, start, &OpenNode::node);
    std::string const first = to_string(graph_.key(start));
    std::string const last = to_string(graph_.key(stack_.back().node));
    std::vector<std::string> cycle;
    for (; visit != stack_.end(); ++visit) {
      cycle.push_back(to_string(graph_.key(visit->node)));
    }
    throw GraphError{fmt::format(
        "{}\n  is a circle: each is to be applied before the next, and {} before {}. Take one of "
        "these dependencies out.",
        join(cycle, ", "), last, first)};
  }

  MigrationGraph const& graph_;
  std::vector<Progress> progress_;
  std::vector<OpenNode> stack_;
};

}  // namespace

void require_acyclic(MigrationGraph const& graph) {
  CycleSearch search{graph};
  for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
    search.search_from(node);
  }
}

}  // namespace migrator
