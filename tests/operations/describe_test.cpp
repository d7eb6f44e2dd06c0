#include "migrator/operation.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace migrator;

namespace {

struct Case {
  Operation operation;
  std::string description;
};

Index const two_fields{.name = "i", .fields = {"a", "-b"}};
Index const expressions{.name = "i", .expressions = {{"lower(a)", true}, {"b", false}}};
Constraint const check = CheckConstraint{.name = "c", .condition = "a > 0"};
SqlScript const select_one{.entries = {{.sql = "SELECT 1", .params = std::nullopt}}};

}  // namespace

TEST_CASE("every operation describes itself in Django's words", "[operations]") {
  std::vector<Case> const cases{
      {CreateModel{.name = "Item"}, "Create model Item"},
      {CreateModel{.name = "Item", .options = {.proxy = true}}, "Create proxy model Item"},
      {DeleteModel{.name = "Item"}, "Delete model Item"},
      {RenameModel{.old_name = "Old", .new_name = "New"}, "Rename model Old to New"},
      {AlterModelTable{.name = "item", .table = "x"}, "Rename table for item to x"},
      {AlterModelTable{.name = "item"}, "Rename table for item to (default)"},
      {AlterModelTableComment{.name = "item"}, "Alter item table comment"},
      {AlterUniqueTogether{.name = "item", .unique_together = {{"a", "b"}, {"c", "d"}}},
       "Alter unique_together for item (2 constraint(s))"},
      {AlterIndexTogether{.name = "item"}, "Alter index_together for item (0 constraint(s))"},
      {AlterOrderWithRespectTo{.name = "item", .order_with_respect_to = "shelf"},
       "Set order_with_respect_to on item to shelf"},
      {AlterOrderWithRespectTo{.name = "item"}, "Set order_with_respect_to on item to None"},
      {AlterModelOptions{.name = "item"}, "Change Meta options on item"},
      {AlterModelManagers{.name = "item"}, "Change managers on item"},
      {AddField{.model_name = "item", .name = "f"}, "Add field f to item"},
      {RemoveField{.model_name = "item", .name = "f"}, "Remove field f from item"},
      {AlterField{.model_name = "item", .name = "f"}, "Alter field f on item"},
      {RenameField{.model_name = "item", .old_name = "a", .new_name = "b"},
       "Rename field a on item to b"},
      {AddIndex{.model_name = "item", .index = two_fields},
       "Create index i on field(s) a, -b of model item"},
      {AddIndex{.model_name = "item", .index = expressions},
       "Create index i on lower(a), F(b) on model item"},
      {RemoveIndex{.model_name = "item", .name = "i"}, "Remove index i from item"},
      {RenameIndex{.model_name = "item", .new_name = "n", .old_name = "o"},
       "Rename index o on item to n"},
      {RenameIndex{.model_name = "item", .new_name = "n", .old_fields = {"a", "b"}},
       "Rename unnamed index for ('a', 'b') on item to n"},
      {RenameIndex{.model_name = "item", .new_name = "n", .old_fields = {"a"}},
       "Rename unnamed index for ('a',) on item to n"},
      {AddConstraint{.model_name = "item", .constraint = check},
       "Create constraint c on model item"},
      {RemoveConstraint{.model_name = "item", .name = "c"}, "Remove constraint c from model item"},
      {AlterConstraint{.model_name = "item", .name = "c", .constraint = check},
       "Alter constraint c on item"},
      {RunSQL{.sql = select_one}, "Raw SQL operation"},
      {RunPython{.code = "noop"}, "Raw Python operation"},
      {SeparateDatabaseAndState{}, "Custom state/database change combination"},
      {CreateExtension{.name = "hstore"}, "Creates extension hstore"},
      {CreateCollation{.name = "x"}, "Create collation x"},
      {RemoveCollation{.name = "x"}, "Remove collation x"},
      {AddIndexConcurrently{.model_name = "item", .index = two_fields},
       "Concurrently create index i on field(s) a, -b of model item"},
      {AddIndexConcurrently{.model_name = "item", .index = expressions},
       "Concurrently create index i on field(s)  of model item"},
      {RemoveIndexConcurrently{.model_name = "item", .name = "i"},
       "Concurrently remove index i from item"},
      {AddConstraintNotValid{.model_name = "item", .constraint = check},
       "Create not valid constraint c on model item"},
      {ValidateConstraint{.model_name = "item", .name = "c"},
       "Validate constraint c on model item"},
  };
  for (Case const& one : cases) {
    CHECK(describe(one.operation) == one.description);
  }
}

TEST_CASE("raw SQL and Python are reversible only with a reverse", "[operations]") {
  CHECK_FALSE(is_reversible(RunSQL{.sql = select_one}));
  CHECK(is_reversible(RunSQL{.sql = select_one, .reverse_sql = SqlScript{}}));
  CHECK_FALSE(is_reversible(RunPython{.code = "noop"}));
  CHECK(is_reversible(RunPython{.code = "noop", .reverse_code = "noop"}));
  CHECK(is_reversible(DeleteModel{.name = "Item"}));
}

TEST_CASE("what cannot be undone is found inside a SeparateDatabaseAndState", "[operations]") {
  Operation const inside = RunSQL{.sql = select_one};
  Operation const separate = SeparateDatabaseAndState{
      .database_operations = {DeleteModel{.name = "Item"}, inside}, .state_operations = {}};
  CHECK(is_reversible(separate));
  REQUIRE(find_irreversible(separate) != nullptr);
  CHECK(*find_irreversible(separate) == inside);
  CHECK(find_irreversible(DeleteModel{.name = "Item"}) == nullptr);
}

TEST_CASE("Python code that does something is found for its direction", "[operations]") {
  Operation const forwards = RunPython{.code = "a.b", .reverse_code = "noop"};
  CHECK(find_python_code(forwards, false) != nullptr);
  CHECK(find_python_code(forwards, true) == nullptr);
  CHECK(find_python_code(RunPython{.code = "noop"}, false) == nullptr);
  CHECK(find_python_code(SeparateDatabaseAndState{.database_operations = {forwards}}, false) !=
        nullptr);
}

TEST_CASE("operations compare by value, also those that hold others", "[operations]") {
  RunSQL const run_sql{.sql = select_one, .state_operations = {DeleteModel{.name = "A"}}};
  Operation const one = run_sql;
  Operation const same = run_sql;
  Operation const other = RunSQL{.sql = select_one, .state_operations = {DeleteModel{.name = "B"}}};
  CHECK(one == same);
  CHECK_FALSE(one == other);
  CHECK_FALSE(one == Operation{DeleteModel{.name = "A"}});
}
