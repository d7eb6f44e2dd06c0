#include "ddl/field_change.hpp"

#include "ddl/defaults.hpp"
#include "ddl/python_value.hpp"
#include "ddl/tables.hpp"

namespace migrator {
namespace {

constexpr std::string_view keywords_for_people[] = {
    "choices",          "editable",  "error_messages", "help_text",
    "limit_choices_to", "swappable", "validators",     "verbose_name"};

// A relation with its references spelled in one way and without what only Python sees.
Relation for_database(FieldIn const& at, Relation relation, Settings const& settings) {
  ModelKey const owner = at.model.model.key();
  if (!at.field.field.type->many_to_many && relation.to_field &&
      *relation.to_field == primary_key(related_model(at.model, at.field), settings).field.name) {
    relation.to_field.reset();
  }
  relation.to = {to_string(relation.to.resolve(owner)), ""};
  if (relation.through) {
    relation.through = {to_string(relation.through->resolve(owner)), ""};
  }
  relation.on_delete.clear();
  relation.set_to = {};
  relation.related_name.reset();
  relation.related_query_name.reset();
  return relation;
}

Field for_database(FieldIn const& at, Settings const& settings, Comments comments) {
  Field field = at.field.field;
  field.blank = false;
  field.db_column.reset();
  if (comments == Comments::do_not_count) {
    field.db_comment.reset();
  }
  for (std::string_view const keyword : keywords_for_people) {
    auto const found = field.options.find(keyword);
    if (found != field.options.end()) {
      field.options.erase(found);
    }
  }
  if (field.relation) {
    field.relation = for_database(at, *field.relation, settings);
  }
  return field;
}

std::string target_table(FieldIn const& at) {
  return table_of(related_model(at.model, at.field));
}

bool is_column_relation(Field const& field) {
  return field.relation && !field.type->many_to_many;
}

// As values, or as the SQL that Django makes of values that are not false; there, what an adapter
// holds is never the same.
bool same_database_default(FieldIn const& old_field, FieldIn const& new_field,
                           Settings const& settings) {
  PythonValue const before = held_value(old_field.field.field, *old_field.field.field.db_default);
  PythonValue const after = held_value(new_field.field.field, *new_field.field.field.db_default);
  if (same_python_value(before, after)) {
    return true;
  }
  return is_true(before) && is_true(after) &&
         !has_adapter(final_field(new_field.model, new_field.field, settings).field.field) &&
         db_default_sql(old_field.model, old_field.field, settings) ==
             db_default_sql(new_field.model, new_field.field, settings);
}

std::string generated_text(Field const& field) {
  auto const found = field.options.find("expression");
  Sql const* const sql = found == field.options.end() ? nullptr : found->second.get_if<Sql>();
  return sql ? sql->text : text_option(field, "expression");
}

}  // namespace

ColumnField column_field(ModelIn model, NamedField const& field, ColumnType type) {
  return {{model, field}, column_name(field), std::move(type)};
}

bool differs_in_database(FieldIn const& old_field, FieldIn const& new_field,
                         Settings const& settings, Comments comments) {
  if (old_field.field.field.is("CompositePrimaryKey") &&
      new_field.field.field.is("CompositePrimaryKey")) {
    return false;
  }
  if (column_name(old_field.field) != column_name(new_field.field)) {
    return true;
  }
  Field before = for_database(old_field, settings, comments);
  Field after = for_database(new_field, settings, comments);
  if (is_column_relation(before) && is_column_relation(after) &&
      target_table(old_field) == target_table(new_field)) {
    after.relation->to = before.relation->to;
  }
  if (before.default_value && after.default_value &&
      same_python_value(held_value(before, *before.default_value),
                        held_value(after, *after.default_value))) {
    after.default_value = before.default_value;
  }
  if (before.db_default && after.db_default && before.db_default != after.db_default &&
      same_database_default(old_field, new_field, settings)) {
    after.db_default = before.db_default;
  }
  return !(before == after);
}

bool modifies_generated(Field const& old_field, Field const& new_field) {
  bool const generated = new_field.is("GeneratedField");
  if (old_field.is("GeneratedField") != generated) {
    return true;
  }
  return generated &&
         (bool_option(old_field, "db_persist") != bool_option(new_field, "db_persist") ||
          generated_text(old_field) != generated_text(new_field));
}

}  // namespace migrator
