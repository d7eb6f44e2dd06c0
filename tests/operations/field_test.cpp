#include "migrator/operations/field.hpp"

#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {

using testing::EditorWorld;
using testing::key;
using testing::make;
using testing::model_of;

TEST_CASE("on the way back a one-time default reaches a DurationField as it was", "[operations]") {
  auto const set_back = [](std::string_view class_name, Value const& value) {
    AlterField operation;
    operation.model_name = "row";
    operation.name = "f";
    operation.preserve_default = false;
    operation.field = make("f", class_name, [&](Field& field) {
                        field.null = true;
                        field.default_value = value;
                      }).field;
    EditorWorld world;
    world.state.put(model_of("Row", {key(), make("f", "DurationField")}));
    ProjectState altered = world.state;
    operation.state_forwards("lab", altered);
    operation.database_backwards(world.editor, {"lab", altered, world.state});
    return world.take().front();
  };
  std::string const start =
      R"(ALTER TABLE "lab_row" ALTER COLUMN "f" TYPE interval USING "f"::interval, )"
      R"(ALTER COLUMN "f" SET DEFAULT )";
  CHECK(set_back("TimeField", "23:59:59.5") == start + "'23:59:59.500000'::time");
  CHECK(set_back("DateField", "2024-02-29") == start + "'2024-02-29'::date");
  CHECK(set_back("DecimalField", "1.50") == start + "1.50");
  CHECK(set_back("CharField", "P1DT2H") == start + "'P1DT2H'");
  CHECK(set_back("DurationField", "P1DT2H").find("'1 days 7200.000000 seconds'::interval") !=
        std::string::npos);
}

}  // namespace migrator
