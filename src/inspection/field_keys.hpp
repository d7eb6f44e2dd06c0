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
  NameSet positive;
  std::map<std::string, ConstraintDescription const*, std::less<>> foreign_keys;

  // The names of the constraints and indexes that the fields will make.
  NameSet constraints;
  NameSet indexes;

  // Whether the column alone is the primary key.
  bool is_primary_key(std::string_view column) const {
    return primary_key.size() == 1 && primary_key.front() == column;
  }
};

// `is_known` says whether a foreign key can refer to a table. Points into `table`. Linear in the
// table's parts but for the sets.
FieldKeys keys_of_fields(TableDescription const& table,
                         std::function<bool(std::string_view)> const& is_known);

// A btree over columns, each with its type's operators, ascending, with the usual nulls, and
// nothing besides.
bool is_plain_btree(IndexDescription const& index);

}  // namespace migrator
