// What a new generated column is computed from.
#pragma once

#include "autodetector/detection.hpp"

#include <vector>

namespace migrator {

// Django's _get_dependencies_for_generated_field(): the new relations of all models, and the new
// fields that the expression names. Django finds those in its expressions; here the SQL text is
// searched for their columns, and only those are named that would otherwise be added after `key`.
std::vector<OperationDependency> dependencies_for_generated_field(Detection const& detection,
                                                                  FieldKey const& key,
                                                                  Field const& field);

}  // namespace migrator
