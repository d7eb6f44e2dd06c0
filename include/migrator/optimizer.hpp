// Makes a list of operations shorter: Django's MigrationOptimizer.
#pragma once

#include "migrator/operation.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// Operations that lead to the same state and, on an empty database, to the same tables: as many
// as were given, or fewer. Every merge that reduce() allows is made, in Django's order, until none
// is left; what cannot be merged stays where it was (django-behaviour 13.3).
// `app` is the label of the app whose migrations they are from.
//
// Throws what reduce() throws. Quadratic in the operations: each pair is looked at once, and once
// more when the two could merge and something is between them.
std::vector<Operation> optimize(std::vector<Operation> operations, std::string_view app);

}  // namespace migrator
