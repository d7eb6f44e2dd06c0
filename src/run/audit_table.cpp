#include "base/quote.hpp"
#include "migrator/audit.hpp"
#include "migrator/error.hpp"
#include "run/tries.hpp"

#include <fmt/format.h>

#include <string_view>

namespace migrator {
namespace {

std::string_view action_of(AuditEntry const& entry) {
  bool const forwards = entry.direction == Direction::forwards;
  if (entry.outcome == Outcome::faked) {
    return forwards ? "faked" : "unfaked";
  }
  return forwards ? "applied" : "unapplied";
}

}  // namespace

AuditTable::AuditTable(Connection& connection, std::string const& name)
    : connection_{connection}, table_{quote_name(name)} {}

bool AuditTable::exists() {
  return !connection_
              .query(fmt::format("SELECT 1 WHERE pg_catalog.to_regclass({}) IS NOT NULL",
                                 quote_text(table_)))
              .empty();
}

bool AuditTable::may(std::string_view privilege) {
  return connection_
             .query(fmt::format("SELECT pg_catalog.has_table_privilege({}, {})", quote_text(table_),
                                quote_text(privilege)))
             .at(0)
             .at(0) == "t";
}

void AuditTable::require_insert() {
  if (!may("INSERT")) {
    throw DatabaseError{
        {.message = fmt::format("this role may not write the audit table {}", table_),
         .sqlstate = "42501",
         .statement = {},
         .detail = {},
         .hint = fmt::format("as its owner: GRANT SELECT, INSERT ON {} TO …", table_)}};
  }
}

void AuditTable::ensure() {
  if (exists()) {
    require_insert();
    return;
  }
  try {
    create();
  } catch (DatabaseError const& error) {
    // A run with nothing to do but to complete a squash takes no runner lock.
    if (exists()) {
      return;
    }
    throw error.sqlstate() == "42501"
        ? with_hint(error,
                    "the audit table is made in the schema that the search path leads to: as its "
                    "owner, GRANT CREATE ON SCHEMA … TO …, or make the table for this role")
        : error;
  }
}

void AuditTable::create() {
  Transaction transaction{connection_};
  transaction.commit(fmt::format(
      "CREATE TABLE {} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, app text NOT NULL, "
      "name text NOT NULL, action text NOT NULL, at timestamp with time zone NOT NULL, "
      "role text NOT NULL, os_user text NOT NULL, host text NOT NULL, address inet, "
      "checksum text NOT NULL, took interval NOT NULL, version text NOT NULL)",
      table_));
}

void AuditTable::append(AuditEntry const& entry, AuditSource const& source) {
  connection_.execute(fmt::format(
      "INSERT INTO {} (app, name, action, at, role, os_user, host, address, checksum, took, "
      "version) VALUES ({}, {}, {}, pg_catalog.clock_timestamp(), SESSION_USER, {}, {}, "
      "pg_catalog.inet_client_addr(), {}, '{:.6f} seconds', {})",
      table_, quote_text(entry.key.app), quote_text(entry.key.name), quote_text(action_of(entry)),
      quote_text(source.os_user), quote_text(source.host), quote_text(entry.checksum),
      entry.took.count(), quote_text(source.version)));
}

std::map<MigrationKey, std::string> AuditTable::applied_checksums() {
  std::map<MigrationKey, std::string> checksums;
  if (!exists()) {
    return checksums;
  }
  if (!may("SELECT")) {
    throw DatabaseError{
        {.message = fmt::format("this role may not read the audit table {}", table_),
         .sqlstate = "42501",
         .statement = {},
         .detail = {},
         .hint = fmt::format("as its owner: GRANT SELECT ON {} TO …", table_)}};
  }
  std::vector<Row> const rows = connection_.query(fmt::format(
      "SELECT app, name, checksum FROM (SELECT DISTINCT ON (app, name) app, name, action, checksum "
      "FROM {} ORDER BY app, name, id DESC) last WHERE action IN ('applied', 'faked')",
      table_));
  for (Row const& row : rows) {
    checksums[{row.at(0).value_or(""), row.at(1).value_or("")}] = row.at(2).value_or("");
  }
  return checksums;
}

}  // namespace migrator
