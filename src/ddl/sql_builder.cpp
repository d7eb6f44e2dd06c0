#include "ddl/sql_builder.hpp"

#include "base/quote.hpp"

namespace migrator {

SqlBuilder& SqlBuilder::words(std::string_view words) {
  if (!words.empty()) {
    if (!parts_.empty()) {
      append(" ");
    }
    append(words);
  }
  return *this;
}

SqlBuilder& SqlBuilder::tight(std::string_view words) {
  append(words);
  return *this;
}

SqlBuilder& SqlBuilder::parenthesised(std::string_view inner) {
  words("(");
  append(inner);
  append(")");
  return *this;
}

SqlBuilder& SqlBuilder::name(std::string_view name) {
  return words(quote_name(name));
}

SqlBuilder& SqlBuilder::literal(std::string_view text) {
  return words(quote_text(text));
}

SqlBuilder& SqlBuilder::table(std::string_view table) {
  add(TablePart{std::string{table}});
  return *this;
}

SqlBuilder& SqlBuilder::column(std::string_view table, std::string_view column) {
  add(ColumnPart{std::string{table}, std::string{column}});
  return *this;
}

SqlBuilder& SqlBuilder::index_name(IndexNamePart name) {
  add(std::move(name));
  return *this;
}

SqlBuilder& SqlBuilder::foreign_key_name(ForeignKeyNamePart name) {
  add(std::move(name));
  return *this;
}

SqlBuilder& SqlBuilder::columns(std::string_view table, std::vector<ListedColumn> const& columns) {
  words("(");
  bool first = true;
  for (ListedColumn const& listed : columns) {
    append(first ? "" : ", ");
    first = false;
    if (!listed.column.empty()) {
      parts_.push_back(ColumnPart{std::string{table}, listed.column});
    }
    append(listed.text);
  }
  append(")");
  return *this;
}

SqlBuilder& SqlBuilder::columns(std::string_view table, std::vector<std::string> const& columns) {
  std::vector<ListedColumn> listed;
  listed.reserve(columns.size());
  for (std::string const& column : columns) {
    listed.push_back({column, ""});
  }
  return this->columns(table, listed);
}

void SqlBuilder::append(std::string_view text) {
  if (text.empty()) {
    return;
  }
  if (!parts_.empty()) {
    if (std::string* const last = std::get_if<std::string>(&parts_.back())) {
      *last += text;
      return;
    }
  }
  parts_.emplace_back(std::string{text});
}

void SqlBuilder::add(SqlPart part) {
  if (!parts_.empty()) {
    append(" ");
  }
  parts_.push_back(std::move(part));
}

}  // namespace migrator
