// Statements that know the tables and columns they are about, so that they can wait for the end
// of the migration and follow renames until then (django-behaviour 10.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace migrator {

// A table, quoted when it is written.
struct TablePart {
  std::string table;
};

// A column, quoted when it is written.
struct ColumnPart {
  std::string table;
  std::string column;
};

// The name of an index or of a unique constraint (which has the suffix "_uniq"): the one given,
// else one made from the table and columns as they are when it is written.
struct IndexNamePart {
  std::string table;
  std::vector<std::string> columns;
  std::string suffix;
  std::string given;
};

// The name of a foreign key, made when it is written. `to_table` is without its schema.
struct ForeignKeyNamePart {
  std::string table;
  std::string column;
  std::string to_table;
  std::string to_column;
};

using SqlPart = std::variant<std::string, TablePart, ColumnPart, IndexNamePart, ForeignKeyNamePart>;

// A statement in parts. Names of tables and columns are compared as they are, not quoted.
class DeferredStatement {
 public:
  explicit DeferredStatement(std::vector<SqlPart> parts) : parts_(std::move(parts)) {}

  std::size_t operation = 0;  // which one of the migration deferred it, for messages

  std::string sql() const;

  bool mentions_table(std::string_view table) const;
  bool mentions_column(std::string_view table, std::string_view column) const;
  // Whether it makes an index of that name on that table.
  bool creates_index(std::string_view table, std::string_view name) const;

  // Keeps the names that the table's indexes would have now: Django makes such a name when it first
  // looks at it, be it to write the statement or to look for an index that is dropped.
  void settle_index_names(std::string_view table);

  void rename_table(std::string_view from, std::string_view to);
  void rename_column(std::string_view table, std::string_view from, std::string_view to);

 private:
  std::vector<SqlPart> parts_;
};

}  // namespace migrator
