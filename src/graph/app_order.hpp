// The migrations of one app in the order `showmigrations --list` has them.
#pragma once

#include "migrator/graph.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace migrator {

// Asked for all apps it is linear in the graph as long as each app's migrations follow one another.
// For an app that branches it walks the part of the graph that lies between its first and its last
// migration, as Django's order depends on what other apps' dependencies come by, until it has found
// them all.
class AppOrder {
 public:
  // Requires: `graph` outlives the order.
  explicit AppOrder(MigrationGraph const& graph);

  // The numbers of the app's nodes: of the forwards plans of its leaves, one after the other, what
  // is the app's own and has not come before (django-behaviour 5).
  std::vector<std::size_t> of(std::string_view app);

 private:
  // Nodes are sorted by key, so an app's have consecutive numbers.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool contains(std::size_t node) const { return begin <= node && node < end; }
    std::size_t size() const { return end - begin; }
  };

  Range range_of(std::string_view app) const;
  std::vector<std::size_t> in_single_file(Range app) const;
  std::vector<std::size_t> by_walking(Range app);
  void walk_from(std::size_t leaf, Range app, std::size_t first_position, std::size_t& to_find);

  MigrationGraph const& graph_;
  std::vector<std::size_t> position_;  // of each node in the full plan; made when it is needed
  std::vector<bool> seen_;
  std::vector<std::size_t> order_;  // of what was seen
};

}  // namespace migrator
