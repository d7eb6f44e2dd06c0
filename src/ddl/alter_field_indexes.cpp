// Uniqueness, indexes and checks of a field that is altered.
#include "ddl/alter_field.hpp"
#include "ddl/constraint_names.hpp"
#include "ddl/constraints.hpp"
#include "ddl/indexes.hpp"
#include "ddl/names.hpp"
#include "ddl/sql_builder.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

bool is_indexed(Field const& field) {
  return field.db_index || field.is_unique();
}

}  // namespace

void FieldAlteration::drop_uniqueness() {
  bool const becomes_key = !old_.field().primary_key && new_.field().primary_key;
  if (!old_.field().is_unique() || (new_.field().is_unique() && !becomes_key)) {
    return;
  }
  auto const declared = names_of_constraints(new_.at.model.model);
  for (std::string const& name :
       constraint_names(editor_.catalog(), table_, {old_.column}, is_unique_but_no_key)) {
    if (!declared.contains(name)) {
      editor_.execute(drop_constraint(table_, name));
    }
  }
}

void FieldAlteration::drop_indexes() {
  bool const had_index = old_.field().db_index && !old_.field().is_unique();
  if (!had_index || (new_.field().db_index && !new_.field().is_unique())) {
    return;
  }
  auto const declared = names_of_indexes(new_.at.model.model);
  auto const is_plain = [](ConstraintInfo const& index) { return index.index && index.plain; };
  for (std::string const& name :
       constraint_names(editor_.catalog(), table_, {old_.column}, is_plain)) {
    if (!declared.contains(name)) {
      editor_.drop_index(table_, name, Concurrently::no);
    }
  }
}

void FieldAlteration::drop_checks() {
  if (!taken_for(old_.field()).positive || taken_for(new_.field()).positive) {
    return;
  }
  auto const declared = names_of_constraints(new_.at.model.model);
  auto const is_check = [](ConstraintInfo const& constraint) { return constraint.check; };
  for (std::string const& name :
       constraint_names(editor_.catalog(), table_, {old_.column}, is_check)) {
    if (!declared.contains(name)) {
      editor_.execute(drop_constraint(table_, name));
    }
  }
}

void FieldAlteration::add_uniqueness() {
  bool const was_unique = old_.field().is_unique() && !old_.field().primary_key;
  if (new_.field().is_unique() && !new_.field().primary_key && !was_unique) {
    editor_.execute(unique_together_constraint(new_.at.model, {new_.column}));
  }
}

void FieldAlteration::add_index() {
  bool const had_index = old_.field().db_index && !old_.field().is_unique();
  if (had_index) {
    return;
  }
  if (std::optional<DeferredStatement> const index =
          field_index(new_.at.model, new_.at.field, settings_)) {
    editor_.execute(*index);
  }
}

void FieldAlteration::add_check() {
  if (taken_for(old_.field()).positive || !taken_for(new_.field()).positive ||
      new_.type.check.empty()) {
    return;
  }
  editor_.execute(SqlBuilder{}
                      .words("ALTER TABLE")
                      .table(table_)
                      .words("ADD CONSTRAINT")
                      .name(index_name(table_, {new_.column}, "_check"))
                      .words("CHECK")
                      .parenthesised(new_.type.check));
}

void FieldAlteration::adjust_pattern_index() {
  Field const& before = old_.field();
  Field const& after = new_.field();
  bool const becomes_indexed = !is_indexed(before) && after.db_index;
  bool const becomes_unique = !before.is_unique() && after.is_unique();
  if (becomes_indexed || becomes_unique || loses_text_type(old_, new_)) {
    if (std::optional<DeferredStatement> const index =
            pattern_index(new_.at.model, new_.at.field, settings_, editor_.catalog())) {
      editor_.execute(*index);
    }
  }
  if (before.is_unique() && !is_indexed(after)) {
    drop_pattern_index(table_, old_.column);
  }
}

void FieldAlteration::drop_pattern_index(std::string_view table, std::string_view column) {
  std::string const name = index_name(table, {std::string{column}}, "_like");
  editor_.drop_index(table, name, Concurrently::no);
}

}  // namespace migrator
