#include "ddl/deferred.hpp"

#include "base/overloaded.hpp"
#include "base/quote.hpp"
#include "ddl/names.hpp"

#include <algorithm>

namespace migrator {
namespace {

std::string name_of_index(IndexNamePart const& part) {
  return part.given.empty() ? index_name(part.table, part.columns, part.suffix) : part.given;
}

std::string write(SqlPart const& part) {
  return std::visit(overloaded{
                        [](std::string const& text) { return text; },
                        [](TablePart const& table) { return quote_name(table.table); },
                        [](ColumnPart const& column) { return quote_name(column.column); },
                        [](IndexNamePart const& name) { return quote_name(name_of_index(name)); },
                        [](ForeignKeyNamePart const& name) {
                          return quote_name(foreign_key_name(name.table, {name.column},
                                                             name.to_table, name.to_column));
                        },
                    },
                    part);
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  if (text == from) {
    text = to;
  }
}

}  // namespace

std::string DeferredStatement::sql() const {
  std::string sql;
  for (SqlPart const& part : parts_) {
    sql += write(part);
  }
  return sql;
}

bool DeferredStatement::mentions_table(std::string_view table) const {
  return std::ranges::any_of(parts_, [table](SqlPart const& part) {
    return std::visit(overloaded{
                          [](std::string const&) { return false; },
                          [table](ForeignKeyNamePart const& name) {
                            return name.table == table || name.to_table == table;
                          },
                          [table](auto const& other) { return other.table == table; },
                      },
                      part);
  });
}

bool DeferredStatement::mentions_column(std::string_view table, std::string_view column) const {
  return std::ranges::any_of(parts_, [table, column](SqlPart const& part) {
    return std::visit(
        overloaded{
            [](std::string const&) { return false; },
            [](TablePart const&) { return false; },
            [=](ColumnPart const& one) { return one.table == table && one.column == column; },
            [=](IndexNamePart const& name) {
              return name.table == table &&
                     std::ranges::find(name.columns, column) != name.columns.end();
            },
            [=](ForeignKeyNamePart const& name) {
              return (name.table == table && name.column == column) ||
                     (name.to_table == table && name.to_column == column);
            },
        },
        part);
  });
}

bool DeferredStatement::creates_index(std::string_view table, std::string_view name) const {
  return std::ranges::any_of(parts_, [table, name](SqlPart const& part) {
    IndexNamePart const* const index = std::get_if<IndexNamePart>(&part);
    return index && index->table == table && name_of_index(*index) == name;
  });
}

void DeferredStatement::settle_index_names(std::string_view table) {
  for (SqlPart& part : parts_) {
    auto* const index = std::get_if<IndexNamePart>(&part);
    if (index != nullptr && index->table == table && index->suffix != "_uniq") {
      index->given = name_of_index(*index);
    }
  }
}

void DeferredStatement::rename_table(std::string_view from, std::string_view to) {
  for (SqlPart& part : parts_) {
    std::visit(overloaded{
                   [](std::string&) {},
                   [=](ForeignKeyNamePart& name) {
                     replace(name.table, from, to);
                     replace(name.to_table, from, to);
                   },
                   [=](auto& other) { replace(other.table, from, to); },
               },
               part);
  }
}

void DeferredStatement::rename_column(std::string_view table, std::string_view from,
                                      std::string_view to) {
  for (SqlPart& part : parts_) {
    std::visit(overloaded{
                   [](std::string&) {},
                   [](TablePart&) {},
                   [=](ColumnPart& one) {
                     if (one.table == table) {
                       replace(one.column, from, to);
                     }
                   },
                   [=](IndexNamePart& name) {
                     if (name.table == table) {
                       std::ranges::for_each(
                           name.columns, [=](std::string& column) { replace(column, from, to); });
                     }
                   },
                   [=](ForeignKeyNamePart& name) {
                     if (name.table == table) {
                       replace(name.column, from, to);
                     }
                     if (name.to_table == table) {
                       replace(name.to_column, from, to);
                     }
                   },
               },
               part);
  }
}

}  // namespace migrator
