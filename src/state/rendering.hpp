// Whether Django could make model classes of a state: everything that is named must exist.
#pragma once

#include "migrator/state.hpp"

#include <vector>

namespace migrator {

// Checks these models: that their bases and what they are ordered by are there, that they have one
// automatic field at most, and that neither they nor those that derive from them declare a field
// that they have from a base. Keys that are not in the state are passed over. Throws StateError in
// Django's words, all unresolved bases in one, in the order of the keys.
void require_models(ProjectState const& state, std::vector<ModelKey> const& keys);

// Checks that the target and the through model of every relation are there. Throws StateError
// with a line of Django's for each that is not, sorted.
void require_relations(ProjectState const& state);

}  // namespace migrator
