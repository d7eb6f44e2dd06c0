#include "db/server_guard.hpp"

#include "base/quote.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <charconv>

namespace migrator {
namespace {

constexpr int oldest_version = 140000;

int number_of(std::string const& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

DatabaseError refusal(std::string message, std::string sqlstate, std::string hint) {
  return DatabaseError{
      {.message = std::move(message), .sqlstate = std::move(sqlstate), .hint = std::move(hint)}};
}

std::string grant_create(std::string const& schema, std::string const& user) {
  return fmt::format("as its owner: GRANT CREATE ON SCHEMA {} TO {}", quote_name(schema),
                     quote_name(user));
}

void require_schema(ServerFacts const& facts) {
  if (facts.schema.empty()) {
    throw refusal("no schema of the search path is there, or may be used: tables have no place",
                  "3F000", "create the schema, grant USAGE on it, or set another search_path");
  }
  if (!facts.may_create_in_schema) {
    throw refusal(fmt::format("role {} may not create tables in schema {}", quote_name(facts.user),
                              quote_name(facts.schema)),
                  "42501", grant_create(facts.schema, facts.user));
  }
}

void require_history(ServerFacts const& facts) {
  if (!facts.may_insert_history || !facts.may_delete_history) {
    throw refusal(
        fmt::format("role {} may not write the history table django_migrations",
                    quote_name(facts.user)),
        "42501",
        fmt::format("as its owner: GRANT SELECT, INSERT, DELETE ON django_migrations TO {}",
                    quote_name(facts.user)));
  }
  if (!facts.may_number_history) {
    throw refusal(
        fmt::format("role {} may not use the sequence that numbers the rows of "
                    "django_migrations",
                    quote_name(facts.user)),
        "42501",
        fmt::format("as its owner: GRANT USAGE ON SEQUENCE django_migrations_id_seq TO {}",
                    quote_name(facts.user)));
  }
}

void require_ledger(ServerFacts const& facts) {
  if (!facts.may_keep_ledger) {
    throw refusal(
        fmt::format("role {} may not create tables in schema {}, where a migration without a "
                    "transaction keeps what it has done",
                    quote_name(facts.user), quote_name(facts.history_schema)),
        "42501", grant_create(facts.history_schema, facts.user));
  }
}

}  // namespace

ServerFacts server_facts(Connection& connection, std::string const& history_table) {
  std::string const visible = fmt::format(
      "SELECT oid FROM pg_catalog.pg_class WHERE relname = {} AND relkind IN ('r', 'p', 'f') "
      "AND pg_catalog.pg_table_is_visible(oid)",
      quote_text(history_table));
  Row const row =
      connection
          .query(fmt::format(
              "SELECT current_setting('server_version_num'), current_setting('server_version'), "
              "current_user, current_schema(), "
              "has_schema_privilege(current_schema(), 'CREATE'), history.oid IS NOT NULL, "
              "has_table_privilege(history.oid, 'INSERT'), "
              "has_table_privilege(history.oid, 'DELETE'), "
              "NOT EXISTS (SELECT FROM pg_catalog.pg_depend own "
              "JOIN pg_catalog.pg_class seq ON seq.oid = own.objid AND seq.relkind = 'S' "
              "WHERE own.classid = 'pg_catalog.pg_class'::regclass "
              "AND own.refclassid = 'pg_catalog.pg_class'::regclass "
              "AND own.refobjid = history.oid AND own.deptype = 'a' "
              "AND NOT has_sequence_privilege(seq.oid, 'USAGE, UPDATE')), "
              "nsp.nspname, has_schema_privilege(nsp.oid, 'CREATE') OR EXISTS (SELECT FROM "
              "pg_catalog.pg_class ledger WHERE ledger.relname = {} AND ledger.relnamespace = "
              "nsp.oid) FROM (SELECT ({}) AS oid) AS history "
              "LEFT JOIN pg_catalog.pg_class own ON own.oid = history.oid "
              "LEFT JOIN pg_catalog.pg_namespace nsp ON nsp.oid = own.relnamespace",
              quote_text(history_table + "_ledger"), visible))
          .at(0);
  auto const is = [&row](std::size_t column) { return row.at(column) == "t"; };
  return {.version = number_of(row.at(0).value_or("")),
          .version_text = row.at(1).value_or(""),
          .user = row.at(2).value_or(""),
          .schema = row.at(3).value_or(""),
          .may_create_in_schema = is(4),
          .has_history = is(5),
          .may_insert_history = is(6),
          .may_delete_history = is(7),
          .may_number_history = is(8),
          .history_schema = row.at(9).value_or(""),
          .may_keep_ledger = is(10)};
}

void require_migratable(ServerFacts const& facts, PlanNeeds const& needs) {
  if (facts.version < oldest_version) {
    throw refusal(fmt::format("PostgreSQL {} or later is required (found {}).",
                              oldest_version / 10000, facts.version_text),
                  "0A000", "upgrade the server, or name another one");
  }
  if (!facts.has_history || needs.makes_tables) {
    require_schema(facts);
  }
  if (!facts.has_history) {
    return;
  }
  require_history(facts);
  if (needs.keeps_ledger) {
    require_ledger(facts);
  }
}

}  // namespace migrator
