// The names that Django makes up for tables, indexes and constraints (django-behaviour 8.2, 9).
// Lengths are counted in characters.
#pragma once

#include "migrator/constraint.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The longest name that PostgreSQL keeps whole.
inline constexpr std::size_t max_name_length = 63;

// The name, if it is too long cut and ended with four digits of its digest. A schema in front
// (schema"."name) does not count and stays.
std::string truncated_name(std::string_view identifier);

// The name of an index or constraint of these columns. The suffix says of what kind: empty,
// _like, _idx, _uniq, _fk_…, _check or _pk. A schema of the table is left out.
std::string index_name(std::string_view table, std::vector<std::string> const& columns,
                       std::string_view suffix);

// The name of a foreign key when it is first made. `to_table` without its schema.
std::string foreign_key_name(std::string_view table, std::vector<std::string> const& columns,
                             std::string_view to_table, std::string_view to_column);

// A column that a declared index begins with, "-" before descending ones left out.
struct IndexedColumn {
  std::string column;
  bool descending = false;
};

// The name of an index that was declared in a model without one.
std::string declared_index_name(std::string_view table, std::vector<IndexedColumn> const& columns,
                                IndexType type);

}  // namespace migrator
