// What Django refuses in the options of a model.
#pragma once

#include "checks/report.hpp"

namespace migrator {

// Groups of unique_together that name fields which are not there or cannot be meant.
void check_unique_together(ModelMeta const& model, Report& report);

// The same of indexes, and their names.
void check_indexes(ModelMeta const& model, Report& report);

// The same of constraints.
void check_constraints(ModelMeta const& model, Report& report);

// What `ordering` names, along relations too. The end of a way ("data__size") is taken for a
// transform where it is of no relation: projects register their own.
void check_ordering(ModelMeta const& model, Report& report);

}  // namespace migrator
