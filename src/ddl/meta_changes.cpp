// What a model's Meta lists: indexes, constraints, unique_together, index_together
// (django-behaviour 10.9, 10.10).
#include "base/text.hpp"
#include "ddl/constraint_names.hpp"
#include "ddl/constraints.hpp"
#include "ddl/indexes.hpp"
#include "ddl/names.hpp"
#include "ddl/schema_editor.hpp"
#include "ddl/sql_builder.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// Sorted, as all groups are.
std::vector<std::vector<std::string>> missing_from(Together const& groups, Together const& others) {
  std::vector<std::vector<std::string>> missing;
  std::ranges::set_difference(groups, others, std::back_inserter(missing));
  return missing;
}

// The constraint or index behind a group that goes. It must be the only one of its kind, unless
// one has the name that Django would have given it.
std::string name_of_group(ModelIn model, Catalog const& catalog,
                          std::vector<std::string> const& columns, ConstraintFilter const& filter,
                          std::string_view suffix) {
  std::string const table = table_name(model.model);
  auto const constraints = names_of_constraints(model.model);
  auto const indexes = names_of_indexes(model.model);
  std::vector<std::string> names = constraint_names(catalog, table, columns, filter);
  std::erase_if(names, [&](std::string const& name) {
    return constraints.contains(name) || indexes.contains(name);
  });
  std::string generated = index_name(table, columns, suffix);
  if (suffix == "_uniq" && std::ranges::find(names, generated) != names.end()) {
    return generated;
  }
  if (names.size() != 1) {
    throw StateError{fmt::format("Found wrong number ({}) of constraints for {}({})", names.size(),
                                 table, join(columns, ", "))};
  }
  return names.front();
}

bool is_plain_index(ConstraintInfo const& constraint) {
  return constraint.index && !constraint.unique;
}

}  // namespace

void SchemaEditor::add_index(ModelIn model, Index const& index, Concurrently concurrently) {
  execute(named_index(model, index, settings_, concurrently));
}

void SchemaEditor::remove_index(ModelIn model, Index const& index, Concurrently concurrently) {
  drop_index(table_name(model.model), index.name, concurrently);
}

void SchemaEditor::drop_index(std::string_view table, std::string_view name,
                              Concurrently concurrently) {
  for (DeferredStatement& statement : deferred_) {
    statement.settle_index_names(table);
  }
  std::erase_if(deferred_, [=](DeferredStatement const& statement) {
    return statement.creates_index(table, name);
  });
  bool const lock_free = concurrently == Concurrently::yes;
  execute(SqlBuilder{}
              .words(lock_free ? "DROP INDEX CONCURRENTLY IF EXISTS" : "DROP INDEX IF EXISTS")
              .name(name)
              .text());
}

void SchemaEditor::rename_index(ModelIn, std::string_view old_name, std::string_view new_name) {
  execute(
      SqlBuilder{}.words("ALTER INDEX").name(old_name).words("RENAME TO").name(new_name).text());
}

void SchemaEditor::add_constraint(ModelIn model, Constraint const& constraint,
                                  Validation validation) {
  std::string sql = create_constraint(model, constraint, settings_).sql();
  if (validation == Validation::later) {
    sql += " NOT VALID";
  }
  execute(std::move(sql));
}

void SchemaEditor::remove_constraint(ModelIn model, Constraint const& constraint) {
  std::string const table = table_name(model.model);
  std::string const& name = name_of(constraint);
  if (is_index(constraint)) {
    execute(SqlBuilder{}.words("DROP INDEX IF EXISTS").name(name).text());
  } else {
    execute(drop_constraint(table, name));
  }
}

void SchemaEditor::validate_constraint(ModelIn model, std::string_view name) {
  execute(SqlBuilder{}
              .words("ALTER TABLE")
              .table(table_name(model.model))
              .words("VALIDATE CONSTRAINT")
              .name(name)
              .text());
}

void SchemaEditor::alter_unique_together(ModelIn model, Together const& old_groups,
                                         Together const& new_groups) {
  for (std::vector<std::string> const& group : missing_from(old_groups, new_groups)) {
    std::vector<std::string> const columns = columns_of(model, group, settings_);
    std::string const name = name_of_group(model, catalog_, columns, is_unique_but_no_key, "_uniq");
    execute(drop_constraint(table_name(model.model), name));
  }
  for (std::vector<std::string> const& group : missing_from(new_groups, old_groups)) {
    execute(unique_together_constraint(model, columns_of(model, group, settings_)));
  }
}

void SchemaEditor::alter_index_together(ModelIn model, Together const& old_groups,
                                        Together const& new_groups) {
  for (std::vector<std::string> const& group : missing_from(old_groups, new_groups)) {
    std::vector<std::string> const columns = columns_of(model, group, settings_);
    std::string const name = name_of_group(model, catalog_, columns, is_plain_index, "_idx");
    execute(SqlBuilder{}.words("DROP INDEX IF EXISTS").name(name).text());
  }
  for (std::vector<std::string> const& group : missing_from(new_groups, old_groups)) {
    execute(together_index(model, group, settings_));
  }
}

}  // namespace migrator
