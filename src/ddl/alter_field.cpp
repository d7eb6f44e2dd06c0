#include "ddl/alter_field.hpp"

#include "ddl/model_fields.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string full_name(FieldIn const& at) {
  return fmt::format("{}.{}.{}", at.model.model.app, at.model.model.name, at.field.name);
}

[[noreturn]] void refuse(FieldIn const& old_field, FieldIn const& new_field,
                         std::string_view reason) {
  throw StateError{fmt::format("Cannot alter field {} into {} - they {}", full_name(old_field),
                               full_name(new_field), reason)};
}

// At least one of the fields has no column: nothing can come of it.
[[noreturn]] void refuse_without_column(FieldIn const& old_field, FieldIn const& new_field) {
  bool const relations = old_field.field.field.relation || new_field.field.field.relation;
  refuse(old_field, new_field,
         relations ? "are not compatible types (you cannot alter to or from M2M fields, or add or "
                     "remove through= on M2M fields)"
                   : "do not properly define db_type (are you using a badly-written custom "
                     "field?)");
}

bool is_many_to_many_with_through(NamedField const& field) {
  return field.field.type->many_to_many && field.field.relation->through;
}

NamedField const& end_named(ModelState const& through, std::string const& name) {
  for (NamedField const& field : through.fields) {
    if (field.name == name) {
      return field;
    }
  }
  throw StateError{fmt::format("{} has no field named '{}'", through.name, name)};
}

}  // namespace

void SchemaEditor::alter_field(ModelIn from, NamedField const& old_field, ModelIn to,
                               NamedField const& new_field) {
  FieldIn const old_at{from, old_field};
  FieldIn const new_at{to, new_field};
  if (!differs_in_database(old_at, new_at, settings_)) {
    return;
  }
  if (is_automatic_many_to_many(old_field) && is_automatic_many_to_many(new_field)) {
    alter_many_to_many(from, old_field, to, new_field);
    return;
  }
  if (is_many_to_many_with_through(old_field) && is_many_to_many_with_through(new_field)) {
    return;
  }
  std::optional<ColumnType> old_type = column_type(from, old_field, settings_);
  std::optional<ColumnType> new_type = column_type(to, new_field, settings_);
  if (!old_type || !new_type) {
    refuse_without_column(old_at, new_at);
  }
  if (modifies_generated(old_field.field, new_field.field)) {
    throw StateError{fmt::format(
        "Modifying GeneratedFields is not supported - the field {} must be removed and re-added "
        "with the new definition.",
        full_name(new_at))};
  }
  FieldAlteration{*this, column_field(from, old_field, std::move(*old_type)),
                  column_field(to, new_field, std::move(*new_type))}
      .run();
}

void SchemaEditor::alter_many_to_many(ModelIn from, NamedField const& old_field, ModelIn to,
                                      NamedField const& new_field) {
  ModelState const old_through = many_to_many_model(from.model, old_field);
  ModelState const new_through = many_to_many_model(to.model, new_field);
  ModelIn const old_model{from.state, old_through};
  ModelIn const new_model{to.state, new_through};
  alter_db_table(new_model, table_name(old_through), table_name(new_through));

  ManyToManyNames const old_names = many_to_many_names(from.model, old_field);
  ManyToManyNames const new_names = many_to_many_names(to.model, new_field);
  alter_field(old_model, end_named(old_through, old_names.far), new_model,
              end_named(new_through, new_names.far));
  alter_field(old_model, end_named(old_through, old_names.near), new_model,
              end_named(new_through, new_names.near));
}

FieldAlteration::FieldAlteration(SchemaEditor& editor, ColumnField old_field, ColumnField new_field)
    : editor_(editor),
      settings_(editor.settings()),
      old_(std::move(old_field)),
      new_(std::move(new_field)),
      table_(table_name(new_.at.model.model)) {}

void FieldAlteration::run() {
  drop_own_foreign_keys();
  drop_uniqueness();
  drop_incoming_foreign_keys();
  drop_indexes();
  drop_checks();
  rename_column();

  collect_type_change();
  collect_database_default();
  collect_row_default();
  collect_nullness();
  run_actions();
  fill_nulls();
  run_afterwards();

  drop_primary_key();
  add_uniqueness();
  add_index();
  add_primary_key();
  alter_referring_columns();
  add_own_foreign_key();
  restore_incoming_foreign_keys();
  add_check();
  drop_row_default();
  adjust_pattern_index();
}

}  // namespace migrator
