// How far back a plan can go that cannot be carried out whole.
#pragma once

#include "migrator/plan.hpp"

#include <vector>

namespace migrator {

// The targets that, one after the other, unapply as much of the backward plan as targets can while
// the `stuck` migrations, and so all that those depend on, stay applied; none that is contained in
// one before it. Linear in the graph, but for what is asked by key.
std::vector<Target> furthest_way_back(LoadedGraph const& loaded, Plan const& plan,
                                      std::vector<MigrationKey> const& stuck);

}  // namespace migrator
