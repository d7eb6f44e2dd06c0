#include "migrator/operations/model.hpp"

#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {

using testing::EditorWorld;
using testing::key;
using testing::model_of;
using testing::relation;
using testing::Statements;

TEST_CASE("a model that is swapped takes no relations along to its new name", "[operations]") {
  EditorWorld world;
  world.settings.models["LAB_MODEL"] = "lab.User";
  ModelState user = model_of("User", {key()});
  user.options.swappable = "LAB_MODEL";
  world.state.put(user);
  world.state.put(model_of("Row", {key(), relation("user", "ForeignKey", "lab.User"),
                                   relation("users", "ManyToManyField", "lab.User")}));
  RenameModel const rename{.old_name = "User", .new_name = "Person"};
  ProjectState renamed = world.state;
  rename.state_forwards("lab", renamed);

  // The setting does not name it any more, so that it has no table.
  rename.database_forwards(world.editor, {"lab", world.state, renamed});
  CHECK(world.take_with_deferred().empty());

  rename.database_backwards(world.editor, {"lab", renamed, world.state});
  CHECK(world.take_with_deferred() ==
        Statements{R"(ALTER TABLE "lab_person" RENAME TO "lab_user")"});
}

}  // namespace migrator
