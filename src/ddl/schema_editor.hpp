// Turns changes of the state into PostgreSQL's DDL: Django's DatabaseSchemaEditor. It pushes each
// statement into a sink and asks a catalogue for names; it cannot tell whether the statements are
// run, collected or printed.
#pragma once

#include "ddl/deferred.hpp"
#include "ddl/sql_builder.hpp"
#include "migrator/catalog.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"
#include "migrator/statement.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

// A model within the state that its relations are looked up in.
struct ModelIn {
  ProjectState const& state;
  ModelState const& model;
};

enum class Transactional { yes, no };
enum class Concurrently { yes, no };   // CREATE INDEX CONCURRENTLY
enum class Validation { now, later };  // later: NOT VALID

// One editor serves one migration. Every function throws StateError when the state does not fit
// and whatever the sink and the catalogue throw.
class SchemaEditor {
 public:
  // All must outlive the editor. `transactional` says whether statements run inside a
  // transaction, where CREATE INDEX CONCURRENTLY cannot.
  SchemaEditor(StatementSink sink, Catalog const& catalog, Settings const& settings,
               Transactional transactional);

  Catalog const& catalog() const { return catalog_; }
  Settings const& settings() const { return settings_; }
  bool in_transaction() const { return transactional_ == Transactional::yes; }

  // Sends one statement on.
  void execute(std::string sql);
  // The same for SQL that the migration's author wrote.
  void execute_as_written(std::string sql);
  void execute(DeferredStatement const& statement) { execute(statement.sql()); }
  void execute(SqlBuilder const& statement) { execute(statement.text()); }

  // What is deferred from now on is deferred by operation number `index` of the migration.
  void begin_operation(std::size_t index) { operation_ = index; }

  // Keeps the statement for the end of the migration.
  void defer(DeferredStatement statement);

  // Sends what was deferred to the end of the migration, in the order it was deferred (10.1).
  // Before each statement `on_operation` is told which operation deferred it.
  void run_deferred(std::function<void(std::size_t)> const& on_operation = {});
  bool has_deferred() const { return !deferred_.empty(); }

  // A model's table with its columns, constraints and automatic many-to-many tables (10.2).
  void create_model(ModelIn model);
  void delete_model(ModelIn model);  // 10.7

  void alter_db_table(ModelIn model, std::string_view old_table, std::string_view new_table);
  void alter_db_table_comment(ModelIn model, std::string_view comment);

  void add_field(ModelIn model, NamedField const& field);     // 10.5
  void remove_field(ModelIn model, NamedField const& field);  // 10.6
  // The two fields, each within its own state (10.8, 10.11).
  void alter_field(ModelIn from, NamedField const& old_field, ModelIn to,
                   NamedField const& new_field);
  // Renames the table and columns of an automatic many-to-many field whose model or target was
  // renamed, whether the field itself changed or not (10.11).
  void alter_many_to_many(ModelIn from, NamedField const& old_field, ModelIn to,
                          NamedField const& new_field);

  // 10.9
  void add_index(ModelIn model, Index const& index, Concurrently concurrently = Concurrently::no);
  void remove_index(ModelIn model, Index const& index,
                    Concurrently concurrently = Concurrently::no);
  void rename_index(ModelIn model, std::string_view old_name, std::string_view new_name);
  void add_constraint(ModelIn model, Constraint const& constraint,
                      Validation validation = Validation::now);
  void remove_constraint(ModelIn model, Constraint const& constraint);
  void validate_constraint(ModelIn model, std::string_view name);

  // The groups that go, sorted, then those that come, sorted (10.10).
  void alter_unique_together(ModelIn model, Together const& old_groups, Together const& new_groups);
  void alter_index_together(ModelIn model, Together const& old_groups, Together const& new_groups);

 private:
  friend class FieldAlteration;

  void defer_if(std::optional<DeferredStatement> statement);
  void add_table_constraints(ModelIn model, std::vector<NamedField> const& fields,
                             std::vector<std::string>& definitions);
  void comment_on_new_table(ModelIn model, std::vector<NamedField> const& fields);
  void comment_on_column(std::string_view table, NamedField const& field);
  void defer_field_indexes(ModelIn model, NamedField const& field);
  void drop_index(std::string_view table, std::string_view name, Concurrently concurrently);
  void rename_deferred_column(std::string_view table, std::string_view from, std::string_view to);

  StatementSink sink_;
  Catalog const& catalog_;
  Settings const& settings_;
  Transactional transactional_;
  std::vector<DeferredStatement> deferred_;
  std::size_t operation_ = 0;
};

}  // namespace migrator
