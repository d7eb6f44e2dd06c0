// What Django refuses in a field whatever the model it is in.
#pragma once

#include "checks/report.hpp"
#include "migrator/field.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// Django's Field.check() and what the classes add to it, but for relations. The name is empty for
// an output_field, which has none.
std::vector<CheckError> check_field(std::string_view name, Field const& field);

}  // namespace migrator
