// Which models have tables, and what tables and columns are called (django-behaviour 8.1, 8.2).
#pragma once

#include "ddl/schema_editor.hpp"

#include <string>

namespace migrator {

// Whether the setting that `swappable` names puts another model in this one's place. Django knows
// of no relations from such a model.
bool is_swapped(ModelState const& model, Settings const& settings);

// False for proxies, unmanaged models and swapped ones: operations on those leave the database
// alone.
bool has_table(ModelIn model, Settings const& settings);

// The model's table, shortened if it is made from the model's name; not quoted. For a proxy see
// concrete_model().
std::string table_name(ModelState const& model);

// The column of a field that has one; not quoted.
std::string column_name(NamedField const& field);

// Whether the field is a many-to-many one whose table is made for it.
bool is_automatic_many_to_many(NamedField const& field);

// The table of an automatic many-to-many field of `model`; not quoted.
std::string many_to_many_table(ModelState const& model, NamedField const& field);

// The columns of the table of an automatic many-to-many field: the one that refers to the model
// of the field and the one that refers to its target.
struct ManyToManyNames {
  std::string near;
  std::string far;
};
ManyToManyNames many_to_many_names(ModelState const& model, NamedField const& field);

// The model of that table as Django makes it: `id`, two foreign keys, unique together. It is in
// no state; its relations are looked up in that of `model`.
ModelState many_to_many_model(ModelState const& model, NamedField const& field);

}  // namespace migrator
