// Whether Django could make model classes of a state: everything that is named must exist.
#pragma once

#include <vector>

#include "migrator/state.hpp"

namespace migrator {

// Checks the relations, bases and order_with_respect_to of these models; keys that are not in the
// state are passed over. Throws StateError in Django's words, all unresolved relations in one.
void require_renderable_models(ProjectState const& state, std::vector<ModelKey> const& keys);

}  // namespace migrator
