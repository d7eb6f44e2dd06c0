// Fields that hide fields of parents.
#pragma once

#include "checks/report.hpp"

namespace migrator {

// Django's Model._check_field_name_clashes(): parents that have fields of one name, and fields of
// the model that are called like a parent's, like a relation to one, or like a foreign key's
// column. False when there is any such thing.
bool check_field_clashes(ModelMeta const& model, Report& report);

}  // namespace migrator
