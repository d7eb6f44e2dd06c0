// Reads indexes and constraints.
#pragma once

#include "format/cursor.hpp"
#include "migrator/constraint.hpp"
#include "migrator/field.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace migrator {

// {"type": "Index", …}. The name must be there.
void read(Cursor const& at, Index& index);
void read(Cursor const& at, std::vector<Index>& indexes);

// {"type": "UniqueConstraint", …}.
void read(Cursor const& at, Constraint& constraint);
void read(Cursor const& at, std::vector<Constraint>& constraints);

void read(Cursor const& at, std::vector<Element>& elements);
void read(Cursor const& at, std::vector<std::pair<Element, std::string>>& pairs);
void read(Cursor const& at, std::optional<Deferrable>& deferrable);

// All index classes, and the names of the constraint classes.
std::span<IndexType const> index_types();
std::span<std::string_view const> constraint_type_names();

// The keywords that one index class has beyond those of all, and those that only Python sees of
// a constraint.
std::span<FieldKeyword const> index_keywords(IndexType type);
std::span<FieldKeyword const> kept_constraint_keywords();

// The keys of each class, for the reader, the writer and the schema, as members() of an operation.
template <class Self, class Visitor>
void index_members(Self& index, Visitor&& visit) {
  visit.optional("fields", index.fields);
  visit.optional("expressions", index.expressions);
  visit.optional("opclasses", index.opclasses);
  visit.condition("condition", index.condition);
  visit.optional("include", index.include);
  visit.required("name", index.name);
  visit.optional("db_tablespace", index.db_tablespace);
  visit.keywords(index_keywords(index.type), index.parameters);
}

template <class Visitor>
void constraint_members(UniqueConstraint& constraint, Visitor&& visit) {
  visit.optional("fields", constraint.fields);
  visit.optional("expressions", constraint.expressions);
  visit.optional("opclasses", constraint.opclasses);
  visit.condition("condition", constraint.condition);
  visit.optional("include", constraint.include);
  visit.required("name", constraint.name);
  visit.optional("deferrable", constraint.deferrable);
  visit.optional("nulls_distinct", constraint.nulls_distinct);
  visit.keywords(kept_constraint_keywords(), constraint.kept);
}

template <class Visitor>
void constraint_members(CheckConstraint& constraint, Visitor&& visit) {
  visit.check(constraint.condition);
  visit.required("name", constraint.name);
  visit.keywords(kept_constraint_keywords(), constraint.kept);
}

template <class Visitor>
void constraint_members(ExclusionConstraint& constraint, Visitor&& visit) {
  visit.optional("index_type", constraint.index_type);
  visit.required("expressions", constraint.expressions);
  visit.condition("condition", constraint.condition);
  visit.optional("include", constraint.include);
  visit.required("name", constraint.name);
  visit.optional("deferrable", constraint.deferrable);
  visit.keywords(kept_constraint_keywords(), constraint.kept);
}

}  // namespace migrator
