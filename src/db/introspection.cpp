#include "migrator/introspection.hpp"

#include "db/introspection_queries.hpp"
#include "migrator/connection.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <string_view>
#include <utility>

namespace migrator {
namespace {

// The values of a row one after the other.
class Cells {
 public:
  explicit Cells(Row const& row) : row_{row} {}

  std::optional<std::string> optional_text() { return row_.at(next_++); }
  std::string text() { return optional_text().value_or(""); }
  bool flag() { return text() == "t"; }
  std::int64_t number() {
    std::string const digits = text();
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

 private:
  Row const& row_;
  std::size_t next_ = 0;
};

using TablesByOid = std::map<std::string, TableDescription>;

std::vector<Row> ask(Connection& connection, std::string_view query) {
  return connection.query(fmt::format("{}{}", introspection::described, query));
}

TableKind kind_of_table(std::string_view kind) {
  if (kind == "partition") return TableKind::partition;
  if (kind == "partitioned") return TableKind::partitioned;
  if (kind == "foreign") return TableKind::foreign;
  if (kind == "materialized view") return TableKind::materialized_view;
  return kind == "view" ? TableKind::view : TableKind::table;
}

void add_table(TablesByOid& tables, Row const& row) {
  Cells cells{row};
  TableDescription& table = tables[cells.text()];
  table.name = cells.text();
  table.kind = kind_of_table(cells.text());
  table.comment = cells.text();
  table.tablespace = cells.text();
  table.definition = cells.text();
  table.is_unlogged = cells.flag();
  std::string const kind = cells.text();
  if (kind == "parent") {
    table.parents.push_back(cells.text());
  } else if (kind == "trigger") {
    table.triggers.push_back(cells.text());
  } else if (kind == "more") {
    table.more.push_back(cells.text());
  }
}

// What a type's modifier says: the length of a text, the digits of a number.
void read_modifier(ColumnDescription& column, std::int64_t modifier) {
  constexpr std::int64_t header = 4;
  if (modifier < header) {
    return;
  }
  std::int64_t const given = modifier - header;
  if (column.type_name == "varchar" || column.type_name == "bpchar") {
    column.max_length = given;
  } else if (column.type_name == "numeric") {
    column.precision = (given >> 16) & 0xffff;
    column.scale = ((given & 0x7ff) ^ 0x400) - 0x400;  // eleven bits with a sign
  }
}

void add_column(TablesByOid& tables, Row const& row) {
  Cells cells{row};
  std::string const oid = cells.text();
  ColumnDescription column;
  column.name = cells.text();
  column.type = cells.text();
  column.type_name = cells.text();
  column.is_built_in = cells.flag();
  column.dimensions = static_cast<int>(cells.number());
  read_modifier(column, cells.number());
  column.is_null = cells.flag();
  column.is_null_but_for_type = cells.flag();
  column.default_sql = cells.optional_text();
  std::string const identity = cells.text();
  if (!identity.empty()) {
    column.identity = identity == "a" ? Identity::always : Identity::by_default;
  }
  column.is_generated = cells.flag();
  column.is_serial = cells.flag();
  column.collation = cells.optional_text();
  column.comment = cells.text();
  column.more = cells.text();
  tables[oid].columns.push_back(std::move(column));
}

ConstraintKind kind_of_constraint(std::string_view type) {
  if (type == "p") return ConstraintKind::primary_key;
  if (type == "u") return ConstraintKind::unique;
  if (type == "f") return ConstraintKind::foreign_key;
  return type == "x" ? ConstraintKind::exclusion : ConstraintKind::check;
}

ConstraintDescription read_constraint(Cells& cells) {
  ConstraintDescription constraint;
  constraint.name = cells.text();
  constraint.kind = kind_of_constraint(cells.text());
  constraint.definition = cells.text();
  constraint.condition = cells.text();
  constraint.to_table = cells.optional_text();
  constraint.is_deferrable = cells.flag();
  constraint.is_deferred = cells.flag();
  constraint.is_validated = cells.flag();
  constraint.is_inherited = cells.flag();
  return constraint;
}

void add_constraint(TablesByOid& tables, Row const& row) {
  Cells cells{row};
  std::vector<ConstraintDescription>& known = tables[cells.text()].constraints;
  ConstraintDescription constraint = read_constraint(cells);
  if (known.empty() || known.back().name != constraint.name) {
    known.push_back(std::move(constraint));
  }
  if (!cells.flag()) {
    return;  // a check of no column
  }
  ConstraintDescription& of = known.back();
  of.columns.push_back(cells.text());
  if (std::optional<std::string> column = cells.optional_text()) {
    of.to_columns.push_back(std::move(*column));
  }
  if (std::optional<std::string> name = cells.optional_text()) {
    of.operators.push_back(std::move(*name));
  }
}

std::vector<std::string> split_parameters(std::string_view text) {
  std::vector<std::string> parameters;
  while (!text.empty()) {
    std::size_t const comma = text.find(',');
    parameters.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return parameters;
}

IndexDescription read_index(Cells& cells) {
  IndexDescription index;
  index.name = cells.text();
  index.method = cells.text();
  index.is_unique = cells.flag();
  index.nulls_distinct = !cells.flag();
  index.condition = cells.optional_text();
  index.tablespace = cells.text();
  index.is_of_constraint = cells.flag();
  index.parameters = split_parameters(cells.text());
  return index;
}

IndexElement read_element(Cells& cells, std::optional<std::string> column) {
  IndexElement element{.column = std::move(column), .sql = cells.text()};
  element.is_descending = cells.flag();
  bool const nulls_first = cells.flag();
  element.opclass = cells.text();
  std::string const opclass_parameters = cells.text();
  std::string const collation = cells.text();
  bool const has_usual_nulls = nulls_first == element.is_descending;
  element.is_plain =
      element.column && collation.empty() && opclass_parameters.empty() && has_usual_nulls;
  if (!collation.empty()) {
    element.sql += " COLLATE " + collation;
  }
  if (!element.opclass.empty()) {
    element.sql += " " + element.opclass;
  }
  if (!opclass_parameters.empty()) {
    element.sql += fmt::format(" ({})", opclass_parameters);
  }
  if (element.is_descending) {
    element.sql += " DESC";
  }
  if (!has_usual_nulls) {
    element.sql += nulls_first ? " NULLS FIRST" : " NULLS LAST";
  }
  return element;
}

void add_index(TablesByOid& tables, Row const& row) {
  Cells cells{row};
  std::vector<IndexDescription>& known = tables[cells.text()].indexes;
  IndexDescription index = read_index(cells);
  if (known.empty() || known.back().name != index.name) {
    known.push_back(std::move(index));
  }
  std::optional<std::string> column = cells.optional_text();
  if (cells.flag()) {
    known.back().include.push_back(column.value_or(""));
    return;
  }
  known.back().elements.push_back(read_element(cells, std::move(column)));
}

}  // namespace

std::vector<std::string> describe_objects(Connection& connection) {
  std::vector<std::string> objects;
  for (Row const& row : connection.query(introspection::objects)) {
    objects.push_back(row.front().value_or(""));
  }
  return objects;
}

std::vector<std::string> other_schemas(Connection& connection) {
  std::vector<std::string> schemas;
  for (Row const& row : connection.query(introspection::other_schemas)) {
    schemas.push_back(row.front().value_or(""));
  }
  return schemas;
}

std::vector<TableDescription> describe_tables(Connection& connection) {
  TablesByOid tables;
  std::vector<std::string> in_order;
  for (Row const& row : ask(connection, introspection::tables)) {
    std::string const oid = row.front().value_or("");
    if (in_order.empty() || in_order.back() != oid) {
      in_order.push_back(oid);
    }
    add_table(tables, row);
  }
  for (Row const& row : ask(connection, introspection::columns)) add_column(tables, row);
  for (Row const& row : ask(connection, introspection::constraints)) add_constraint(tables, row);
  for (Row const& row : ask(connection, introspection::indexes)) add_index(tables, row);
  std::vector<TableDescription> described;
  described.reserve(in_order.size());
  for (std::string const& oid : in_order) {
    described.push_back(std::move(tables[oid]));
  }
  return described;
}

}  // namespace migrator
