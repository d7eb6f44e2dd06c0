// Who points at whom in a state, and whether all of them point at something.
#pragma once

#include "migrator/state.hpp"

#include <string>
#include <vector>

namespace migrator {

// A relation as seen from its target. Both point into the state, or into what it shares.
struct Referrer {
  ModelState const* model = nullptr;
  NamedField const* field = nullptr;
};

// The fields of all models, the target included, whose `to` is the target; by app and model, then
// in the order of the fields. Linear in the fields of the state.
std::vector<Referrer> relations_to(ProjectState const& state, ModelKey const& target);

// The models with a relation whose `to` or `through` is the target, sorted. Linear likewise.
std::vector<ModelKey> models_naming(ProjectState const& state, ModelKey const& target);

// Whether a relation points at that field, which is or was the model's: by its name, or as its
// primary key. A many-to-many field points at all. Linear likewise.
bool is_pointed_at(ProjectState const& state, ModelKey const& target, NamedField const& field);

// Whether Django hides the relation from its target: related_name ends in '+'.
bool is_hidden(Relation const& relation);

}  // namespace migrator
