// Puts statements together word by word, with one blank between the words and every name quoted.
#pragma once

#include "ddl/deferred.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// A column in a list, and what follows it there with a blank before: an operator class, DESC. Or an
// element that is SQL text as a whole, which names no column.
struct ListedColumn {
  std::string column;  // empty: only the text
  std::string text;
};

// SqlBuilder{}.words("ALTER TABLE").table(t).words("DROP COLUMN").column(t, c).words("CASCADE")
class SqlBuilder {
 public:
  // SQL as it stands; nothing at all for an empty text.
  SqlBuilder& words(std::string_view text);
  // SQL that follows without a blank.
  SqlBuilder& tight(std::string_view text);

  SqlBuilder& name(std::string_view name);  // quoted, follows no renames
  SqlBuilder& literal(std::string_view text);
  SqlBuilder& table(std::string_view table);
  SqlBuilder& column(std::string_view table, std::string_view column);
  SqlBuilder& index_name(IndexNamePart name);
  SqlBuilder& foreign_key_name(ForeignKeyNamePart name);

  // "(a, b DESC)"
  SqlBuilder& columns(std::string_view table, std::vector<ListedColumn> const& columns);
  SqlBuilder& columns(std::string_view table, std::vector<std::string> const& columns);

  SqlBuilder& parenthesised(std::string_view inner);

  std::string text() const { return deferred().sql(); }
  DeferredStatement deferred() const { return DeferredStatement{parts_}; }

 private:
  void append(std::string_view text);
  void add(SqlPart part);

  std::vector<SqlPart> parts_;
};

}  // namespace migrator
