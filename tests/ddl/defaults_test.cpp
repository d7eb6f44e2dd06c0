#include "ddl/defaults.hpp"

#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {
namespace {

using testing::make;

struct World : testing::EditorWorld {
  World() {
    state.put(testing::model_of("Shelf", {testing::key("code", "UUIDField")}));
    state.put(testing::model_of("Row", {testing::key()}));
  }

  std::optional<std::string> default_of(NamedField const& field) const {
    return row_default(model("row"), field, settings);
  }
};

NamedField with_default(char const* type, Value value) {
  return make("f", type, [&](Field& field) { field.default_value = std::move(value); });
}

}  // namespace

TEST_CASE("a declared default serves the rows", "[ddl]") {
  World const world;
  CHECK(world.default_of(with_default("IntegerField", 3)) == "3");
  CHECK(world.default_of(with_default("IntegerField", Value{})) == std::nullopt);
  CHECK(world.default_of(make("f", "IntegerField")) == std::nullopt);
}

TEST_CASE("known callables are called", "[ddl]") {
  World const world;
  CHECK(world.default_of(with_default("JSONField", Callable{"dict"})) == "'{}'::jsonb");
  CHECK(world.default_of(with_default("ArrayField", Callable{"list"})) == "'{}'");
  CHECK(world.default_of(with_default("CharField", Callable{"str"})) == "''");
  CHECK(world.default_of(with_default("CharField", Callable{"list"})) == "'[]'");
  CHECK(world.default_of(with_default("FloatField", Callable{"float"})) == "0.0");
  CHECK(world.default_of(with_default("BooleanField", Callable{"bool"})) == "false");

  NamedField const uuid = with_default("UUIDField", Callable{"uuid.uuid4"});
  CHECK(world.default_of(uuid) != world.default_of(uuid));
  CHECK(world.default_of(uuid)->size() == std::string_view{"''::uuid"}.size() + 36);
  CHECK(world.default_of(with_default("UUIDField", Callable{"uuid.uuid1"}))->at(15) == '1');
  CHECK(world.default_of(uuid)->at(15) == '4');

  CHECK(world.default_of(with_default("DateTimeField", Callable{"django.utils.timezone.now"}))
            ->ends_with("+00:00'::timestamptz"));
  CHECK(world.default_of(with_default("DateField", Callable{"datetime.date.today"}))
            ->ends_with("'::date"));
}

TEST_CASE("other callables come from the configuration as SQL", "[ddl]") {
  World world;
  NamedField const field = with_default("IntegerField", Callable{"shop.models.next_number"});
  CHECK_THROWS_WITH(world.default_of(field), testing::containing("lab.Row.f") &&
                                                 testing::containing("shop.models.next_number") &&
                                                 testing::containing("\"callables\""));
  world.settings.callables["shop.models.next_number"] = "(SELECT max(n) FROM shop)";
  CHECK(world.default_of(field) == "(SELECT max(n) FROM shop)");
}

TEST_CASE("a blank text that is not null is empty without a default", "[ddl]") {
  World const world;
  auto const blank = [](Field& field) { field.blank = true; };
  CHECK(world.default_of(make("f", "TextField", blank)) == "''");
  CHECK(world.default_of(make("f", "BinaryField", blank)) == "'\\x'::bytea");
  CHECK(world.default_of(make("f", "IntegerField", blank)) == std::nullopt);
  CHECK(world.default_of(make("f", "TextField", [](Field& field) {
    field.blank = true;
    field.null = true;
  })) == std::nullopt);
}

TEST_CASE("automatic times have one even when they may be null", "[ddl]") {
  World const world;
  CHECK(world
            .default_of(make("f", "DateField",
                             [](Field& field) {
                               field.null = true;
                               field.options["auto_now"] = true;
                             }))
            ->ends_with("'::date"));
}

TEST_CASE("a foreign key's default is one of its target", "[ddl]") {
  World const world;
  NamedField field = testing::relation("f", "ForeignKey", "lab.Shelf");
  field.field.default_value = "6F1A1AD98A4F4D079E0C3F1F7DFD6B59";
  CHECK(world.default_of(field) == "'6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59'::uuid");
}

TEST_CASE("database defaults are literals, or SQL in parentheses", "[ddl]") {
  World const world;
  auto const db_default = [&world](char const* type, Value value) {
    return db_default_sql(world.model("row"),
                          make("f", type,
                               [&](Field& field) {
                                 field.db_default = std::move(value);
                                 if (field.is("ArrayField")) {
                                   field.inner.push_back(make_field("IntegerField"));
                                 }
                               }),
                          world.settings);
  };
  CHECK(db_default("IntegerField", 5) == "5");
  CHECK(db_default("IntegerField", Value{}) == "NULL");
  CHECK(db_default("DateTimeField", Sql{"now()"}) == "(now())");
  CHECK(db_default("ArrayField", ValueList{-1, 2}) == "ARRAY[ -1,2]::integer[]");
  CHECK(db_default("IntegerRangeField", ValueList{1, 2}) == "'[1,2)'::int4range");
  CHECK(db_default("JSONField", Value{}) == "'null'::jsonb");
}

}  // namespace migrator
