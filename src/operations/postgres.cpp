#include "migrator/operations/postgres.hpp"

#include "base/quote.hpp"
#include "base/text.hpp"
#include "ddl/sql_builder.hpp"
#include "migrator/error.hpp"
#include "migrator/operations/constraint.hpp"
#include "migrator/operations/index.hpp"
#include "operations/support.hpp"

#include <fmt/format.h>

namespace migrator {

std::string CreateExtension::describe() const {
  return "Creates extension " + name;
}

void CreateExtension::state_forwards(std::string_view, ProjectState&) const {}

void CreateExtension::database_forwards(SchemaEditor& editor, StateChange const&) const {
  if (!editor.catalog().has_extension(name)) {
    editor.execute(SqlBuilder{}.words("CREATE EXTENSION IF NOT EXISTS").name(name).text());
  }
}

void CreateExtension::database_backwards(SchemaEditor& editor, StateChange const&) const {
  if (editor.catalog().has_extension(name)) {
    editor.execute(SqlBuilder{}.words("DROP EXTENSION IF EXISTS").name(name).text());
  }
}

namespace {

// PostgreSQL refuses it too, but only after having started.
void require_no_transaction(SchemaEditor const& editor, std::string_view operation) {
  if (editor.in_transaction()) {
    throw StateError{fmt::format(
        "The {} operation cannot be executed inside a transaction (set atomic = False on the "
        "migration).",
        operation)};
  }
}

}  // namespace

std::string AddIndexConcurrently::describe() const {
  // Django shows no expressions here.
  return fmt::format("Concurrently create index {} on field(s) {} of model {}", index.name,
                     join(index.fields, ", "), model_name);
}

void AddIndexConcurrently::state_forwards(std::string_view app, ProjectState& state) const {
  AddIndex{.model_name = model_name, .index = index}.state_forwards(app, state);
}

void AddIndexConcurrently::database_forwards(SchemaEditor& editor,
                                             StateChange const& change) const {
  require_no_transaction(editor, type_name);
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_index(model, index, Concurrently::yes);
  }
}

void AddIndexConcurrently::database_backwards(SchemaEditor& editor,
                                              StateChange const& change) const {
  require_no_transaction(editor, type_name);
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.remove_index(model, index, Concurrently::yes);
  }
}

std::string RemoveIndexConcurrently::describe() const {
  return fmt::format("Concurrently remove index {} from {}", name, model_name);
}

void RemoveIndexConcurrently::state_forwards(std::string_view app, ProjectState& state) const {
  RemoveIndex{.model_name = model_name, .name = name}.state_forwards(app, state);
}

void RemoveIndexConcurrently::database_forwards(SchemaEditor& editor,
                                                StateChange const& change) const {
  require_no_transaction(editor, type_name);
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.remove_index(model, index_of(model.model, name), Concurrently::yes);
  }
}

void RemoveIndexConcurrently::database_backwards(SchemaEditor& editor,
                                                 StateChange const& change) const {
  require_no_transaction(editor, type_name);
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_index(model, index_of(model.model, name), Concurrently::yes);
  }
}

namespace {

void create_collation(SchemaEditor& editor, std::string_view name, std::string_view locale,
                      std::string_view provider, bool deterministic) {
  std::string options = "locale=" + quote_name(locale);
  if (provider != "libc") {
    options += ", provider=" + quote_name(provider);
  }
  if (!deterministic) {
    options += ", deterministic=false";
  }
  editor.execute(SqlBuilder{}.words("CREATE COLLATION").name(name).parenthesised(options).text());
}

void drop_collation(SchemaEditor& editor, std::string_view name) {
  editor.execute(SqlBuilder{}.words("DROP COLLATION").name(name).text());
}

}  // namespace

std::string CreateCollation::describe() const {
  return "Create collation " + name;
}

void CreateCollation::state_forwards(std::string_view, ProjectState&) const {}

void CreateCollation::database_forwards(SchemaEditor& editor, StateChange const&) const {
  create_collation(editor, name, locale, provider, deterministic);
}

void CreateCollation::database_backwards(SchemaEditor& editor, StateChange const&) const {
  drop_collation(editor, name);
}

std::string RemoveCollation::describe() const {
  return "Remove collation " + name;
}

void RemoveCollation::state_forwards(std::string_view, ProjectState&) const {}

void RemoveCollation::database_forwards(SchemaEditor& editor, StateChange const&) const {
  drop_collation(editor, name);
}

void RemoveCollation::database_backwards(SchemaEditor& editor, StateChange const&) const {
  create_collation(editor, name, locale, provider, deterministic);
}

std::string AddConstraintNotValid::describe() const {
  return fmt::format("Create not valid constraint {} on model {}", name_of(constraint), model_name);
}

void AddConstraintNotValid::state_forwards(std::string_view app, ProjectState& state) const {
  AddConstraint{.model_name = model_name, .constraint = constraint}.state_forwards(app, state);
}

void AddConstraintNotValid::database_forwards(SchemaEditor& editor,
                                              StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_constraint(model, constraint, Validation::later);
  }
}

void AddConstraintNotValid::database_backwards(SchemaEditor& editor,
                                               StateChange const& change) const {
  AddConstraint{.model_name = model_name, .constraint = constraint}.database_backwards(editor,
                                                                                       change);
}

std::string ValidateConstraint::describe() const {
  return fmt::format("Validate constraint {} on model {}", name, model_name);
}

void ValidateConstraint::state_forwards(std::string_view, ProjectState&) const {}

void ValidateConstraint::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.validate_constraint(model, name);
  }
}

void ValidateConstraint::database_backwards(SchemaEditor&, StateChange const&) const {}

}  // namespace migrator
