#include "run/ledger.hpp"

#include "support/catch.hpp"

#include <string>

using migrator::ledger_row;
using migrator::ledger_state;
using migrator::ledger_step;
using migrator::LedgerRow;
using migrator::LedgerState;
using migrator::LedgerStep;
using migrator::MigrationKey;

TEST_CASE("what an earlier run did decides what is done with a statement", "[run]") {
  CHECK(ledger_step(nullptr, "a") == LedgerStep::send);
  for (LedgerState const state : {LedgerState::done, LedgerState::undone}) {
    LedgerRow const row = ledger_row(1, state, "a", "");
    CHECK(ledger_step(&row, "a") == LedgerStep::pass);
    CHECK(ledger_step(&row, "a ") == LedgerStep::changed);
  }
  LedgerRow const started = ledger_row(1, LedgerState::started, "a", "");
  CHECK(ledger_step(&started, "a") == LedgerStep::settle);
  CHECK(ledger_step(&started, "b") == LedgerStep::settle);
}

TEST_CASE("a row knows the whole statement, and keeps its beginning", "[run]") {
  std::string const text = "\u00e9" + std::string(2000, 'x');
  LedgerRow const row = ledger_row(3, LedgerState::done, text, "answers");
  CHECK(row.position == 3);
  CHECK(row.text == text.substr(0, 1001));
  CHECK(row.answers == "answers");
  CHECK(ledger_step(&row, text) == LedgerStep::pass);
  CHECK(ledger_step(&row, text + "x") == LedgerStep::changed);
}

TEST_CASE("states are kept by their names", "[run]") {
  for (LedgerState const state : {LedgerState::started, LedgerState::done, LedgerState::undone}) {
    CHECK(ledger_state(to_string(state)) == state);
  }
  CHECK(ledger_state("whatever") == LedgerState::started);
}

TEST_CASE("who cannot go on is told the way out, with quoted names", "[run]") {
  LedgerRow const row = ledger_row(2, LedgerState::done, "SELECT 1\nFROM t", "");
  MigrationKey const key{"shop", "0002_it's"};
  migrator::CannotResume const error = changed_since(key, row, "SELECT 2");
  CHECK(error.details().detail == "it was: SELECT 1…");
  CHECK(error.details().hint.find(
            "DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = "
            "'0002_it''s'") != std::string::npos);
  CHECK(in_doubt(key, row).details().hint.find("name = '0002_it''s' AND position = 2") !=
        std::string::npos);
}
