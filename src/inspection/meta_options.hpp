// What a table has beside its fields: indexes and constraints as the options of a model.
#pragma once

#include "inspection/field_keys.hpp"
#include "state/annotated_model.hpp"

#include <map>
#include <string>

namespace migrator {

using FieldsByColumn = std::map<std::string, std::string, std::less<>>;

// Adds to the model the indexes and constraints that are not those of its fields, and notes of
// what cannot be said.
void add_meta_options(TableDescription const& table, FieldKeys const& keys,
                      FieldsByColumn const& fields, AnnotatedModel& annotated);

}  // namespace migrator
