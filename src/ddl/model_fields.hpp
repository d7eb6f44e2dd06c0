// The fields of a model as Django's model classes have them: with those that no migration
// declares (id, parent links, _order) and those of parents (django-behaviour 8.3).
#pragma once

#include "ddl/schema_editor.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// A field and the model whose table has its column.
struct FieldIn {
  ModelIn model;
  NamedField field;
};

// The model itself, or, for a proxy, the one whose table it stands for.
ModelIn concrete_model(ModelIn model);

// The table of concrete_model(); not quoted.
std::string table_of(ModelIn model);

// The model's own fields but many-to-many ones, in the order of their columns; not all of them
// need to have one.
std::vector<NamedField> local_fields(ModelIn model, Settings const& settings);

// The field of that name or attname, the model's own or a parent's. Throws StateError "M has no
// field named 'f'".
FieldIn get_field(ModelIn model, std::string_view name, Settings const& settings);

FieldIn primary_key(ModelIn model, Settings const& settings);

// Whether the field, which must come from local_fields(), is or makes the primary key.
bool is_primary_key(NamedField const& field);

// The model a relation points at. Throws StateError "Related model 'a.m' cannot be resolved".
ModelIn related_model(ModelIn model, NamedField const& field);

// Throws the same when the model that a many-to-many field goes through is not there.
void require_through(ModelIn model, NamedField const& field);

// The field a foreign key refers to: to_field or the primary key of the related model.
FieldIn target_field(ModelIn model, NamedField const& field, Settings const& settings);

// The field at the end of a chain of foreign keys, which decides type and literals; a field that
// is no foreign key is its own. Throws StateError for a chain that never ends. Linear in the part
// of the chain that the state does not know the end of; all use of a state is with the same
// settings.
FieldIn final_field(ModelIn model, NamedField const& field, Settings const& settings);

}  // namespace migrator
