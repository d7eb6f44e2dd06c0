// What Django refuses in relations, but for what only many-to-many ones have.
#pragma once

#include "checks/report.hpp"

#include <vector>

namespace migrator {

// The names of the way back, the target, and clashes of the names with others of the target:
// Django's RelatedField.check(). Takes time in the fields of the target and the relations to it.
std::vector<CheckError> check_related_field(ClassField const& field);

// Where a foreign key points and what is to happen there: ForeignKey.check().
std::vector<CheckError> check_foreign_key(ClassField const& field);

}  // namespace migrator
