// Statements that make and drop constraints (django-behaviour 10.2, 10.9).
#pragma once

#include "ddl/deferred.hpp"
#include "ddl/schema_editor.hpp"
#include "ddl/sql_builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace migrator {

// As Django copies the constraints of a new table's model: a copy does not know how the default
// method of an exclusion was written.
Constraint copied(Constraint constraint);

// ALTER TABLE … ADD CONSTRAINT, or CREATE UNIQUE INDEX where a constraint cannot say it.
DeferredStatement create_constraint(ModelIn model, Constraint const& constraint,
                                    Settings const& settings);

// The constraint for within CREATE TABLE; nothing if it has to be made by a statement of its own,
// which is then what create_constraint_later() gives.
std::optional<std::string> constraint_in_table(ModelIn model, Constraint const& constraint,
                                               Settings const& settings);
DeferredStatement create_constraint_later(ModelIn model, Constraint const& constraint,
                                          Settings const& settings);

// ALTER TABLE … DROP CONSTRAINT.
SqlBuilder drop_constraint(std::string_view table, std::string_view name);

// Whether the constraint is an index to PostgreSQL, and is dropped like one.
bool is_index(Constraint const& constraint);

// A constraint of unique_together or of a field that became unique, with a generated name.
DeferredStatement unique_together_constraint(ModelIn model,
                                             std::vector<std::string> const& columns);

// The foreign key of a field, with the name it gets when it is first made.
DeferredStatement foreign_key(ModelIn model, NamedField const& field, Settings const& settings);

// The same under the name it gets when it is made anew because its target changed.
DeferredStatement remade_foreign_key(ModelIn model, NamedField const& field,
                                     Settings const& settings);

// What follows a column that is added: CONSTRAINT … REFERENCES, and SET CONSTRAINTS … IMMEDIATE.
std::string inline_foreign_key(ModelIn model, NamedField const& field, Settings const& settings);

// SET CONSTRAINTS … IMMEDIATE and ALTER TABLE … DROP CONSTRAINT.
std::string drop_foreign_key(std::string_view table, std::string_view name);

}  // namespace migrator
