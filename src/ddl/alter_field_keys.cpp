// Primary and foreign keys of a field that is altered.
#include "ddl/alter_field.hpp"
#include "ddl/constraint_names.hpp"
#include "ddl/constraints.hpp"
#include "ddl/names.hpp"
#include "ddl/sql_builder.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

namespace migrator {

void FieldAlteration::drop_own_foreign_keys() {
  if (!old_.has_foreign_key() ||
      !differs_in_database(old_.at, new_.at, settings_, Comments::do_not_count)) {
    return;
  }
  for (std::string const& name :
       constraint_names(editor_.catalog(), table_, {old_.column}, is_foreign_key)) {
    editor_.execute(drop_foreign_key(table_, name));
    dropped_own_key_ = true;
  }
}

void FieldAlteration::drop_incoming_foreign_keys() {
  bool const stays_key = old_.field().primary_key && new_.field().primary_key;
  bool const stays_unique = old_.field().is_unique() && new_.field().is_unique();
  bool const type_changes =
      old_.type.type != new_.type.type || old_.type.collation != new_.type.collation;
  if (!(stays_key || stays_unique) || !type_changes) {
    return;
  }
  dropped_incoming_keys_ = true;
  referrers_ = related_fields(old_.at, new_.at, settings_);
  for (RelatedPair const& referrer : referrers_) {
    std::string const table = table_name(*referrer.fresh.model);
    std::string const column = column_name(referrer.fresh.field);
    for (std::string const& name :
         constraint_names(editor_.catalog(), table, {column}, is_foreign_key)) {
      editor_.execute(drop_foreign_key(table, name));
    }
  }
}

void FieldAlteration::drop_primary_key() {
  if (!old_.field().primary_key || new_.field().primary_key) {
    return;
  }
  for (ConstraintInfo const& constraint : editor_.catalog().constraints(table_)) {
    if (constraint.primary_key) {
      editor_.execute(drop_constraint(table_, constraint.name));
    }
  }
}

void FieldAlteration::add_primary_key() {
  if (old_.field().primary_key || !new_.field().primary_key) {
    return;
  }
  editor_.execute(SqlBuilder{}
                      .words("ALTER TABLE")
                      .table(table_)
                      .words("ADD CONSTRAINT")
                      .name(index_name(table_, {new_.column}, "_pk"))
                      .words("PRIMARY KEY")
                      .columns(table_, std::vector<std::string>{new_.column}));
  for (RelatedPair& referrer : related_fields(old_.at, new_.at, settings_)) {
    referrers_.push_back(std::move(referrer));
  }
}

void FieldAlteration::alter_referring_columns() {
  for (RelatedPair const& referrer : referrers_) {
    std::optional<ColumnType> old_type =
        column_type(referrer.old.model_in(), referrer.old.field, settings_);
    std::optional<ColumnType> new_type =
        column_type(referrer.fresh.model_in(), referrer.fresh.field, settings_);
    if (!old_type || !new_type) {
      continue;
    }
    TypeChange const change = change_type(
        column_field(referrer.old.model_in(), referrer.old.field, std::move(*old_type)),
        column_field(referrer.fresh.model_in(), referrer.fresh.field, std::move(*new_type)));
    alter_table(table_name(*referrer.fresh.model), change.action);
    for (std::string const& statement : change.afterwards) {
      editor_.execute(statement);
    }
  }
}

void FieldAlteration::add_own_foreign_key() {
  if (new_.has_foreign_key() && (dropped_own_key_ || !old_.has_foreign_key())) {
    editor_.execute(foreign_key(new_.at.model, new_.at.field, settings_));
  }
}

void FieldAlteration::restore_incoming_foreign_keys() {
  if (!dropped_incoming_keys_) {
    return;
  }
  for (RelatedPair const& referrer : referrers_) {
    if (referrer.fresh.field.field.relation->db_constraint) {
      editor_.execute(
          remade_foreign_key(referrer.fresh.model_in(), referrer.fresh.field, settings_));
    }
  }
}

}  // namespace migrator
