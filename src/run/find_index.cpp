#include "run/find_index.hpp"

#include "base/quote.hpp"

#include <fmt/format.h>

#include <vector>

namespace migrator {
namespace {

// An index is in the schema of its table, whatever the search path finds first.
std::string condition_of(ConcurrentIndex const& index) {
  if (!index.made) {
    return fmt::format("ind.indexrelid = pg_catalog.to_regclass({})", quote_text(index.name));
  }
  return fmt::format(
      "ind.indrelid = pg_catalog.to_regclass({}) AND "
      "idx.relname = (pg_catalog.parse_ident({}))[1]::pg_catalog.name",
      quote_text(index.table), quote_text(index.name));
}

}  // namespace

FoundIndex find_index(Connection& connection, ConcurrentIndex const& index) {
  std::vector<Row> const rows = connection.query(
      fmt::format("SELECT pg_catalog.format('%I.%I', nsp.nspname, idx.relname), "
                  "ind.indisvalid AND ind.indisready AND ind.indislive, "
                  "EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index built "
                  "WHERE built.index_relid = idx.oid) "
                  "FROM pg_catalog.pg_index ind "
                  "JOIN pg_catalog.pg_class idx ON idx.oid = ind.indexrelid "
                  "JOIN pg_catalog.pg_namespace nsp ON nsp.oid = idx.relnamespace WHERE {}",
                  condition_of(index)));
  if (rows.empty()) {
    return {};
  }
  Row const& row = rows.front();
  FoundIndex found{.state = IndexState::invalid, .name = row.at(0).value_or("")};
  if (row.at(1) == "t") {
    found.state = IndexState::valid;
  } else if (row.at(2) == "t") {
    found.state = IndexState::building;
  }
  return found;
}

}  // namespace migrator
