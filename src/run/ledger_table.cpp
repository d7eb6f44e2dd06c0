#include "run/ledger_table.hpp"

#include "base/quote.hpp"
#include "migrator/error.hpp"
#include "run/standard_strings.hpp"
#include "run/tries.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace migrator {
namespace {

constexpr std::string_view ledger_name = "django_migrations_ledger";

std::string_view text_of(Direction direction) {
  return direction == Direction::forwards ? "forwards" : "backwards";
}

std::string of_migration(MigrationKey const& key) {
  return fmt::format("app = {} AND name = {}", quote_text(key.app), quote_text(key.name));
}

std::size_t number(std::string const& digits) {
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

// Its name, beside the history that the search path leads to: each history has its own. Empty
// without a history.
std::string LedgerTable::locate() {
  std::vector<Row> const rows =
      ask(fmt::format("SELECT pg_catalog.format('%I.%I', nsp.nspname, {}) "
                      "FROM pg_catalog.pg_class history "
                      "JOIN pg_catalog.pg_namespace nsp ON nsp.oid = history.relnamespace "
                      "WHERE history.relname = 'django_migrations' "
                      "AND history.relkind IN ('r', 'p', 'f') "
                      "AND pg_catalog.pg_table_is_visible(history.oid)",
                      quote_text(ledger_name)));
  return rows.empty() ? "" : rows.front().front().value_or("");
}

bool LedgerTable::find() {
  if (name_.empty()) {
    name_ = locate();
  }
  if (!is_there_ && !name_.empty()) {
    is_there_ = ask(fmt::format("SELECT pg_catalog.to_regclass({}) IS NOT NULL", quote_text(name_)))
                    .at(0)
                    .at(0) == "t";
  }
  return is_there_;
}

std::map<MigrationKey, Direction> LedgerTable::begun() {
  std::map<MigrationKey, Direction> found;
  if (!find()) {
    return found;
  }
  for (Row const& row : read(fmt::format("SELECT DISTINCT app, name, direction FROM {}", name_))) {
    found[{row[0].value_or(""), row[1].value_or("")}] =
        row[2] == text_of(Direction::backwards) ? Direction::backwards : Direction::forwards;
  }
  return found;
}

// Another role's run may have made the table, and another run may drop it at this moment.
std::vector<Row> LedgerTable::read(std::string const& sql) {
  try {
    return ask(sql);
  } catch (DatabaseError const& error) {
    if (error.sqlstate() == "42P01") {
      is_there_ = false;
      return {};
    }
    if (error.sqlstate() != "42501") {
      throw;
    }
    throw with_hint(error,
                    "another role has left a migration without a transaction in the middle: run "
                    "the command as that role, the owner of the table");
  }
}

std::map<std::size_t, LedgerRow> LedgerTable::rows(MigrationKey const& key, Direction direction) {
  std::map<std::size_t, LedgerRow> found;
  if (!find()) {
    return found;
  }
  std::vector<Row> const rows = read(fmt::format(
      "SELECT position, state, hash, statement, answers FROM {} WHERE {} AND direction = {}", name_,
      of_migration(key), quote_text(text_of(direction))));
  for (Row const& row : rows) {
    std::size_t const position = number(row[0].value_or(""));
    found[position] = {.position = position,
                       .state = ledger_state(row[1].value_or("")),
                       .hash = row[2].value_or(""),
                       .text = row[3].value_or(""),
                       .answers = row[4].value_or("")};
  }
  return found;
}

bool LedgerTable::ensure() {
  if (find()) {
    return false;
  }
  if (name_.empty()) {
    throw DatabaseError{{.message = "the history table django_migrations is not found any more",
                         .sqlstate = "42P01",
                         .statement = {},
                         .detail = {},
                         .hint = "the search_path has to lead to it"}};
  }
  create();
  is_there_ = true;
  return true;
}

void LedgerTable::create() {
  try {
    send(fmt::format(
        "CREATE TABLE {} (app varchar(255) NOT NULL, name varchar(255) NOT NULL, "
        "position integer NOT NULL, direction text NOT NULL, state text NOT NULL, "
        "hash text NOT NULL, statement text NOT NULL, answers text NOT NULL, "
        "changed timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(), "
        "PRIMARY KEY (app, name, position))",
        name_));
  } catch (DatabaseError const& error) {
    if (error.sqlstate() != "42501") {
      throw;
    }
    throw with_hint(error,
                    "a migration without a transaction keeps in this table what it has done, to go "
                    "on from there: GRANT CREATE on the schema of django_migrations to this role");
  }
}

std::vector<Row> LedgerTable::ask(std::string const& sql) {
  return query_after(connection_, own_.beginning(), sql);
}

void LedgerTable::send(std::string const& sql) {
  std::optional<StandardStrings> standard_strings;
  if (sql.find('\\') != std::string::npos) {
    standard_strings.emplace(connection_);
  }
  ask(sql);
}

void LedgerTable::write(MigrationKey const& key, Direction direction, LedgerRow const& row) {
  send(fmt::format(
      "INSERT INTO {} (app, name, position, direction, state, hash, statement, answers) "
      "VALUES ({}, {}, {}, {}, {}, {}, {}, {}) "
      "ON CONFLICT (app, name, position) DO UPDATE SET direction = excluded.direction, "
      "state = excluded.state, hash = excluded.hash, statement = excluded.statement, "
      "answers = excluded.answers, changed = pg_catalog.clock_timestamp()",
      name_, quote_text(key.app), quote_text(key.name), row.position,
      quote_text(text_of(direction)), quote_text(to_string(row.state)), quote_text(row.hash),
      quote_text(row.text), quote_text(row.answers)));
}

void LedgerTable::erase(MigrationKey const& key, std::size_t position) {
  send(
      fmt::format("DELETE FROM {} WHERE {} AND position = {}", name_, of_migration(key), position));
}

bool LedgerTable::is_done(MigrationKey const& key, std::size_t position) {
  return find() &&
         !ask(fmt::format("SELECT 1 FROM {} WHERE {} AND position = {} AND state <> {}", name_,
                          of_migration(key), position, quote_text(to_string(LedgerState::started))))
              .empty();
}

void LedgerTable::forget(MigrationKey const& key) {
  if (!find()) {
    return;
  }
  send(fmt::format("DELETE FROM {} WHERE {}", name_, of_migration(key)));
  drop_if_empty();
}

// A pg_dump, say, keeps its lock on the table until it ends; a reader's is short.
void LedgerTable::drop_if_empty() {
  if (!find() || !connection_.query(fmt::format("SELECT 1 FROM {} LIMIT 1", name_)).empty()) {
    return;
  }
  try {
    Transaction savepoint{connection_};
    connection_.execute("SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = 0");
    connection_.execute(fmt::format("DROP TABLE {}", name_));
    savepoint.commit();
    is_there_ = false;
  } catch (DatabaseError const& error) {
    if (error.sqlstate() != "55P03") {
      throw;
    }
  }
}

}  // namespace migrator
