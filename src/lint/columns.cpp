// Columns that come, change and go.
#include "base/sql_statements.hpp"
#include "ddl/column_type.hpp"
#include "ddl/defaults.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/tables.hpp"
#include "lint/operation_at_work.hpp"
#include "lint/type_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator {
namespace {

// Functions of PostgreSQL and its extensions that give another value for every row; now() and its
// like give one for the whole statement.
constexpr std::array<std::string_view, 12> volatile_functions{
    "clock_timestamp", "currval",          "gen_random_bytes", "gen_random_uuid",
    "lastval",         "nextval",          "random",           "setval",
    "timeofday",       "uuid_generate_v1", "uuid_generate_v4", "uuidv7"};

bool calls_volatile_function(std::string_view sql) {
  for (SqlStatement const& statement : sql_statements(sql)) {
    for (SqlToken const& token : statement.head) {
      if (std::ranges::any_of(volatile_functions,
                              [&](std::string_view name) { return token.is(name); })) {
        return true;
      }
    }
  }
  return false;
}

bool has_foreign_key(Field const& field) {
  return field.relation && !field.type->many_to_many && field.relation->db_constraint;
}

struct Column {
  NamedField field;
  std::string name;   // the column's
  std::string table;  // its table's
  ColumnType type;

  std::string label() const { return table + "." + name; }
};

// Nothing when the field has no column, or the table was not there before.
std::optional<Column> column_of(OperationAtWork const& at, std::string_view model_name,
                                std::string_view field_name, ProjectState const& state) {
  std::optional<ModelIn> const model = existing_table(at, model_name, state);
  Field const* const field = model ? model->model.find_field(field_name) : nullptr;
  if (field == nullptr) {
    return std::nullopt;
  }
  NamedField const named{std::string{field_name}, *field};
  std::optional<ColumnType> const type = column_type(*model, named, at.settings);
  if (!type) {
    return std::nullopt;
  }
  return Column{named, column_name(named), table_of(*model), *type};
}

void lint_new_index(OperationAtWork const& at, Column const& column, Findings& findings) {
  if (column.field.field.is_unique()) {
    findings.add("M203", at,
                 fmt::format("builds a unique index on {} while nobody can use {}", column.label(),
                             column.table));
  } else if (column.field.field.db_index) {
    findings.add(
        "M201", at,
        fmt::format("builds an index on {} while writes to {} wait", column.label(), column.table));
  }
}

void lint_new_key(OperationAtWork const& at, Column const& column, Findings& findings) {
  findings.add("M222", at,
               fmt::format("checks {} in all rows while writes to {} and the table it refers to "
                           "wait",
                           column.label(), column.table));
}

// What the rows that are there get, and what it costs.
void lint_new_values(OperationAtWork const& at, Column const& column, Findings& findings) {
  Field const& field = column.field.field;
  Sql const* const sql = field.db_default ? field.db_default->get_if<Sql>() : nullptr;
  if (field.is("GeneratedField") || is_automatic(field)) {
    findings.add("M211", at,
                 fmt::format("writes {} anew to compute {}", column.table, column.name));
  } else if (sql != nullptr && calls_volatile_function(sql->text)) {
    findings.add(
        "M212", at,
        fmt::format("writes {} anew, as {} differs from row to row", column.table, sql->text));
  }
}

void lint_not_null(OperationAtWork const& at, AddField const& operation, Column const& column,
                   Findings& findings) {
  Field const& field = operation.field;
  if (field.null || field.db_default || field.is("GeneratedField") || is_automatic(field)) {
    return;
  }
  bool const has_default = (field.default_value && !field.default_value->is_null()) ||
                           bool_option(field, "auto_now") || bool_option(field, "auto_now_add");
  if (!has_default && !(field.blank && field.type->textual)) {
    findings.add("M110", at,
                 fmt::format("fails if {} has rows: {} takes no null and has no default",
                             column.table, column.name));
  }
  findings.add("M302", at,
               fmt::format("the running release cannot insert into {}: it does not know {}",
                           column.table, column.name));
}

void lint_add(OperationAtWork const& at, AddField const& operation, Findings& findings) {
  std::optional<Column> const column =
      column_of(at, operation.model_name, operation.name, at.after);
  if (!column) {
    return;
  }
  lint_not_null(at, operation, *column, findings);
  lint_new_values(at, *column, findings);
  lint_new_index(at, *column, findings);
  if (has_foreign_key(operation.field)) {
    lint_new_key(at, *column, findings);
  }
}

void lint_remove(OperationAtWork const& at, RemoveField const& operation, Findings& findings) {
  std::optional<ModelIn> const model = existing_table(at, operation.model_name, at.before);
  Field const* const field = model ? model->model.find_field(operation.name) : nullptr;
  if (field == nullptr) {
    return;
  }
  NamedField const named{operation.name, *field};
  if (is_automatic_many_to_many(named)) {
    findings.add("M101", at,
                 fmt::format("drops the table {} with all its rows",
                             many_to_many_table(model->model, named)));
  } else if (column_type(*model, named, at.settings)) {
    findings.add("M102", at,
                 fmt::format("drops the column {}.{} and what it holds", table_of(*model),
                             column_name(named)));
  }
}

void lint_alter(OperationAtWork const& at, AlterField const& operation, Findings& findings) {
  std::optional<Column> const from = column_of(at, operation.model_name, operation.name, at.before);
  std::optional<Column> const to = column_of(at, operation.model_name, operation.name, at.after);
  if (!from || !to) {
    return;
  }
  Field const& old_field = from->field.field;
  Field const& new_field = to->field.field;
  if (from->name != to->name) {
    findings.add("M301", at,
                 fmt::format("the column {} is called {} from here on", from->label(), to->name));
  }
  if (rewrites_table(from->type.type, to->type.type)) {
    findings.add("M213", at,
                 fmt::format("writes {} anew: {} becomes {} from {}", to->table, to->name,
                             to->type.type, from->type.type));
  }
  if (old_field.null && !new_field.null) {
    findings.add(
        "M214", at,
        fmt::format("looks for null in all rows of {} while nobody can use it", to->table));
  }
  bool const had_index = old_field.db_index && !old_field.is_unique();
  if (new_field.is_unique() ? !old_field.is_unique() : !had_index) {
    lint_new_index(at, *to, findings);
  }
  if (has_foreign_key(new_field) && !has_foreign_key(old_field)) {
    lint_new_key(at, *to, findings);
  }
}

void lint_rename(OperationAtWork const& at, RenameField const& operation, Findings& findings) {
  std::optional<Column> const from =
      column_of(at, operation.model_name, operation.old_name, at.before);
  std::optional<Column> const to =
      column_of(at, operation.model_name, operation.new_name, at.after);
  if (from && to && from->name != to->name) {
    findings.add("M301", at,
                 fmt::format("the column {} is called {} from here on", from->label(), to->name));
  }
}

}  // namespace

void lint_columns(OperationAtWork const& at, Findings& findings) {
  if (auto const* const add = std::get_if<AddField>(&at.operation.variant())) {
    lint_add(at, *add, findings);
  } else if (auto const* const remove = std::get_if<RemoveField>(&at.operation.variant())) {
    lint_remove(at, *remove, findings);
  } else if (auto const* const alter = std::get_if<AlterField>(&at.operation.variant())) {
    lint_alter(at, *alter, findings);
  } else if (auto const* const rename = std::get_if<RenameField>(&at.operation.variant())) {
    lint_rename(at, *rename, findings);
  }
}

}  // namespace migrator
