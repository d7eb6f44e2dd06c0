#include "ddl/state_catalog.hpp"

#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "ddl/column_type.hpp"
#include "ddl/constraints.hpp"
#include "ddl/indexes.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/names.hpp"
#include "ddl/tables.hpp"
#include "state/attname.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace migrator {
namespace {

constexpr std::size_t max_name_bytes = 63;

// Whether PostgreSQL makes a sequence for a column of that type.
bool has_sequence(ColumnType const& type) {
  return type.suffix.find(" AS IDENTITY") != std::string::npos || type.type.ends_with("serial");
}

using Columns = std::vector<std::optional<std::string>>;

Columns nullable(std::vector<std::string> const& columns) {
  return {columns.begin(), columns.end()};
}

// Collects what a table has, as one who reads its CREATE statements.
class TableReader {
 public:
  TableReader(ModelIn model, Settings const& settings, Catalog const& catalog)
      : model_(model),
        settings_(settings),
        catalog_(catalog),
        table_(table_name(model.model)),
        relation_(utf8_clip(table_, max_name_bytes)) {}

  std::vector<ConstraintInfo> read() {
    for (NamedField const& field : local_fields(model_, settings_)) {
      read_field(field);
    }
    read_options();
    std::ranges::stable_sort(found_, {}, [](ConstraintInfo const& info) {
      return std::pair{info.index, info.name};
    });
    return std::move(found_);
  }

 private:
  void read_field(NamedField const& field) {
    if (field.field.is("CompositePrimaryKey")) {
      add_primary_key(columns_of(model_, text_list_option(field.field, "field_names"), settings_));
    }
    std::optional<ColumnType> const type = column_type(model_, field, settings_);
    if (!type) {
      return;
    }
    std::string const column = column_name(field);
    with_column_.insert({field.name, attname(field)});
    if (field.field.primary_key) {
      add_primary_key({column});
    } else if (field.field.is_unique()) {
      found_.push_back(
          {.name = postgres_name(relation_, column, "key"), .columns = {column}, .unique = true});
    }
    if (!type->check.empty()) {
      found_.push_back(
          {.name = postgres_name(relation_, column, "check"), .columns = {column}, .check = true});
    }
    if (field.field.relation && field.field.relation->db_constraint) {
      add_foreign_key(field, column);
    }
    add_field_indexes(field, column);
  }

  void add_primary_key(std::vector<std::string> const& columns) {
    found_.push_back({.name = postgres_name(relation_, "", "pkey"),
                      .columns = nullable(columns),
                      .primary_key = true,
                      .unique = true});
  }

  void add_foreign_key(NamedField const& field, std::string const& column) {
    FieldIn const target = target_field(model_, field, settings_);
    std::string const to_table = split_identifier(table_name(target.model.model)).name;
    found_.push_back(
        {.name = foreign_key_name(table_, {column}, to_table, column_name(target.field)),
         .columns = {column},
         .foreign_key = true});
  }

  void add_field_indexes(NamedField const& field, std::string const& column) {
    if (field_index(model_, field, settings_)) {
      add_plain_index(index_name(table_, {column}, ""), {column});
    }
    if (pattern_index(model_, field, settings_, catalog_)) {
      add_plain_index(index_name(table_, {column}, "_like"), {column});
    }
  }

  void add_plain_index(std::string name, Columns columns) {
    found_.push_back(
        {.name = std::move(name), .columns = std::move(columns), .index = true, .plain = true});
  }

  // What is over a field without a column is in the state alone.
  bool can_be_made(std::vector<std::string> const& fields) const {
    return std::ranges::all_of(fields, [this](std::string_view field) {
      return with_column_.contains(field.substr(field.starts_with('-') ? 1 : 0));
    });
  }

  bool can_be_made(std::vector<std::string> const& fields, std::vector<Element> const& expressions,
                   std::vector<std::string> const& include) const {
    return can_be_made(fields) && can_be_made(include) &&
           std::ranges::all_of(expressions, [this](Element const& element) {
             return element.is_sql || can_be_made({element.text});
           });
  }

  void read_options() {
    ModelOptions const& options = model_.model.options;
    for (std::vector<std::string> const& group : options.unique_together) {
      if (!can_be_made(group)) {
        continue;
      }
      std::vector<std::string> const columns = columns_of(model_, group, settings_);
      found_.push_back({.name = index_name(table_, columns, "_uniq"),
                        .columns = nullable(columns),
                        .unique = true});
    }
    for (std::vector<std::string> const& group : options.index_together) {
      if (!can_be_made(group)) {
        continue;
      }
      std::vector<std::string> const columns = columns_of(model_, group, settings_);
      add_plain_index(index_name(table_, columns, "_idx"), nullable(columns));
    }
    std::ranges::for_each(options.indexes, [this](Index const& index) { read_index(index); });
    for (Constraint const& constraint : options.constraints) {
      std::visit([this](auto const& one) { read_constraint(one); }, constraint);
    }
  }

  // Included columns count, expressions do as nulls, a lone expression does not.
  Columns index_columns(std::vector<std::string> const& fields,
                        std::vector<Element> const& expressions,
                        std::vector<std::string> const& include) const {
    Columns columns;
    for (ListedColumn const& listed : listed_columns(model_, fields, {}, expressions, settings_)) {
      columns.push_back(listed.column.empty() ? std::nullopt : std::optional{listed.column});
    }
    std::ranges::copy(columns_of(model_, include, settings_), std::back_inserter(columns));
    return columns == Columns{std::nullopt} ? Columns{} : columns;
  }

  void read_index(Index const& index) {
    if (!can_be_made(index.fields, index.expressions, index.include)) {
      return;
    }
    bool const btree = index.type == IndexType::index || index.type == IndexType::btree;
    found_.push_back(
        {.name = index.name,
         .columns = index_columns(index.fields, index.expressions, index.include),
         .index = true,
         .plain = btree && index.parameters.empty() && !index.name.ends_with("_btree")});
  }

  void read_constraint(UniqueConstraint const& unique) {
    if (!can_be_made(unique.fields, unique.expressions, unique.include)) {
      return;
    }
    bool const is_index = migrator::is_index(unique);
    found_.push_back({.name = unique.name,
                      .columns = index_columns(unique.fields, unique.expressions, unique.include),
                      .unique = true,
                      .index = is_index,
                      .plain = is_index && !unique.name.ends_with("_btree")});
  }

  // Which columns the condition names is known to PostgreSQL alone.
  void read_constraint(CheckConstraint const& check) {
    found_.push_back({.name = check.name, .columns = {}, .check = true});
  }

  void read_constraint(ExclusionConstraint const& exclusion) {
    Columns columns;
    for (auto const& [element, operation] : exclusion.expressions) {
      if (!element.is_sql && !can_be_made({element.text})) {
        return;
      }
      if (!element.is_sql) {
        columns.push_back(column_name(get_field(model_, element.text, settings_).field));
      }
    }
    found_.push_back({.name = exclusion.name, .columns = std::move(columns)});
  }

  ModelIn model_;
  Settings const& settings_;
  Catalog const& catalog_;
  std::string table_;
  std::string relation_;                            // as PostgreSQL keeps it
  std::set<std::string, std::less<>> with_column_;  // fields of its own
  std::vector<ConstraintInfo> found_;
};

}  // namespace

std::string postgres_name(std::string_view table, std::string_view column, std::string_view label) {
  std::size_t const separators = column.empty() ? 1 : 2;
  std::size_t const available = max_name_bytes - label.size() - separators;
  std::size_t table_bytes = table.size();
  std::size_t column_bytes = column.size();
  while (table_bytes + column_bytes > available) {
    --(table_bytes > column_bytes ? table_bytes : column_bytes);
  }
  std::string name{utf8_clip(table, table_bytes)};
  if (!column.empty()) {
    name.append("_").append(utf8_clip(column, column_bytes));
  }
  return name.append("_").append(label);
}

StateCatalog::StateCatalog(ProjectState state, Settings const& settings, Extensions extensions)
    : state_(std::move(state)), settings_(settings), extensions_(extensions) {
  for (auto const& [key, model] : state_.models()) {
    if (migrator::has_table({state_, *model}, settings_)) {
      add_tables_of(model);
    }
  }
}

void StateCatalog::add_tables_of(std::shared_ptr<ModelState const> const& model) {
  tables_.emplace(utf8_clip(table_name(*model), max_name_bytes), model);
  for (NamedField const& field : model->fields) {
    if (is_automatic_many_to_many(field)) {
      auto const through = std::make_shared<ModelState const>(many_to_many_model(*model, field));
      tables_.emplace(utf8_clip(table_name(*through), max_name_bytes), through);
    }
  }
}

ModelState const* StateCatalog::find(std::string_view table) const {
  // PostgreSQL is asked for the name as it is written, and no table is called schema"."table.
  if (!split_identifier(table).schema.empty()) {
    return nullptr;
  }
  auto const found = tables_.find(utf8_clip(table, max_name_bytes));
  return found == tables_.end() ? nullptr : found->second.get();
}

std::vector<ConstraintInfo> StateCatalog::constraints(std::string_view table) const {
  ModelState const* const model = find(table);
  return model ? TableReader{{state_, *model}, settings_, *this}.read()
               : std::vector<ConstraintInfo>{};
}

std::optional<std::string> StateCatalog::sequence(std::string_view table,
                                                  std::string_view column) const {
  ModelState const* const model = find(table);
  if (!model) {
    return std::nullopt;
  }
  ModelIn const model_in{state_, *model};
  for (NamedField const& field : local_fields(model_in, settings_)) {
    std::optional<ColumnType> const type = column_type(model_in, field, settings_);
    if (type && column_name(field) == column && has_sequence(*type)) {
      return postgres_name(utf8_clip(table, max_name_bytes), column, "seq");
    }
  }
  return std::nullopt;
}

std::vector<std::string> StateCatalog::columns(std::string_view table) const {
  std::vector<std::string> names;
  if (ModelState const* const model = find(table)) {
    ModelIn const model_in{state_, *model};
    for (NamedField const& field : local_fields(model_in, settings_)) {
      if (column_type(model_in, field, settings_)) {
        names.push_back(column_name(field));
      }
    }
  }
  return names;
}

}  // namespace migrator
