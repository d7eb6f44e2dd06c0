#include "migrator/error.hpp"
#include "migrator/operation.hpp"
#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {
namespace {

using testing::EditorWorld;
using testing::Statements;

// What is sent of an entry with parameters.
Statements sent(std::string sql, ValueList params) {
  EditorWorld world;
  RunSQL operation;
  operation.sql = {.entries = {{.sql = std::move(sql), .params = std::move(params)}},
                   .is_list = true,
                   .file = {}};
  operation.database_forwards(world.editor, {"lab", world.state, world.state});
  return world.take();
}

}  // namespace

TEST_CASE("parameters stand where %s stood", "[operations]") {
  CHECK(sent("SELECT %s %% %s", {Value{std::int64_t{7}}, Value{"it's"}}) ==
        Statements{"SELECT 7 % 'it''s'"});
  CHECK_THROWS_AS(sent("SELECT %s", {}), StateError);
  CHECK_THROWS_AS(sent("SELECT %s", {Value{"a"}, Value{"b"}}), StateError);
}

TEST_CASE("a text without any %s may have parameters, as in Django", "[operations]") {
  CHECK(sent("SELECT 1", {Value{"a"}}) == Statements{"SELECT 1"});
  CHECK(sent("SELECT '%%'", {Value{"a"}}) == Statements{"SELECT '%'"});
}

}  // namespace migrator
