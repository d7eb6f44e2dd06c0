// Models whose primary key has relations in it.
#pragma once

#include "migrator/operation.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// A table cannot be made without the columns of its primary key. Django adds relations after the
// model, and leaves it to the optimizer to bring them together; where that cannot, its migration
// does not run. Here such a model is created where the last relation of its key was added, with
// that and with what was added to it before, unless an operation in between needs the model.
// Quadratic in the operations, for models of that kind alone.
std::vector<Operation> with_whole_keys(std::vector<Operation> operations, std::string_view app);

}  // namespace migrator
