// What Django refuses in a model class: Model.check(), but for its fields and options.
#pragma once

#include "checks/report.hpp"

namespace migrator {

// A proxy with fields.
void check_proxy(ModelMeta const& model, Report& report);

// Fields that hide what a model class is made with: `objects`, unless it has managers of its own,
// and `check`, after which Django asks the model nothing more. Returns whether it may be asked.
bool check_hidden_members(ModelMeta const& model, Report& report);

// The model's name, a field `id` that is no key, fields that hide others, keys too many; without
// any of these, columns that two fields have.
void check_names(ModelMeta const& model, Report& report);

// Columns that are called after their fields and have names too long for PostgreSQL.
void check_long_column_names(ModelMeta const& model, Report& report);

// What a composite primary key is made of.
void check_composite_key(ModelMeta const& model, Report& report);

}  // namespace migrator
