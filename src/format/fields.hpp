// Reads fields.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace migrator {

// {"type": …} without a name.
void read(Cursor const& at, Field& field);

// The fields of CreateModel, each with its name; no name twice.
void read(Cursor const& at, std::vector<NamedField>& fields);

// What on_delete may be.
std::span<std::string_view const> on_delete_choices();

// The names of all field classes.
std::vector<std::string_view> field_type_names();

// The keywords of a class that have a member of their own in Field or Relation: the one list that
// the reader and the schema are made from. `Self` is a Field, const or not.
template <class Self, class Visitor>
void field_members(Self& field, Visitor&& visit);

// Whether the class takes `db_collation`.
bool takes_collation(FieldType const& type);

template <class Self, class Visitor>
void field_members(Self& field, Visitor&& visit) {
  visit.optional("null", field.null);
  visit.optional("blank", field.blank);
  visit.optional("unique", field.unique);
  visit.optional("primary_key", field.primary_key);
  visit.optional("db_index", field.db_index);
  visit.optional("auto_created", field.auto_created);
  visit.optional("max_length", field.max_length);
  visit.optional("db_column", field.db_column);
  visit.optional("db_comment", field.db_comment);
  visit.optional("db_tablespace", field.db_tablespace);
  visit.literal("default", field.default_value);
  visit.literal("db_default", field.db_default);
  if (takes_collation(*field.type)) {
    visit.optional("db_collation", field.db_collation);
  }
  if (field.is("ArrayField")) {
    visit.inner("base_field", field.inner);
  }
  if (field.is("GeneratedField")) {
    visit.inner("output_field", field.inner);
  }
  if (!field.relation) {
    return;
  }
  visit.required("to", field.relation->to);
  visit.optional("related_name", field.relation->related_name);
  visit.optional("related_query_name", field.relation->related_query_name);
  visit.optional("db_constraint", field.relation->db_constraint);
  if (field.type->many_to_many) {
    visit.optional("through", field.relation->through);
    visit.optional("through_fields", field.relation->through_fields);
    visit.optional("db_table", field.relation->db_table);
    return;
  }
  visit.choice("on_delete", field.relation->on_delete, on_delete_choices());
  visit.optional("to_field", field.relation->to_field);
  visit.optional("parent_link", field.relation->parent_link);
}

}  // namespace migrator
