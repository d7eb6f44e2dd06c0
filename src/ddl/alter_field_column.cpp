// Name, type, default and nullness of a field that is altered.
#include "base/text.hpp"
#include "ddl/alter_field.hpp"
#include "ddl/column_sql.hpp"
#include "ddl/defaults.hpp"
#include "ddl/literal.hpp"
#include "ddl/python_value.hpp"
#include "ddl/sql_builder.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string cast_to(ColumnField const& field) {
  return SqlBuilder{}
      .words("USING")
      .name(field.column)
      .tight(fmt::format("::{}", field.type.type))
      .text();
}

// Arrays of arrays count as arrays of what is in the innermost ones.
FieldIn innermost(FieldIn at) {
  while (at.field.field.is("ArrayField") && !at.field.field.inner.empty()) {
    Field inner = at.field.field.inner.front();
    at.field.field = std::move(inner);
  }
  return at;
}

bool needs_cast(ColumnField const& before, ColumnField const& after, Settings const& settings) {
  if (after.field().is("GeneratedField")) {
    return false;
  }
  bool const arrays = before.field().is("ArrayField") && after.field().is("ArrayField");
  FieldIn const old_at = arrays ? innermost(before.at) : before.at;
  FieldIn const new_at = arrays ? innermost(after.at) : after.at;
  return type_kind(old_at.model, old_at.field, settings) !=
         type_kind(new_at.model, new_at.field, settings);
}

SqlBuilder alter_column_of(std::string_view table, std::string_view column) {
  SqlBuilder sql;
  sql.words("ALTER TABLE").table(table).words("ALTER COLUMN").name(column);
  return sql;
}

}  // namespace

bool loses_text_type(ColumnField const& old_field, ColumnField const& new_field) {
  if (!old_field.field().db_index && !old_field.field().is_unique()) {
    return false;
  }
  for (std::string_view const text : {"varchar", "text", "citext"}) {
    if (old_field.type.type.starts_with(text) && !new_field.type.type.starts_with(text)) {
      return true;
    }
  }
  return false;
}

std::string FieldAlteration::alter_column(std::string_view words) const {
  return SqlBuilder{}.words("ALTER COLUMN").name(new_.column).words(words).text();
}

void FieldAlteration::alter_table(std::string_view table, std::string_view actions) {
  editor_.execute(SqlBuilder{}.words("ALTER TABLE").table(table).words(actions));
}

void FieldAlteration::rename_column() {
  if (old_.column == new_.column) {
    return;
  }
  editor_.execute(SqlBuilder{}
                      .words("ALTER TABLE")
                      .table(table_)
                      .words("RENAME COLUMN")
                      .name(old_.column)
                      .words("TO")
                      .name(new_.column));
  editor_.rename_deferred_column(table_, old_.column, new_.column);
}

void FieldAlteration::collect_type_change() {
  if (old_.type.type == new_.type.type && old_.type.suffix == new_.type.suffix &&
      old_.type.collation == new_.type.collation &&
      old_.field().db_comment == new_.field().db_comment) {
    return;
  }
  TypeChange change = change_type(old_, new_);
  actions_.push_back(std::move(change.action));
  afterwards_ = std::move(change.afterwards);
}

FieldAlteration::TypeChange FieldAlteration::change_type(ColumnField const& before,
                                                         ColumnField const& after) {
  std::string const table = table_name(after.at.model.model);
  if (loses_text_type(before, after)) {
    drop_pattern_index(table, before.column);
  }
  bool const becomes_automatic = !is_automatic(before.field()) && is_automatic(after.field());
  SqlBuilder action;
  action.words("ALTER COLUMN").name(after.column).words("TYPE").words(after.type.type);
  if (!after.type.collation.empty() && !becomes_automatic) {
    action.words("COLLATE").name(after.type.collation);
  }
  if (needs_cast(before, after, settings_)) {
    action.words(cast_to(after));
  }
  TypeChange change{action.text(), {}};
  finish_type_change(change, before, after, table);
  return change;
}

// An identity comes after the type and goes before it; a comment cannot be part of ALTER TABLE.
void FieldAlteration::finish_type_change(TypeChange& change, ColumnField const& before,
                                         ColumnField const& after, std::string_view table) {
  bool const was_automatic = is_automatic(before.field());
  bool const is_now = is_automatic(after.field());
  if (is_now && !was_automatic) {
    change.afterwards.push_back(
        alter_column_of(table, after.column).words("ADD").words(identity_suffix).text());
    return;
  }
  if (was_automatic && !is_now) {
    editor_.execute(alter_column_of(table, after.column).words("DROP IDENTITY IF EXISTS"));
    if (std::optional<std::string> const sequence =
            editor_.catalog().sequence(table, after.column)) {
      change.afterwards.push_back(
          SqlBuilder{}.words("DROP SEQUENCE IF EXISTS").name(*sequence).words("CASCADE").text());
    }
    return;
  }
  if (was_automatic && is_now && taken_for(before.field()) != taken_for(after.field())) {
    if (std::optional<std::string> const sequence =
            editor_.catalog().sequence(table, after.column)) {
      change.afterwards.push_back(SqlBuilder{}
                                      .words("ALTER SEQUENCE IF EXISTS")
                                      .name(*sequence)
                                      .words("AS")
                                      .words(taken_for(after.field()).column_type)
                                      .text());
    }
    return;
  }
  if (before.field().db_comment != after.field().db_comment) {
    change.afterwards.push_back(
        column_comment(table, after.column, after.field().db_comment.value_or("")));
  }
}

void FieldAlteration::collect_database_default() {
  std::optional<Value> const& before = old_.field().db_default;
  std::optional<Value> const& after = new_.field().db_default;
  bool const same =
      before && after &&
      same_python_value(held_value(old_.field(), *before), held_value(new_.field(), *after));
  if (after && !same) {
    std::string const text = db_default_sql(new_.at.model, new_.at.field, settings_);
    actions_.push_back(alter_column(fmt::format("SET DEFAULT {}", text)));
  }
  if (before && !after) {
    actions_.push_back(alter_column("DROP DEFAULT"));
  }
}

void FieldAlteration::collect_row_default() {
  if (!forbids_null() || new_.field().db_default) {
    return;
  }
  std::optional<Value> const old_default =
      effective_default(old_.at.model, old_.at.field, settings_);
  std::optional<Value> const new_default =
      effective_default(new_.at.model, new_.at.field, settings_);
  if (!new_default) {
    return;
  }
  Field const old_final = final_field(old_.at.model, old_.at.field, settings_).field.field;
  Field const new_final = final_field(new_.at.model, new_.at.field, settings_).field.field;
  new_default_ = literal(new_final, *new_default);
  bool const same = old_default && same_python_value(prepared_value(old_final, *old_default),
                                                     prepared_value(new_final, *new_default));
  if (new_default_ && !same) {
    set_row_default_ = true;
    actions_.push_back(alter_column(fmt::format("SET DEFAULT {}", *new_default_)));
  }
}

void FieldAlteration::collect_nullness() {
  if (old_.field().null == new_.field().null) {
    return;
  }
  must_fill_nulls_ = forbids_null() && (new_.field().default_value || new_.field().db_default);
  if (!must_fill_nulls_) {
    actions_.push_back(alter_column(new_.field().null ? "DROP NOT NULL" : "SET NOT NULL"));
  }
}

void FieldAlteration::run_actions() {
  if (!actions_.empty()) {
    alter_table(table_, join(actions_, ", "));
  }
}

void FieldAlteration::fill_nulls() {
  if (!must_fill_nulls_) {
    return;
  }
  std::string const value = new_.field().db_default
                                ? db_default_sql(new_.at.model, new_.at.field, settings_)
                                : new_default_.value_or("NULL");
  // One statement to Django, which sends and prints the two together: the checks have to be
  // settled before the table can be altered again.
  editor_.execute(SqlBuilder{}
                      .words("UPDATE")
                      .table(table_)
                      .words("SET")
                      .name(new_.column)
                      .words("=")
                      .words(value)
                      .words("WHERE")
                      .name(new_.column)
                      .words("IS NULL; SET CONSTRAINTS ALL IMMEDIATE"));
  alter_table(table_, alter_column("SET NOT NULL"));
}

void FieldAlteration::run_afterwards() {
  for (std::string const& statement : afterwards_) {
    editor_.execute(statement);
  }
}

void FieldAlteration::drop_row_default() {
  if (set_row_default_) {
    alter_table(table_, alter_column("DROP DEFAULT"));
  }
}

}  // namespace migrator
