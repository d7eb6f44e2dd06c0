#include "migrator/error.hpp"
#include "migrator/plan.hpp"
#include "support/catch.hpp"

namespace migrator {
namespace {

RunSQL one_way() {
  return {.sql = {.entries = {{.sql = "SELECT 1"}}}};
}

RunSQL both_ways() {
  RunSQL operation = one_way();
  operation.reverse_sql = SqlScript{};
  return operation;
}

Migration migration_with(std::string name, std::vector<Operation> operations) {
  Migration migration;
  migration.key = {"lab", std::move(name)};
  migration.file = "migrations/lab/" + migration.key.name + ".json";
  migration.operations = std::move(operations);
  migration.operation_lines.assign(migration.operations.size(), 7);
  return migration;
}

// All of them applied, each depending on the one before it; the plan unapplies all but the first.
PlannedRun backwards(std::vector<Migration> const& migrations) {
  std::vector<MigrationGraph::Node> nodes;
  PlannedRun planned;
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    nodes.push_back({.migration = &migrations[i]});
    planned.loaded.applied.insert(migrations[i].key);
    if (i > 0) {
      nodes[i].parents = {i - 1};
      nodes[i - 1].children = {i};
      planned.plan.insert(planned.plan.begin(), {&migrations[i], Direction::backwards});
    }
  }
  planned.loaded.graph = MigrationGraph{std::move(nodes)};
  return planned;
}

TEST_CASE("a backward plan of reversible operations may run", "[plan]") {
  std::vector<Migration> const migrations = {
      migration_with("0001", {}), migration_with("0002", {both_ways(), CreateModel{.name = "A"}})};
  CHECK_NOTHROW(require_reversible(backwards(migrations)));
}

TEST_CASE("a part of a SeparateDatabaseAndState stands in the way of a plan, not of one migration",
          "[plan]") {
  SeparateDatabaseAndState separate;
  separate.database_operations = {one_way()};
  std::vector<Migration> const migrations = {migration_with("0001", {}),
                                             migration_with("0002", {separate})};
  CHECK_NOTHROW(require_reversible(migrations.back()));
  CHECK_THROWS_AS(require_reversible(backwards(migrations)), PlanError);
}

TEST_CASE("an irreversible operation does not stand in the way forwards", "[plan]") {
  Migration const migration = migration_with("0001", {one_way()});
  CHECK_NOTHROW(require_reversible(PlannedRun{.plan = {{&migration, Direction::forwards}}}));
}

TEST_CASE("an irreversible operation is told with how far back the plan can go", "[plan]") {
  std::vector<Migration> const migrations = {migration_with("0001", {}),
                                             migration_with("0002", {both_ways(), one_way()}),
                                             migration_with("0003", {})};
  CHECK_THROWS_WITH(
      require_reversible(backwards(migrations)),
      "Operation <RunSQL Raw SQL operation> in lab.0002 is not reversible\n"
      "  at migrations/lab/0002.json:7. Nothing has been unapplied. `migrate lab 0002` goes back "
      "as far as can be. To go further, say in the file how to reverse it (\"noop\" if there is "
      "nothing to do), or use --fake to change the records alone.");
}

TEST_CASE("of one migration the message speaks of no plan", "[plan]") {
  CHECK_THROWS_WITH(require_reversible(migration_with("0002", {both_ways(), one_way()})),
                    "Operation <RunSQL Raw SQL operation> in lab.0002 is not reversible\n"
                    "  at migrations/lab/0002.json:7. To go back over it, say in the file how to "
                    "reverse it (\"noop\" if there is nothing to do).");
}

TEST_CASE("a plan whose first step is irreversible can go nowhere", "[plan]") {
  std::vector<Migration> const migrations = {migration_with("0001", {}),
                                             migration_with("0002", {one_way()})};
  CHECK_THROWS_WITH(require_reversible(backwards(migrations)),
                    testing::containing("Nothing of this plan can be."));
}

TEST_CASE("an irreversible part of SeparateDatabaseAndState is found", "[plan]") {
  SeparateDatabaseAndState separate;
  separate.database_operations = {CreateModel{.name = "A"}, one_way()};
  std::vector<Migration> const migrations = {migration_with("0001", {}),
                                             migration_with("0002", {separate})};
  CHECK_THROWS_AS(require_reversible(backwards(migrations)), PlanError);
}

}  // namespace
}  // namespace migrator
