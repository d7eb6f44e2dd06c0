// Which constraints and indexes of a table are those of its fields: keys, unique, db_index and the
// checks of positive integers. The others are the model's.
#pragma once

#include "migrator/introspection.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

using NameSet = std::set<std::string, std::less<>>;

struct FieldKeys {
  std::vector<std::string> primary_key;  // columns
  NameSet unique;                        // columns; not that of the primary key
  NameSet unique_by_index;               // of them, those without a constraint
  NameSet indexed;
  NameSet with_pattern_index;  // for LIKE, which columns of text have beside another index
  NameSet positive;
  std::map<std::string, ConstraintDescription const*, std::less<>> foreign_keys;

  // The names of the constraints and indexes that the fields will make.
  NameSet constraints;
  NameSet indexes;

  // Whether the column alone is the primary key.
  bool is_primary_key(std::string_view column) const {
    return primary_key.size() == 1 && primary_key.front() == column;
  }

  // Whether the field of the column makes an index of it.
  bool has_index(std::string_view column) const {
    return is_primary_key(column) || unique.contains(column) || indexed.contains(column);
  }
};

// `is_known` says whether a foreign key can refer to a table. Points into `table`. Linear in the
// table's parts but for the sets.
FieldKeys keys_of_fields(TableDescription const& table,
                         std::function<bool(std::string_view)> const& is_known);

// The operators for LIKE of the column's type; nothing if Django makes no index for it.
std::string_view pattern_ops(ColumnDescription const& column);

// What the constraint is, with what its index, which may be null, has besides.
std::string definition_of(ConstraintDescription const& constraint, IndexDescription const* index);

// The index of that name; null when there is none.
IndexDescription const* find_index(TableDescription const& table, std::string_view name);

// A btree over columns, each with its type's operators, ascending, with the usual nulls, and
// nothing besides.
bool is_plain_btree(IndexDescription const& index);

}  // namespace migrator
