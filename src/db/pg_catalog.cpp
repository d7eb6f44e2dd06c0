#include "db/pg_catalog.hpp"

#include "base/quote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace migrator {
namespace {

// One row a constraint's or index's column, in their order; one without any has a row of its own.
// Constraints come first. "column" is null for an expression.
constexpr std::string_view constraints_query = R"sql(
WITH rel AS (
  SELECT oid FROM pg_catalog.pg_class
  WHERE relname = {table} AND pg_catalog.pg_table_is_visible(oid)
)
SELECT 'constraint' AS source, con.conname AS name, con.contype = 'p' AS primary_key,
       con.contype IN ('p', 'u') AS is_unique, con.contype = 'f' AS foreign_key,
       con.contype = 'c' AS is_check, false AS plain, key.place, att.attname AS "column"
FROM rel
JOIN pg_catalog.pg_constraint con ON con.conrelid = rel.oid AND con.contype <> 'n'
LEFT JOIN LATERAL unnest(con.conkey) WITH ORDINALITY AS key(attnum, place) ON true
LEFT JOIN pg_catalog.pg_attribute att ON att.attrelid = rel.oid AND att.attnum = key.attnum
UNION ALL
SELECT 'index', idx.relname, ind.indisprimary, ind.indisunique, false, false,
       am.amname = 'btree' AND idx.relname !~ '_btree$' AND idx.reloptions IS NULL,
       key.place, att.attname
FROM rel
JOIN pg_catalog.pg_index ind ON ind.indrelid = rel.oid
JOIN pg_catalog.pg_class idx ON idx.oid = ind.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = idx.relam
CROSS JOIN LATERAL unnest(ind.indkey) WITH ORDINALITY AS key(attnum, place)
LEFT JOIN pg_catalog.pg_attribute att ON att.attrelid = rel.oid AND att.attnum = key.attnum
ORDER BY source, name, place
)sql";

constexpr std::string_view sequence_query = R"sql(
SELECT seq.relname
FROM pg_catalog.pg_class tbl
JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attname = {column}
JOIN pg_catalog.pg_depend dep ON dep.refobjid = tbl.oid AND dep.refobjsubid = att.attnum
  AND dep.refclassid = 'pg_catalog.pg_class'::regclass
  AND dep.classid = 'pg_catalog.pg_class'::regclass
JOIN pg_catalog.pg_class seq ON seq.oid = dep.objid AND seq.relkind = 'S'
WHERE tbl.relname = {table} AND pg_catalog.pg_table_is_visible(tbl.oid)
)sql";

constexpr std::string_view columns_query = R"sql(
SELECT att.attname
FROM pg_catalog.pg_class tbl
JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attnum > 0
  AND NOT att.attisdropped
WHERE tbl.relname = {table} AND pg_catalog.pg_table_is_visible(tbl.oid)
ORDER BY att.attnum
)sql";

std::string with_table(std::string_view query, std::string_view table) {
  return fmt::format(fmt::runtime(query), fmt::arg("table", quote_text(table)));
}

bool is_true(std::optional<std::string> const& value) {
  return value == "t";
}

// The columns of a row of constraints_query.
enum Place { source, name, primary_key, unique, foreign_key, check, plain, place, column };

ConstraintInfo begin_constraint(Row const& row) {
  return {
      .name = row[name].value_or(""),
      .columns = {},
      .primary_key = is_true(row[primary_key]),
      .unique = is_true(row[unique]),
      .foreign_key = is_true(row[foreign_key]),
      .check = is_true(row[check]),
      .index = row[source] == "index",
      .plain = is_true(row[plain]),
  };
}

// A constraint's expressions are left out, an index's count, unless there is nothing else.
void finish_constraint(ConstraintInfo& info) {
  bool const only_expression = info.columns.size() == 1 && !info.columns.front();
  if (!info.index || only_expression) {
    std::erase(info.columns, std::nullopt);
  }
}

}  // namespace

std::vector<ConstraintInfo> PgCatalog::constraints(std::string_view table) const {
  std::vector<ConstraintInfo> found;
  for (Row const& row : connection_.query(with_table(constraints_query, table))) {
    bool const is_index = row[source] == "index";
    if (found.empty() || found.back().name != row[name] || found.back().index != is_index) {
      found.push_back(begin_constraint(row));
    }
    found.back().columns.push_back(row[column]);
  }
  std::ranges::for_each(found, finish_constraint);

  // An index that enforces a constraint is known by that.
  auto const is_constraint = [&found](std::string const& index_name) {
    return std::ranges::any_of(found, [&index_name](ConstraintInfo const& info) {
      return !info.index && info.name == index_name;
    });
  };
  std::vector<ConstraintInfo> listed;
  for (ConstraintInfo const& info : found) {
    if (!info.index || !is_constraint(info.name)) {
      listed.push_back(info);
    }
  }
  return listed;
}

std::optional<std::string> PgCatalog::sequence(std::string_view table,
                                               std::string_view column_name) const {
  std::vector<Row> const rows = connection_.query(
      fmt::format(fmt::runtime(sequence_query), fmt::arg("table", quote_text(table)),
                  fmt::arg("column", quote_text(column_name))));
  return rows.empty() ? std::nullopt : rows.front().front();
}

bool PgCatalog::collation_is_deterministic(std::string_view collation) const {
  std::vector<Row> const rows = connection_.query(
      fmt::format("SELECT collisdeterministic FROM pg_catalog.pg_collation WHERE collname = {}",
                  quote_text(collation)));
  return !rows.empty() && is_true(rows.front().front());
}

bool PgCatalog::has_extension(std::string_view extension) const {
  return !connection_
              .query(fmt::format("SELECT 1 FROM pg_catalog.pg_extension WHERE extname = {}",
                                 quote_text(extension)))
              .empty();
}

// As a name alone, a text of more than 63 bytes would be cut to that of another table. Django has
// all names and looks for the whole text among them.
bool PgCatalog::has_table(std::string_view table) const {
  return !connection_
              .query(fmt::format(
                  "SELECT 1 FROM pg_catalog.pg_class WHERE relname = {0} "
                  "AND relname::text = {0} AND NOT relispartition "
                  "AND relkind IN ('r', 'p', 'f') AND pg_catalog.pg_table_is_visible(oid)",
                  quote_text(table)))
              .empty();
}

std::vector<std::string> PgCatalog::columns(std::string_view table) const {
  std::vector<std::string> names;
  for (Row const& row : connection_.query(with_table(columns_query, table))) {
    names.push_back(row.front().value_or(""));
  }
  return names;
}

}  // namespace migrator
