#include "ddl/schema_editor.hpp"

#include "base/text.hpp"
#include "ddl/column_sql.hpp"
#include "ddl/column_type.hpp"
#include "ddl/constraint_names.hpp"
#include "ddl/constraints.hpp"
#include "ddl/defaults.hpp"
#include "ddl/indexes.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/names.hpp"
#include "ddl/sql_builder.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// Throws StateError when a model that one goes through is not there.
std::vector<NamedField const*> automatic_many_to_many(ModelIn model) {
  std::vector<NamedField const*> fields;
  for (NamedField const& field : model.model.fields) {
    require_through(model, field);
    if (is_automatic_many_to_many(field)) {
      fields.push_back(&field);
    }
  }
  return fields;
}

// "PRIMARY KEY (a, b)" of a CompositePrimaryKey; empty without one.
std::string composite_key(ModelIn model, std::vector<NamedField> const& fields,
                          Settings const& settings) {
  for (NamedField const& field : fields) {
    if (field.field.is("CompositePrimaryKey")) {
      std::vector<std::string> const columns =
          columns_of(model, text_list_option(field.field, "field_names"), settings);
      return SqlBuilder{}.words("PRIMARY KEY").columns(table_name(model.model), columns).text();
    }
  }
  return "";
}

// Django sends literal defaults as parameters and then cannot have constraints, whose percent
// signs it does not double, in the same statement.
bool keeps_constraints_out(std::vector<NamedField> const& fields) {
  return std::ranges::any_of(fields, [](NamedField const& field) {
    return field.field.type->has_column && has_literal_db_default(field.field);
  });
}

std::string create_table(ModelIn model, std::vector<std::string> const& definitions,
                         Settings const& settings) {
  SqlBuilder sql;
  sql.words("CREATE TABLE").table(table_name(model.model)).parenthesised(join(definitions, ", "));
  std::string const tablespace = model_tablespace(model.model, settings);
  if (!tablespace.empty()) {
    sql.words("TABLESPACE").name(tablespace);
  }
  return sql.text();
}

std::string table_comment(std::string_view table, std::string_view comment) {
  return SqlBuilder{}.words("COMMENT ON TABLE").table(table).words("IS").literal(comment).text();
}

}  // namespace

SchemaEditor::SchemaEditor(StatementSink sink, Catalog const& catalog, Settings const& settings,
                           Transactional transactional)
    : sink_(std::move(sink)),
      catalog_(catalog),
      settings_(settings),
      transactional_(transactional) {}

void SchemaEditor::execute(std::string sql) {
  sink_(Statement{.sql = std::move(sql)});
}

void SchemaEditor::execute_as_written(std::string sql) {
  sink_(Statement{.sql = std::move(sql), .of_author = true});
}

void SchemaEditor::defer(DeferredStatement statement) {
  statement.operation = operation_;
  deferred_.push_back(std::move(statement));
}

void SchemaEditor::run_deferred(std::function<void(std::size_t)> const& on_operation) {
  for (DeferredStatement const& statement : deferred_) {
    if (on_operation) {
      on_operation(statement.operation);
    }
    execute(statement);
  }
  deferred_.clear();
}

void SchemaEditor::defer_if(std::optional<DeferredStatement> statement) {
  if (statement) {
    defer(std::move(*statement));
  }
}

void SchemaEditor::rename_deferred_column(std::string_view table, std::string_view from,
                                          std::string_view to) {
  for (DeferredStatement& statement : deferred_) {
    statement.rename_column(table, from, to);
  }
}

void SchemaEditor::create_model(ModelIn model) {
  std::vector<NamedField> const fields = local_fields(model, settings_);
  for (std::vector<std::string> const& group : model.model.options.unique_together) {
    defer(unique_together_constraint(model, columns_of(model, group, settings_)));
  }
  std::vector<std::string> definitions;
  for (NamedField const& field : fields) {
    std::optional<std::string> const column = column_in_table(model, field, settings_);
    if (!column) {
      continue;
    }
    definitions.push_back(*column);
    if (field.field.relation && field.field.relation->db_constraint) {
      defer(foreign_key(model, field, settings_));
    }
  }
  add_table_constraints(model, fields, definitions);
  execute(create_table(model, definitions, settings_));
  comment_on_new_table(model, fields);
  for (NamedField const& field : fields) {
    defer_field_indexes(model, field);
  }
  for (Index const& index : model.model.options.indexes) {
    defer(named_index(model, index, settings_, Concurrently::no));
  }
  for (NamedField const* const field : automatic_many_to_many(model)) {
    create_model({model.state, many_to_many_model(model.model, *field)});
  }
}

void SchemaEditor::add_table_constraints(ModelIn model, std::vector<NamedField> const& fields,
                                         std::vector<std::string>& definitions) {
  bool const keep_out = keeps_constraints_out(fields);
  for (Constraint const& given : model.model.options.constraints) {
    Constraint const constraint = copied(given);
    std::optional<std::string> const inside =
        keep_out ? std::nullopt : constraint_in_table(model, constraint, settings_);
    if (inside) {
      definitions.push_back(*inside);
    } else {
      defer(keep_out ? create_constraint(model, constraint, settings_)
                     : create_constraint_later(model, constraint, settings_));
    }
  }
  std::string const key = composite_key(model, fields, settings_);
  if (!key.empty()) {
    definitions.push_back(key);
  }
}

void SchemaEditor::comment_on_new_table(ModelIn model, std::vector<NamedField> const& fields) {
  std::string const table = table_name(model.model);
  std::string const comment = model.model.options.db_table_comment.value_or("");
  if (!comment.empty()) {
    execute(table_comment(table, comment));
  }
  for (NamedField const& field : fields) {
    if (field.field.type->has_column) {
      comment_on_column(table, field);
    }
  }
}

void SchemaEditor::comment_on_column(std::string_view table, NamedField const& field) {
  if (field.field.db_comment && !field.field.db_comment->empty()) {
    execute(column_comment(table, column_name(field), *field.field.db_comment));
  }
}

void SchemaEditor::defer_field_indexes(ModelIn model, NamedField const& field) {
  // Of a foreign key to a CompositePrimaryKey too, which has no column: Django sends what fails.
  if (field.field.type->has_column) {
    defer_if(field_index(model, field, settings_));
    defer_if(pattern_index(model, field, settings_, catalog_));
  }
}

void SchemaEditor::delete_model(ModelIn model) {
  for (NamedField const* const field : automatic_many_to_many(model)) {
    delete_model({model.state, many_to_many_model(model.model, *field)});
  }
  std::string const table = table_name(model.model);
  execute(SqlBuilder{}.words("DROP TABLE").table(table).words("CASCADE").text());
  std::erase_if(deferred_, [&table](DeferredStatement const& statement) {
    return statement.mentions_table(table);
  });
}

void SchemaEditor::alter_db_table(ModelIn, std::string_view old_table, std::string_view new_table) {
  if (old_table == new_table) {
    return;
  }
  execute(SqlBuilder{}
              .words("ALTER TABLE")
              .table(old_table)
              .words("RENAME TO")
              .table(new_table)
              .text());
  for (DeferredStatement& statement : deferred_) {
    statement.rename_table(old_table, new_table);
  }
}

void SchemaEditor::alter_db_table_comment(ModelIn model, std::string_view comment) {
  execute(table_comment(table_name(model.model), comment));
}

}  // namespace migrator
