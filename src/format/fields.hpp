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

// What Django's constructors set whatever they are given, and deconstruct() leaves out again: the
// members and options that the class decides.
void set_by_class(Field& field);

// Whether the class takes `db_collation`.
bool takes_collation(FieldType const& type);

// The keywords that every class takes, without those that the class has a row of its own for.
std::vector<FieldKeyword> common_keywords_of(FieldType const& type);

// Every keyword of a class: the one list that the reader, the writer and the schema are made from,
// in the order in which the writer writes them. `Self` is a Field, const or not.
template <class Self, class Visitor>
void field_members(Self& field, Visitor&& visit);

// Those of a relation.
template <class Self, class Visitor>
void relation_members(Self& field, Visitor&& visit) {
  bool const many_to_many = field.type->many_to_many;
  visit.required("to", field.relation->to);
  if (!many_to_many) {
    visit.on_delete(*field.relation);
    visit.optional("to_field", field.relation->to_field);
  }
  visit.optional("related_name", field.relation->related_name);
  visit.optional("related_query_name", field.relation->related_query_name);
  if (many_to_many) {
    visit.optional("through", field.relation->through);
    visit.optional("through_fields", field.relation->through_fields);
    visit.optional("db_table", field.relation->db_table);
  } else {
    visit.optional("parent_link", field.relation->parent_link);
  }
  visit.optional("db_constraint", field.relation->db_constraint);
}

template <class Self, class Visitor>
void field_members(Self& field, Visitor&& visit) {
  if (field.relation) {
    relation_members(field, visit);
  }
  visit.keywords(field.type->keywords, field.options);
  if (field.is("ArrayField")) {
    visit.inner("base_field", field.inner);
  }
  if (field.is("GeneratedField")) {
    visit.inner("output_field", field.inner);
  }
  visit.optional("max_length", field.max_length);
  visit.optional("primary_key", field.primary_key);
  visit.optional("unique", field.unique);
  visit.optional("auto_created", field.auto_created);
  visit.optional("null", field.null);
  visit.literal("default", field.default_value);
  visit.literal("db_default", field.db_default);
  visit.optional("blank", field.blank);
  visit.optional("db_index", field.db_index);
  visit.optional("db_column", field.db_column);
  if (takes_collation(*field.type)) {
    visit.optional("db_collation", field.db_collation);
  }
  visit.optional("db_comment", field.db_comment);
  visit.optional("db_tablespace", field.db_tablespace);
  visit.keywords(common_keywords_of(*field.type), field.options);
}

}  // namespace migrator
