#include "inspection/field_keys.hpp"

#include "base/quote.hpp"
#include "base/text.hpp"
#include "ddl/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

bool is_single(ConstraintDescription const& constraint) {
  return constraint.columns.size() == 1;
}

// What the field says by `unique`.
bool is_unique_of_field(TableDescription const& table, ConstraintDescription const& constraint) {
  if (constraint.kind != ConstraintKind::unique || !is_single(constraint) ||
      constraint.is_deferrable) {
    return false;
  }
  IndexDescription const* const index = find_index(table, constraint.name);
  return index == nullptr || is_plain_btree(*index);
}

bool is_integer(ColumnDescription const& column) {
  return column.is_built_in && column.dimensions == 0 && !column.is_generated &&
         (column.type_name == "int2" || column.type_name == "int4" || column.type_name == "int8");
}

// The check that a positive integer's column has, under the name that PostgreSQL gives it.
bool is_positive(TableDescription const& table, ConstraintDescription const& constraint) {
  if (constraint.kind != ConstraintKind::check || !is_single(constraint) ||
      !constraint.is_validated || !constraint.is_inherited) {
    return false;
  }
  std::string const& name = constraint.columns.front();
  auto const column = std::ranges::find(table.columns, name, &ColumnDescription::name);
  bool const is_usual_name = constraint.name == fmt::format("{}_{}_check", table.name, name);
  bool const is_usual_check = constraint.condition == fmt::format("({} >= 0)", name) ||
                              constraint.condition == fmt::format("({} >= 0)", quote_name(name));
  return is_usual_name && is_usual_check && column != table.columns.end() && is_integer(*column) &&
         column->identity == Identity::none && !column->is_serial;
}

void take_constraint(TableDescription const& table, ConstraintDescription const& constraint,
                     std::function<bool(std::string_view)> const& is_known, FieldKeys& keys) {
  bool taken = true;
  if (constraint.kind == ConstraintKind::primary_key) {
    keys.primary_key = constraint.columns;
  } else if (is_unique_of_field(table, constraint)) {
    taken = keys.unique.insert(constraint.columns.front()).second;
  } else if (is_positive(table, constraint)) {
    keys.positive.insert(constraint.columns.front());
  } else if (constraint.kind == ConstraintKind::foreign_key && is_single(constraint) &&
             constraint.to_table && is_known(*constraint.to_table)) {
    taken = keys.foreign_keys.emplace(constraint.columns.front(), &constraint).second;
  } else {
    taken = false;
  }
  if (taken) {
    keys.constraints.insert(constraint.name);
  }
}

std::string const& column_of(IndexDescription const& index) {
  return *index.elements.front().column;
}

void take_unique_index(IndexDescription const& index, FieldKeys& keys) {
  if (index.is_of_constraint || !index.is_unique || !index.nulls_distinct ||
      index.elements.size() != 1 || !is_plain_btree(index)) {
    return;
  }
  std::string const& column = column_of(index);
  if (!keys.is_primary_key(column) && keys.unique.insert(column).second) {
    keys.unique_by_index.insert(column);
    keys.indexes.insert(index.name);
  }
}

// The index of db_index, known by its name, for a name is all that another one differs by.
void take_index(TableDescription const& table, IndexDescription const& index, FieldKeys& keys) {
  if (index.is_unique || index.elements.size() != 1 || !is_plain_btree(index)) {
    return;
  }
  std::string const& column = column_of(index);
  bool const is_unique = keys.is_primary_key(column) || keys.unique.contains(column);
  if (!is_unique && index.name == index_name(table.name, {column}, "")) {
    keys.indexed.insert(column);
    keys.indexes.insert(index.name);
  }
}

// The index for LIKE, whatever it is called.
void take_pattern_index(TableDescription const& table, IndexDescription const& index,
                        FieldKeys& keys) {
  if (index.is_unique || index.elements.size() != 1 || index.condition || index.method != "btree" ||
      !index.include.empty() || !index.parameters.empty() || !index.tablespace.empty()) {
    return;
  }
  IndexElement const& element = index.elements.front();
  if (element.opclass.empty() || !element.is_plain || element.is_descending) {
    return;
  }
  auto const column = std::ranges::find(table.columns, *element.column, &ColumnDescription::name);
  bool const is_of_field = column != table.columns.end() &&
                           element.opclass == pattern_ops(*column) && keys.has_index(column->name);
  if (is_of_field && keys.with_pattern_index.insert(column->name).second) {
    keys.indexes.insert(index.name);
  }
}

}  // namespace

std::string_view pattern_ops(ColumnDescription const& column) {
  if (!column.is_built_in || column.dimensions != 0) {
    return "";
  }
  return column.type_name == "varchar" ? "varchar_pattern_ops"
         : column.type_name == "text"  ? "text_pattern_ops"
                                       : "";
}

std::string definition_of(ConstraintDescription const& constraint, IndexDescription const* index) {
  std::string text = constraint.definition;
  if (index != nullptr && !index->parameters.empty()) {
    text += fmt::format(" WITH ({})", join(index->parameters, ", "));
  }
  if (index != nullptr && !index->tablespace.empty()) {
    text += " USING INDEX TABLESPACE " + index->tablespace;
  }
  return text;
}

IndexDescription const* find_index(TableDescription const& table, std::string_view name) {
  auto const found = std::ranges::find(table.indexes, name, &IndexDescription::name);
  return found == table.indexes.end() ? nullptr : &*found;
}

bool is_plain_btree(IndexDescription const& index) {
  return index.method == "btree" && index.nulls_distinct && !index.condition &&
         index.include.empty() && index.parameters.empty() && index.tablespace.empty() &&
         std::ranges::all_of(index.elements, [](IndexElement const& element) {
           return element.is_plain && element.opclass.empty() && !element.is_descending;
         });
}

FieldKeys keys_of_fields(TableDescription const& table,
                         std::function<bool(std::string_view)> const& is_known) {
  FieldKeys keys;
  for (ConstraintDescription const& constraint : table.constraints) {
    take_constraint(table, constraint, is_known, keys);
  }
  for (IndexDescription const& index : table.indexes) {
    take_unique_index(index, keys);
  }
  for (IndexDescription const& index : table.indexes) {
    take_index(table, index, keys);
  }
  for (IndexDescription const& index : table.indexes) {
    take_pattern_index(table, index, keys);
  }
  return keys;
}

}  // namespace migrator
