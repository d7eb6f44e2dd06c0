// From tables to the models that stand for them: the thinking part of Django's inspectdb.
#pragma once

#include "migrator/introspection.hpp"
#include "state/annotated_model.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// One model for each table, in their order, all of the app: fields in the order of the columns,
// relations among the tables, unique, indexes and constraints. Made from them again, the tables are
// the same but for what the notes say. What Django could not make is `managed: false`: views,
// partitions and what they are of, foreign tables, and tables without a primary key, for which the
// first column that could be one stands in. Pure; linear in the parts of the tables but for maps.
std::vector<AnnotatedModel> inspect_models(std::vector<TableDescription> const& tables,
                                           std::string_view app);

}  // namespace migrator
