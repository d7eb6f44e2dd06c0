// What a database may have and models may not.
#pragma once

#include "state/annotated_model.hpp"

#include <vector>

namespace migrator {

// Moves to AnnotatedModel::held_back_… the indexes and constraints whose names Django's system
// checks refuse, by models.E029 to models.E034, and notes them. Of several of one name the first
// stays.
void hold_back_refused_names(std::vector<AnnotatedModel>& models);

}  // namespace migrator
