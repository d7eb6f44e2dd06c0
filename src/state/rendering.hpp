// Whether Django could make model classes of a state: everything that is named must exist.
#pragma once

#include "migrator/state.hpp"

#include <vector>

namespace migrator {

// Checks the bases and order_with_respect_to of these models; keys that are not in the state are
// passed over. Throws StateError in Django's words, all unresolved bases in one.
void require_models(ProjectState const& state, std::vector<ModelKey> const& keys);

// Checks that the target and the through model of every relation are there. Throws StateError
// with a line of Django's for each that is not, sorted.
void require_relations(ProjectState const& state);

}  // namespace migrator
