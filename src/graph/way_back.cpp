#include "graph/way_back.hpp"

#include "graph/walk.hpp"

#include <map>
#include <set>
#include <string_view>

namespace migrator {
namespace {

class WayBack {
 public:
  WayBack(LoadedGraph const& loaded, Plan const& plan, std::vector<MigrationKey> const& stuck)
      : graph_{loaded.graph}, plan_{plan}, undoable_(size()), reached_(size()), closed_(size()) {
    for (Step const& step : plan) {
      undoable_[graph_.number(step.migration->key)] = true;
    }
    Walk ancestors{graph_, Towards::parents};
    for (MigrationKey const& key : stuck) {
      for (std::size_t const node : ancestors.from(graph_.number(key))) {
        undoable_[node] = false;
      }
    }
    close_targets(loaded.applied);
  }

  std::vector<Target> targets() {
    std::vector<Target> targets;
    // Parents first, so that the target that takes most is found before those it contains.
    for (auto step = plan_.rbegin(); step != plan_.rend(); ++step) {
      std::size_t const node = graph_.number(step->migration->key);
      if (undoable_[node] && !reached_[node]) {
        add_target_for(node, targets);
      }
    }
    return targets;
  }

 private:
  std::size_t size() const { return graph_.nodes().size(); }

  std::string_view app_of(std::size_t node) const { return graph_.key(node).app; }

  std::vector<std::size_t> in_its_app(std::vector<std::size_t> nodes, std::size_t node) const {
    std::erase_if(nodes, [&](std::size_t other) { return app_of(other) != app_of(node); });
    return nodes;
  }

  // A target is closed when it would unapply what has to stay.
  void close_targets(KeySet const& applied) {
    for (std::size_t node = 0; node < size(); ++node) {
      bool const stays = !undoable_[node] && applied.contains(graph_.key(node));
      std::vector<std::size_t> const parents = in_its_app(graph_.nodes()[node].parents, node);
      if (parents.empty()) {
        roots_[app_of(node)].push_back(node);
      }
      if (stays && parents.empty()) {
        closed_zeros_.insert(app_of(node));
      }
      for (std::size_t const parent : parents) {
        closed_[parent] = closed_[parent] || stays;
      }
    }
  }

  void add_target_for(std::size_t node, std::vector<Target>& targets) {
    std::vector<std::size_t> const parents = in_its_app(graph_.nodes()[node].parents, node);
    if (parents.empty() && !closed_zeros_.contains(app_of(node))) {
      targets.push_back({std::string{app_of(node)}, std::nullopt});
      reach(roots_.at(app_of(node)));
    }
    for (std::size_t const parent : parents) {
      if (!closed_[parent]) {
        targets.push_back({graph_.key(parent).app, graph_.key(parent).name});
        reach(in_its_app(graph_.nodes()[parent].children, parent));
        return;
      }
    }
  }

  void reach(std::vector<std::size_t> const& nodes) {
    for (std::size_t const start : nodes) {
      for (std::size_t const node : descendants_.from(start)) {
        reached_[node] = true;
      }
    }
  }

  MigrationGraph const& graph_;
  Plan const& plan_;
  Walk descendants_{graph_, Towards::children};
  std::vector<bool> undoable_;
  std::vector<bool> reached_;
  std::vector<bool> closed_;                 // as the newest of its app
  std::set<std::string_view> closed_zeros_;  // apps
  std::map<std::string_view, std::vector<std::size_t>> roots_;
};

}  // namespace

std::vector<Target> furthest_way_back(LoadedGraph const& loaded, Plan const& plan,
                                      std::vector<MigrationKey> const& stuck) {
  return WayBack{loaded, plan, stuck}.targets();
}

}  // namespace migrator
