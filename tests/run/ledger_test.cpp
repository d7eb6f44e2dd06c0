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
using migrator::Statement;

TEST_CASE("what an earlier run did decides what is done with a statement", "[run]") {
  CHECK(ledger_step(nullptr, Statement{"a"}) == LedgerStep::send);
  for (LedgerState const state : {LedgerState::done, LedgerState::undone}) {
    LedgerRow const row = ledger_row(1, state, Statement{"a"}, "");
    CHECK(ledger_step(&row, Statement{"a"}) == LedgerStep::pass);
    CHECK(ledger_step(&row, Statement{"a "}) == LedgerStep::changed);
  }
  LedgerRow const started = ledger_row(1, LedgerState::started, Statement{"a"}, "");
  CHECK(ledger_step(&started, Statement{"a"}) == LedgerStep::settle);
  CHECK(ledger_step(&started, Statement{"b"}) == LedgerStep::settle);
}

TEST_CASE("a row knows the whole statement, and keeps its beginning", "[run]") {
  std::string const text = "\u00e9" + std::string(2000, 'x');
  LedgerRow const row = ledger_row(3, LedgerState::done, Statement{text}, "answers");
  CHECK(row.position == 3);
  CHECK(row.text == text.substr(0, 1001));
  CHECK(row.answers == "answers");
  CHECK(ledger_step(&row, Statement{text}) == LedgerStep::pass);
  CHECK(ledger_step(&row, Statement{text + "x"}) == LedgerStep::changed);
}

TEST_CASE("states are kept by their names", "[run]") {
  for (LedgerState const state : {LedgerState::started, LedgerState::done, LedgerState::undone}) {
    CHECK(ledger_state(to_string(state)) == state);
  }
  CHECK(ledger_state("whatever") == LedgerState::started);
}

TEST_CASE("who cannot go on is told the way out, with quoted names", "[run]") {
  LedgerRow const row = ledger_row(2, LedgerState::done, Statement{"SELECT 1\nFROM t"}, "");
  MigrationKey const key{"shop", "0002_it's"};
  migrator::CannotResume const error = changed_since(key, row, "SELECT 2");
  CHECK(error.details().detail == "it was: SELECT 1…");
  CHECK(error.details().hint.find(
            "DELETE FROM django_migrations_ledger WHERE app = 'shop' AND name = "
            "'0002_it''s'") != std::string::npos);
  CHECK(in_doubt(key, row).details().hint.find("name = '0002_it''s' AND position = 2") !=
        std::string::npos);
}

TEST_CASE("a value of the moment makes no other statement, unless its author wrote it", "[run]") {
  std::string const before =
      "ADD COLUMN a timestamptz DEFAULT '2026-11-30T16:47:51.230408+00:00'::timestamptz";
  std::string const after =
      "ADD COLUMN a timestamptz DEFAULT '2026-12-01T01:02:03.000001+00:00'::timestamptz";
  LedgerRow const row = ledger_row(1, LedgerState::done, Statement{before}, "");
  CHECK(ledger_step(&row, Statement{after}) == LedgerStep::pass);
  CHECK(ledger_step(&row, Statement{after + "x"}) == LedgerStep::changed);
  LedgerRow const own = ledger_row(1, LedgerState::done, Statement{before, true}, "");
  CHECK(ledger_step(&own, Statement{after, true}) == LedgerStep::changed);

  LedgerRow const random = ledger_row(
      1, LedgerState::done, Statement{"DEFAULT 'd34a784d-472a-44ab-acb4-c06ab8ecd0fd'::uuid"}, "");
  CHECK(ledger_step(&random, Statement{"DEFAULT '0d9d1c7e-9d2b-4b0e-8d5f-111111111111'::uuid"}) ==
        LedgerStep::pass);
  CHECK(ledger_step(&random, Statement{"DEFAULT 'd34a784d'::uuid"}) == LedgerStep::changed);
}
