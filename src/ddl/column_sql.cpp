#include "ddl/column_sql.hpp"

#include "base/quote.hpp"
#include "ddl/column_type.hpp"
#include "ddl/defaults.hpp"
#include "ddl/sql_builder.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string generated_expression(Field const& field) {
  auto const found = field.options.find("expression");
  if (found == field.options.end()) {
    return "";
  }
  Sql const* const sql = found->second.get_if<Sql>();
  return sql ? sql->text : text_option(field, "expression");
}

void add_nullness(SqlBuilder& sql, Field const& field) {
  if (field.is("GeneratedField")) {
    sql.words(fmt::format("GENERATED ALWAYS AS ({})", generated_expression(field)))
        .words(bool_option(field, "db_persist") ? "STORED" : "VIRTUAL");
    return;
  }
  sql.words(field.null ? "NULL" : "NOT NULL");
}

void add_key(SqlBuilder& sql, ModelIn model, Field const& field, Settings const& settings) {
  if (!field.is_unique()) {
    return;
  }
  sql.words(field.primary_key ? "PRIMARY KEY" : "UNIQUE");
  std::string tablespace = field_tablespace(field, settings);
  if (tablespace.empty()) {
    tablespace = model_tablespace(model.model, settings);
  }
  if (!tablespace.empty()) {
    sql.words("USING INDEX TABLESPACE").name(tablespace);
  }
}

// Up to and without check and identity, whose order differs.
SqlBuilder column_start(ModelIn model, NamedField const& field, ColumnType const& type,
                        std::optional<std::string> const& default_sql, Settings const& settings) {
  SqlBuilder sql;
  sql.name(column_name(field)).words(type.type);
  if (!type.collation.empty()) {
    sql.words("COLLATE").name(type.collation);
  }
  if (default_sql) {
    sql.words("DEFAULT").words(*default_sql);
  }
  add_nullness(sql, field.field);
  add_key(sql, model, field.field, settings);
  return sql;
}

std::string check_clause(ColumnType const& type) {
  return type.check.empty() ? "" : fmt::format("CHECK ({})", type.check);
}

}  // namespace

std::optional<std::string> column_in_table(ModelIn model, NamedField const& field,
                                           Settings const& settings) {
  std::optional<ColumnType> const type = column_type(model, field, settings);
  if (!type) {
    return std::nullopt;
  }
  std::optional<std::string> default_sql;
  if (field.field.db_default) {
    default_sql = db_default_sql(model, field, settings);
  }
  return column_start(model, field, *type, default_sql, settings)
      .words(check_clause(*type))
      .words(type->suffix)
      .text();
}

std::optional<NewColumn> column_to_add(ModelIn model, NamedField const& field,
                                       Settings const& settings) {
  std::optional<ColumnType> const type = column_type(model, field, settings);
  if (!type) {
    return std::nullopt;
  }
  bool const has_db_default = field.field.db_default.has_value();
  std::optional<std::string> const default_sql =
      has_db_default ? db_default_sql(model, field, settings) : row_default(model, field, settings);
  return NewColumn{
      .definition = column_start(model, field, *type, default_sql, settings)
                        .words(type->suffix)
                        .words(check_clause(*type))
                        .text(),
      .has_row_default = default_sql && !has_db_default,
  };
}

std::string column_comment(std::string_view table, std::string_view column,
                           std::string_view comment) {
  return SqlBuilder{}
      .words("COMMENT ON COLUMN")
      .words(quote_name(table) + "." + quote_name(column))
      .words("IS")
      .literal(comment)
      .text();
}

std::string model_tablespace(ModelState const& model, Settings const& settings) {
  return model.options.db_tablespace.empty() ? settings.default_tablespace
                                             : model.options.db_tablespace;
}

std::string field_tablespace(Field const& field, Settings const& settings) {
  std::string const own = field.db_tablespace.value_or("");
  return own.empty() ? settings.default_index_tablespace : own;
}

}  // namespace migrator
