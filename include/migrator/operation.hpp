// An operation is one of a closed set of structs, Django's own, and a value: copied, compared,
// read and written. The verbs below dispatch over the set; operation.cpp is the one place that
// does, which keeps the price of the variant in one file.
#pragma once

#include "migrator/operations/constraint.hpp"
#include "migrator/operations/field.hpp"
#include "migrator/operations/index.hpp"
#include "migrator/operations/model.hpp"
#include "migrator/operations/postgres.hpp"
#include "migrator/operations/special.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace migrator {

using AnyOperation =
    std::variant<CreateModel, DeleteModel, RenameModel, AlterModelTable, AlterModelTableComment,
                 AlterUniqueTogether, AlterIndexTogether, AlterOrderWithRespectTo,
                 AlterModelOptions, AlterModelManagers, AddField, RemoveField, AlterField,
                 RenameField, AddIndex, RemoveIndex, RenameIndex, AddConstraint, RemoveConstraint,
                 AlterConstraint, RunSQL, RunPython, SeparateDatabaseAndState, CreateExtension,
                 AddIndexConcurrently, RemoveIndexConcurrently, CreateCollation, RemoveCollation,
                 AddConstraintNotValid, ValidateConstraint>;

// Its copying and destroying are compiled once, in operation.cpp: for a variant of so many structs
// they are most of what a file that touches one would have to compile.
struct Operation : AnyOperation {
  using AnyOperation::AnyOperation;
  using AnyOperation::operator=;
  Operation();
  Operation(Operation const&);
  Operation(Operation&&) noexcept;
  Operation& operator=(Operation const&);
  Operation& operator=(Operation&&) noexcept;
  ~Operation();

  AnyOperation const& variant() const { return *this; }
  AnyOperation& variant() { return *this; }
  bool operator==(Operation const&) const;
};

// What an operation makes of one that comes after it, see reduce().
struct Reduction {
  enum class Kind {
    blocked,   // they do not merge, and nothing may be merged across both
    passes,    // they do not merge, but what merges with one of them may move past the other
    replaced,  // both are replaced by `operations`
  };

  Kind kind = Kind::blocked;
  std::vector<Operation> operations;

  bool operator==(Reduction const&) const = default;
};

// What every struct of the variant must have. references_model(), references_field() and reduce()
// are there only where an operation has a rule of its own.
template <class Op>
concept OperationType = requires(Op const& op, std::string_view app, ProjectState& state,
                                 SchemaEditor& editor, StateChange const& change) {
  { Op::type_name } -> std::convertible_to<std::string_view>;
  { op.describe() } -> std::same_as<std::string>;
  op.state_forwards(app, state);
  op.database_forwards(editor, change);
  op.database_backwards(editor, change);
  { op == op } -> std::same_as<bool>;
};

// Django's class name: "CreateModel".
std::string_view type_name(Operation const& operation);

// Django's describe(): "Create model Item" (django-behaviour 11.1).
std::string describe(Operation const& operation);

// The sign of Django's OperationCategory, which `makemigrations` prints before a description: '+',
// '-', '~', 'p' (Python), 's' (SQL) or '?' (11.1).
char category(Operation const& operation);

// What the operation adds to the name of a migration: "item_size" for a field added to Item; empty
// when it adds nothing (11.1).
std::string migration_name_fragment(Operation const& operation);

// Changes `state` as Django's state_forwards (django-behaviour 7).
// Throws StateError for models and fields that are not there.
void state_forwards(Operation const& operation, std::string_view app, ProjectState& state);

// Emits the statements that take the database from change.from to change.to. Backwards the
// caller gives the states swapped: from is the state after the operation, to the one before.
// Throws StateError when the states do not fit, and what the editor's sink and catalog throw.
void database_forwards(Operation const& operation, SchemaEditor& editor, StateChange const& change);
void database_backwards(Operation const& operation, SchemaEditor& editor,
                        StateChange const& change);

// Whether it can be unapplied. SeparateDatabaseAndState is reversible itself; see
// find_irreversible().
bool is_reversible(Operation const& operation);

// The operation that keeps this one from being unapplied: itself, or the first one among the
// database operations of a SeparateDatabaseAndState, which Django finds only when it gets there.
// Null when all can be undone.
Operation const* find_irreversible(Operation const& operation);

// The RunPython, here or in a SeparateDatabaseAndState, whose code for that direction is more than
// "noop": this program has no Python to run it with. Null when there is none.
RunPython const* find_python_code(Operation const& operation, bool backwards);

// Whether the operation may have to do with that model (field), in whatever case. True when in
// doubt, which Django is about all operations on indexes and constraints, raw SQL and Python.
bool references_model(Operation const& operation, std::string_view model, std::string_view app);
bool references_field(Operation const& operation, std::string_view model, std::string_view field,
                      std::string_view app);

// Django's reduce(): what `operation` and `next`, which comes somewhere after it in the list of
// one app, are together (django-behaviour 13.3). An elidable one vanishes into any other.
// Throws StateError when they make a model with two fields of one name.
Reduction reduce(Operation const& operation, Operation const& next, std::string_view app);

// Whether sqlmigrate can show it: false for RunPython alone.
bool reduces_to_sql(Operation const& operation);

}  // namespace migrator
