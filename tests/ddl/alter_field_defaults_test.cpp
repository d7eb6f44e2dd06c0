#include "ddl/schema_editor.hpp"
#include "support/catch.hpp"
#include "support/editor_world.hpp"

namespace migrator {
namespace {

using testing::EditorWorld;
using testing::key;
using testing::make;
using testing::model_of;
using testing::Statements;

Statements alter(NamedField const& before, NamedField const& after) {
  EditorWorld world;
  ProjectState from;
  ProjectState to;
  from.put(model_of("Row", {key(), before}));
  to.put(model_of("Row", {key(), after}));
  ModelKey const row{"lab", "row"};
  world.editor.alter_field({from, from.model(row)}, before, {to, to.model(row)}, after);
  return world.take();
}

NamedField nullable(NamedField field) {
  field.field.null = true;
  return field;
}

NamedField with_default(NamedField field, Value value) {
  field.field.default_value = std::move(value);
  return field;
}

}  // namespace

TEST_CASE("database defaults are compared as Python compares them", "[ddl]") {
  auto const field = [](std::string_view type, Value const& value) {
    return make("n", type, [&](Field& one) { one.db_default = value; });
  };
  CHECK(alter(field("JSONField", 1), field("JSONField", true)).empty());
  CHECK(alter(field("JSONField", 1), field("JSONField", 2)).size() == 1);
  CHECK(alter(field("DateTimeField", "2020-01-01T00:00:00Z"),
              field("DateTimeField", "2020-01-01T02:00:00+02:00"))
            .empty());
  CHECK(alter(field("IntegerField", 1), field("FloatField", 1.0)) ==
        Statements{"ALTER TABLE \"lab_row\" ALTER COLUMN \"n\" TYPE double precision USING "
                   "\"n\"::double precision"});
  CHECK(alter(field("IntegerField", 5), field("IntegerField", "5")).empty());
  CHECK(alter(field("GenericIPAddressField", "::1"), field("GenericIPAddressField", "0:0::1")) ==
        Statements{"ALTER TABLE \"lab_row\" ALTER COLUMN \"n\" SET DEFAULT '::1'::inet"});
}

TEST_CASE("what rows would have had is compared as Python compares it", "[ddl]") {
  auto const statements = [&](NamedField const& before, NamedField const& after) {
    return alter(nullable(before), after).size();
  };
  auto const array = [](std::string_view base, Value const& item) {
    return make("n", "ArrayField", [&](Field& one) {
      one.inner = {make_field(base)};
      one.default_value = ValueList{item};
    });
  };
  constexpr std::size_t same = 2;
  constexpr std::size_t other = 4;
  CHECK(statements(array("DecimalField", "1.0"), array("DecimalField", "1.00")) == same);
  CHECK(statements(array("GenericIPAddressField", "::1"), array("GenericIPAddressField", "::1")) ==
        other);
  CHECK(statements(with_default(make("n", "DecimalField"), "0"),
                   with_default(make("n", "BooleanField"), false)) == same + 1);
  CHECK(statements(with_default(make("n", "FloatField"), 0.1),
                   with_default(make("n", "DecimalField"), "0.1")) == other);
}

}  // namespace migrator
