// What the schema editor asks about the schema that is there (django-behaviour 12). One
// implementation asks PostgreSQL, one foretells the answers from a state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// A constraint or index of a table.
struct ConstraintInfo {
  std::string name;
  std::vector<std::optional<std::string>> columns;  // nullopt for an expression
  bool primary_key = false;
  bool unique = false;
  bool foreign_key = false;
  bool check = false;
  bool index = false;  // an index that is listed for itself, not as a constraint
  bool plain = false;  // a btree without storage parameters whose name does not end in _btree

  bool operator==(ConstraintInfo const&) const = default;
};

class Catalog {
 public:
  virtual ~Catalog() = default;

  // Of the table of that unquoted name that the search path finds; constraints first, in a
  // stable order. Empty when there is no such table.
  virtual std::vector<ConstraintInfo> constraints(std::string_view table) const = 0;

  // The sequence that belongs to the column, serial and identity alike.
  virtual std::optional<std::string> sequence(std::string_view table,
                                              std::string_view column) const = 0;

  // False also for a collation that does not exist.
  virtual bool collation_is_deterministic(std::string_view collation) const = 0;

  virtual bool has_extension(std::string_view extension) const = 0;

  // Whether the search path finds a table of that unquoted name; views do not count.
  virtual bool has_table(std::string_view table) const = 0;

  // The columns of that table; empty when there is none.
  virtual std::vector<std::string> columns(std::string_view table) const = 0;
};

}  // namespace migrator
