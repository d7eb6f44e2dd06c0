// Columns and many-to-many tables that come and go (django-behaviour 10.5, 10.6).
#include "ddl/column_sql.hpp"
#include "ddl/column_type.hpp"
#include "ddl/constraint_names.hpp"
#include "ddl/constraints.hpp"
#include "ddl/defaults.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/schema_editor.hpp"
#include "ddl/sql_builder.hpp"
#include "ddl/tables.hpp"

namespace migrator {

void SchemaEditor::add_field(ModelIn model, NamedField const& field) {
  require_through(model, field);
  if (is_automatic_many_to_many(field)) {
    create_model({model.state, many_to_many_model(model.model, field)});
    return;
  }
  std::optional<NewColumn> const column = column_to_add(model, field, settings_);
  if (!column) {
    return;
  }
  std::string const table = table_name(model.model);
  SqlBuilder sql;
  sql.words("ALTER TABLE").table(table).words("ADD COLUMN").words(column->definition);
  if (field.field.relation && field.field.relation->db_constraint) {
    sql.words(inline_foreign_key(model, field, settings_));
  }
  execute(sql.text());
  if (column->has_row_default) {
    execute(SqlBuilder{}
                .words("ALTER TABLE")
                .table(table)
                .words("ALTER COLUMN")
                .column(table, column_name(field))
                .words("DROP DEFAULT")
                .text());
  }
  comment_on_column(table, field);
  defer_field_indexes(model, field);
}

void SchemaEditor::remove_field(ModelIn model, NamedField const& field) {
  require_through(model, field);
  if (is_automatic_many_to_many(field)) {
    delete_model({model.state, many_to_many_model(model.model, field)});
    return;
  }
  if (!column_type(model, field, settings_)) {
    return;
  }
  std::string const table = table_name(model.model);
  std::string const column = column_name(field);
  if (field.field.relation) {
    for (std::string const& name : constraint_names(catalog_, table, {column}, is_foreign_key)) {
      execute(drop_foreign_key(table, name));
    }
  }
  execute(SqlBuilder{}
              .words("ALTER TABLE")
              .table(table)
              .words("DROP COLUMN")
              .column(table, column)
              .words("CASCADE")
              .text());
  std::erase_if(deferred_, [&](DeferredStatement const& statement) {
    return statement.mentions_column(table, column);
  });
}

}  // namespace migrator
