#include "graph/app_order.hpp"

#include <algorithm>

namespace migrator {

AppOrder::AppOrder(MigrationGraph const& graph) : graph_{graph}, seen_(graph.nodes().size()) {}

std::vector<std::size_t> AppOrder::of(std::string_view app) {
  Range const range = range_of(app);
  std::vector<std::size_t> order = in_single_file(range);
  return order.size() == range.size() ? order : by_walking(range);
}

AppOrder::Range AppOrder::range_of(std::string_view app) const {
  auto const app_of = [](MigrationGraph::Node const& node) -> std::string_view {
    return node.migration->key.app;
  };
  auto const first = graph_.nodes().begin();
  auto const begin = std::ranges::lower_bound(graph_.nodes(), app, {}, app_of);
  auto const end = std::ranges::upper_bound(graph_.nodes(), app, {}, app_of);
  return {static_cast<std::size_t>(begin - first), static_cast<std::size_t>(end - first)};
}

// The nodes as long as only one of them can be the next, whatever way a walk takes.
std::vector<std::size_t> AppOrder::in_single_file(Range app) const {
  auto const is_own = [&](std::size_t node) { return app.contains(node); };
  std::vector<std::size_t> waits_for(app.size());
  std::vector<std::size_t> ready;
  for (std::size_t node = app.begin; node < app.end; ++node) {
    std::size_t const parents =
        static_cast<std::size_t>(std::ranges::count_if(graph_.nodes()[node].parents, is_own));
    waits_for[node - app.begin] = parents;
    if (parents == 0) {
      ready.push_back(node);
    }
  }
  std::vector<std::size_t> order;
  while (ready.size() == 1) {
    std::size_t const node = ready.front();
    ready.clear();
    order.push_back(node);
    for (std::size_t const child : graph_.nodes()[node].children) {
      if (is_own(child) && --waits_for[child - app.begin] == 0) {
        ready.push_back(child);
      }
    }
  }
  return order;
}

std::vector<std::size_t> AppOrder::by_walking(Range app) {
  if (position_.empty()) {
    position_.resize(graph_.nodes().size());
    std::size_t position = 0;
    for (MigrationKey const& key : graph_.full_plan()) {
      position_[graph_.number(key)] = position++;
    }
  }
  std::size_t const first_position =
      *std::min_element(position_.begin() + static_cast<std::ptrdiff_t>(app.begin),
                        position_.begin() + static_cast<std::ptrdiff_t>(app.end));
  auto const is_own = [&](std::size_t node) { return app.contains(node); };
  order_.clear();
  std::size_t to_find = app.size();
  for (std::size_t node = app.begin; node < app.end; ++node) {
    if (std::ranges::none_of(graph_.nodes()[node].children, is_own)) {
      walk_from(node, app, first_position, to_find);
    }
  }
  for (std::size_t const node : order_) {
    seen_[node] = false;
  }
  std::erase_if(order_, [&](std::size_t node) { return !app.contains(node); });
  return order_;
}

// As Walk does, but not into what stands before all of the app's in the full plan: that leads to
// none of them. Nor does anything once all of them are found.
void AppOrder::walk_from(std::size_t leaf, Range app, std::size_t first_position,
                         std::size_t& to_find) {
  struct Visit {
    std::size_t node;
    bool parents_done;
  };
  std::vector<Visit> stack{{leaf, false}};
  while (!stack.empty()) {
    Visit const visit = stack.back();
    stack.pop_back();
    if (seen_[visit.node]) {
      continue;
    }
    if (visit.parents_done) {
      seen_[visit.node] = true;
      order_.push_back(visit.node);
      continue;
    }
    stack.push_back({visit.node, true});
    to_find -= app.contains(visit.node) ? 1 : 0;
    if (to_find == 0) {
      continue;
    }
    for (std::size_t const parent : graph_.nodes()[visit.node].parents) {
      if (position_[parent] >= first_position) {
        stack.push_back({parent, false});
      }
    }
  }
}

}  // namespace migrator
