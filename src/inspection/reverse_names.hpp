// What relations are called from the other side.
#pragma once

#include "state/annotated_model.hpp"

#include <vector>

namespace migrator {

// Gives a related_name to each relation that would without one be called like a field of the model
// it leads to, or like another relation to it: the second one of a model, as in Django's inspectdb,
// is "model_field_set".
void set_reverse_names(std::vector<AnnotatedModel>& models);

}  // namespace migrator
