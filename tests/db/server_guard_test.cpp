#include "db/server_guard.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"

using migrator::DatabaseError;
using migrator::require_migratable;
using migrator::ServerFacts;

namespace {

ServerFacts fit() {
  return {.version = 150003,
          .version_text = "15.3",
          .user = "app",
          .schema = "public",
          .may_create_in_schema = true,
          .has_history = true,
          .may_insert_history = true,
          .may_delete_history = true,
          .may_number_history = true};
}

std::string refusal(ServerFacts const& facts, bool creates_tables = true) {
  try {
    require_migratable(facts, {.makes_tables = creates_tables});
  } catch (DatabaseError const& error) {
    CHECK_FALSE(error.details().hint.empty());
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a server that Django supports may be migrated", "[db]") {
  CHECK(refusal(fit()).empty());
  ServerFacts oldest = fit();
  oldest.version = 140000;
  CHECK(refusal(oldest).empty());
}

TEST_CASE("an older server is refused in Django's words", "[db]") {
  ServerFacts facts = fit();
  facts.version = 130014;
  facts.version_text = "13.14";
  CHECK(refusal(facts) == "PostgreSQL 14 or later is required (found 13.14).");
  facts.version = 0;  // no number that we know
  CHECK_FALSE(refusal(facts).empty());
}

TEST_CASE("the schema counts only where something is made in it", "[db]") {
  ServerFacts facts = fit();
  facts.may_create_in_schema = false;
  CHECK(refusal(facts) == "role \"app\" may not create tables in schema \"public\"");
  CHECK(refusal(facts, false).empty());
  facts.has_history = false;
  CHECK_FALSE(refusal(facts, false).empty());
}

TEST_CASE("the history must be there to be written", "[db]") {
  ServerFacts facts = fit();
  facts.may_delete_history = false;
  CHECK(refusal(facts) == "role \"app\" may not write the history table django_migrations");
  facts.has_history = false;
  CHECK(refusal(facts).empty());
}

TEST_CASE("the history's rows must be numbered", "[db]") {
  ServerFacts facts = fit();
  facts.may_number_history = false;
  CHECK(refusal(facts) ==
        "role \"app\" may not use the sequence that numbers the rows of django_migrations");
}

TEST_CASE("a ledger must have its place, where one will be kept", "[db]") {
  ServerFacts facts = fit();
  facts.history_schema = "shop";
  facts.may_keep_ledger = false;
  CHECK_NOTHROW(require_migratable(facts, {}));
  CHECK_THROWS_WITH(require_migratable(facts, {.keeps_ledger = true}),
                    "role \"app\" may not create tables in schema \"shop\", where a migration "
                    "without a transaction keeps what it has done");
  facts.has_history = false;
  CHECK_NOTHROW(require_migratable(facts, {.keeps_ledger = true}));
}
