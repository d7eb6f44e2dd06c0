#include "inspection/inspect_models.hpp"

#include "base/quote.hpp"
#include "base/text.hpp"
#include "inspection/column_fields.hpp"
#include "inspection/field_keys.hpp"
#include "inspection/held_back.hpp"
#include "inspection/meta_options.hpp"
#include "inspection/names.hpp"
#include "inspection/reverse_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace migrator {
namespace {

// A table and what is decided about it before any field is made.
struct TableModel {
  TableDescription const* table = nullptr;
  std::string name;
  FieldKeys keys;
  std::vector<FieldName> field_names;  // by the place of the column
  FieldsByColumn fields;
  std::string stand_in;  // the column that is taken for the primary key where there is none

  bool is_primary_key(std::string_view column) const {
    return keys.is_primary_key(column) || stand_in == column;
  }
};

using TableModels = std::map<std::string, TableModel, std::less<>>;

// For a table without a primary key: the column of that name, one that could be the key, or just
// the first.
std::string stand_in_for_key(TableDescription const& table, FieldKeys const& keys) {
  if (!keys.primary_key.empty() || table.columns.empty()) {
    return "";
  }
  auto const is_id = [](ColumnDescription const& column) { return to_lower(column.name) == "id"; };
  auto found = std::ranges::find_if(table.columns, is_id);
  if (found == table.columns.end()) {
    found = std::ranges::find_if(table.columns, [&](ColumnDescription const& column) {
      return !column.is_null && keys.unique.contains(column.name);
    });
  }
  return found == table.columns.end() ? table.columns.front().name : found->name;
}

bool is_managed(TableModel const& model) {
  return model.table->kind == TableKind::table && !model.keys.primary_key.empty();
}

TableModel plan_model(TableDescription const& table, std::string name,
                      std::function<bool(std::string_view)> const& is_known) {
  TableModel model{.table = &table,
                   .name = std::move(name),
                   .keys = keys_of_fields(table, is_known),
                   .field_names = {},
                   .fields = {},
                   .stand_in = {}};
  model.stand_in = stand_in_for_key(table, model.keys);
  FieldNames names;
  for (ColumnDescription const& column : table.columns) {
    FieldName field = names.add(column.name, model.keys.foreign_keys.contains(column.name));
    model.fields.emplace(column.name, field.name);
    model.field_names.push_back(std::move(field));
  }
  return model;
}

// What a foreign key's definition says after the column it refers to, which may be in quotes.
std::string_view actions_of(ConstraintDescription const& key) {
  std::string_view actions = key.definition;
  actions.remove_prefix(std::min(actions.find(" REFERENCES "), actions.size()));
  std::string const& column = key.to_columns.front();
  for (std::string const& end : {fmt::format("({}) ", column), quote_name(column) + ") "}) {
    std::size_t const found = actions.find(end);
    if (found != std::string_view::npos) {
      return actions.substr(found + end.size());
    }
  }
  return "";
}

// The type as a new column would have it.
std::string type_of(ColumnDescription const& column) {
  std::string type = column.type;
  for (int dimension = 0; dimension < column.dimensions; ++dimension) {
    type += "[]";
  }
  return column.collation ? fmt::format("{} COLLATE {}", type, quote_name(*column.collation))
                          : type;
}

void note_key(InspectedField& made, ColumnDescription const& column,
              ConstraintDescription const& key, TableModel const& target) {
  constexpr std::string_view usual = "DEFERRABLE INITIALLY DEFERRED";
  std::string_view const actions = actions_of(key);
  if (actions != usual) {
    made.notes.push_back(fmt::format("the foreign key is {}; a new one would be {}",
                                     actions.empty() ? "not deferrable" : actions, usual));
  }
  std::vector<ColumnDescription> const& columns = target.table->columns;
  auto const to = std::ranges::find(columns, key.to_columns.front(), &ColumnDescription::name);
  if (to != columns.end() && type_of(*to) != type_of(column)) {
    made.notes.push_back(
        fmt::format("the column is {}; a new one would be {}", type_of(column), type_of(*to)));
  }
  if (column.is_serial || column.identity != Identity::none) {
    made.notes.emplace_back("the column counts by itself; a new one would not");
  }
  if (column.is_generated) {
    made.notes.push_back(fmt::format("GENERATED ALWAYS AS {}; a new one would not be",
                                     column.default_sql.value_or("")));
  }
  if (!is_managed(target)) {
    made.notes.push_back(
        fmt::format("to {}, which is not managed: it has to be there before", target.table->name));
  }
}

InspectedField relation_of(ColumnDescription const& column, TableModel const& model,
                           TableModel const& target) {
  ConstraintDescription const& key = *model.keys.foreign_keys.find(column.name)->second;
  std::string const& to_column = key.to_columns.front();
  bool const is_one_to_one =
      model.keys.unique.contains(column.name) || model.is_primary_key(column.name);
  InspectedField made{.field = make_field(is_one_to_one ? "OneToOneField" : "ForeignKey"),
                      .notes = {}};
  Relation& relation = made.field.relation.emplace();
  relation.to.name = &target == &model ? "self" : target.name;
  relation.on_delete = "DO_NOTHING";
  if (!target.is_primary_key(to_column)) {
    relation.to_field = target.fields.at(to_column);
  }
  made.field.db_index = is_one_to_one || model.keys.indexed.contains(column.name);
  set_common(made, column);
  note_key(made, column, key, target);
  return made;
}

std::string_view positive_class(std::string_view type_name) {
  if (type_name == "int2") return "PositiveSmallIntegerField";
  return type_name == "int4" ? "PositiveIntegerField" : "PositiveBigIntegerField";
}

InspectedField plain_field_of(ColumnDescription const& column, TableModel const& model) {
  InspectedField made = field_of(column, model.is_primary_key(column.name));
  if (model.keys.positive.contains(column.name)) {
    made.field.type = &field_type(positive_class(column.type_name));
  }
  made.field.unique = model.keys.unique.contains(column.name);
  made.field.db_index = model.keys.indexed.contains(column.name);
  return made;
}

// Whether Django would make an index for LIKE that is not there.
bool lacks_pattern_index(ColumnDescription const& column, TableModel const& model) {
  return is_managed(model) && !pattern_ops(column).empty() && model.keys.has_index(column.name) &&
         !model.keys.with_pattern_index.contains(column.name);
}

void add_field(TableModel const& model, std::size_t place, TableModels const& models,
               AnnotatedModel& annotated) {
  ColumnDescription const& column = model.table->columns[place];
  FieldName const& name = model.field_names[place];
  auto const key = model.keys.foreign_keys.find(column.name);
  InspectedField made =
      key == model.keys.foreign_keys.end()
          ? plain_field_of(column, model)
          : relation_of(column, model, models.find(*key->second->to_table)->second);
  made.field.db_column = name.db_column;
  if (model.is_primary_key(column.name)) {
    made.field.primary_key = true;
    made.field.unique = false;
    made.field.null = false;
    made.field.blank = made.field.is("GeneratedField");
  }
  if (model.stand_in == column.name) {
    made.notes.emplace_back("no primary key; Django needs one, and this stands in");
  }
  if (model.keys.unique_by_index.contains(column.name)) {
    made.notes.emplace_back("unique by an index; a new one would be so by a constraint");
  }
  if (lacks_pattern_index(column, model)) {
    made.notes.emplace_back("a new one gets an index for LIKE, too");
  }
  if (!name.reasons.empty()) {
    made.notes.push_back(fmt::format("renamed: {}", join(name.reasons, ", ")));
  }
  if (!made.notes.empty()) {
    annotated.field_notes.emplace(name.name, std::move(made.notes));
  }
  annotated.model.fields.push_back({name.name, std::move(made.field)});
}

void add_composite_key(TableModel const& model, AnnotatedModel& annotated) {
  if (model.keys.primary_key.size() < 2) {
    return;
  }
  ValueList names;
  for (std::string const& column : model.keys.primary_key) {
    names.emplace_back(model.fields.at(column));
  }
  Field key = make_field("CompositePrimaryKey");
  key.options["field_names"] = Value{std::move(names)};
  annotated.model.fields.push_back({"pk", std::move(key)});
}

void note_kind(TableModel const& model, std::vector<std::string>& notes) {
  TableDescription const& table = *model.table;
  if (table.kind == TableKind::view) {
    notes.emplace_back("a view");
  } else if (table.kind == TableKind::materialized_view) {
    notes.emplace_back("a materialized view");
  } else if (table.kind == TableKind::foreign) {
    notes.emplace_back("a foreign table");
  } else if (table.kind == TableKind::partitioned) {
    notes.push_back(fmt::format("partitioned by {}", table.definition));
  } else if (table.kind == TableKind::partition) {
    notes.push_back(
        fmt::format("a partition of {} {}", join(table.parents, ", "), table.definition));
  } else if (model.keys.primary_key.empty()) {
    notes.emplace_back("not managed, as it has no primary key");
  }
  if (table.kind == TableKind::table && !table.parents.empty()) {
    notes.push_back(fmt::format("inherits from {}", join(table.parents, ", ")));
  }
  if (table.is_unlogged) {
    notes.emplace_back("unlogged");
  }
  if (!table.triggers.empty()) {
    notes.push_back(fmt::format("without {}", join(table.triggers, ", ")));
  }
  for (std::string const& more : table.more) {
    notes.push_back("without " + more);
  }
}

AnnotatedModel make_model(TableModel const& model, TableModels const& models,
                          std::string_view app) {
  AnnotatedModel annotated;
  annotated.model.app = app;
  annotated.model.name = model.name;
  ModelOptions& options = annotated.model.options;
  options.db_table = model.table->name;
  options.db_tablespace = model.table->tablespace;
  options.managed = is_managed(model);
  if (!model.table->comment.empty()) {
    options.db_table_comment = model.table->comment;
  }
  note_kind(model, annotated.notes);
  add_composite_key(model, annotated);
  for (std::size_t place = 0; place < model.table->columns.size(); ++place) {
    add_field(model, place, models, annotated);
  }
  if (options.managed) {
    add_meta_options(*model.table, model.keys, model.fields, annotated);
  }
  return annotated;
}

}  // namespace

std::vector<AnnotatedModel> inspect_models(std::vector<TableDescription> const& tables,
                                           std::string_view app) {
  NameSet known;
  for (TableDescription const& table : tables) {
    known.insert(table.name);
  }
  ModelNames names;
  TableModels models;
  for (TableDescription const& table : tables) {
    models.emplace(table.name, plan_model(table, names.add(table.name), [&](std::string_view name) {
                     return known.contains(name);
                   }));
  }
  std::vector<AnnotatedModel> inspected;
  inspected.reserve(tables.size());
  for (TableDescription const& table : tables) {
    inspected.push_back(make_model(models.find(table.name)->second, models, app));
  }
  set_reverse_names(inspected);
  hold_back_refused_names(inspected);
  return inspected;
}

}  // namespace migrator
