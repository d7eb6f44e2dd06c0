#include "migrator/autodetector.hpp"
#include "support/catch.hpp"
#include "support/graph_of.hpp"

namespace migrator {
namespace {

Migration migration_of(std::vector<Operation> operations) {
  return {.key = {"shop", "auto_1"}, .operations = std::move(operations)};
}

Operation add_field(std::string model_name, std::string name) {
  return AddField{.model_name = std::move(model_name),
                  .name = std::move(name),
                  .field = make_field("IntegerField")};
}

// Says yes or no to ask_initial(), and is asked nothing else.
class InitialQuestioner : public NonInteractiveQuestioner {
 public:
  InitialQuestioner(Project const& project, bool answer)
      : NonInteractiveQuestioner{project, {}}, answer_{answer} {}
  bool ask_initial(std::string_view) override { return answer_; }

 private:
  bool answer_;
};

MigrationNames const names{.given = {}, .timestamp = "20261122_0850"};

Changes arranged(Changes changes, std::string_view graph, bool initial = true,
                 MigrationNames const& by = names) {
  test::GraphOf const world = test::graph_of(graph);
  InitialQuestioner questioner{*world.project, initial};
  return arrange_for_graph(std::move(changes), world.graph(), questioner, by);
}

}  // namespace

TEST_CASE("a migration's number is read from its name", "[autodetector]") {
  CHECK(parse_number("0012_more") == 12);
  CHECK(parse_number("12") == 12);
  CHECK(parse_number("0001_squashed_0004_more") == 4);
  CHECK(parse_number("a_squashed_0004_squashed_x_squashed_7") == 7);
  CHECK(parse_number("0003_squashed_all") == 3);
  CHECK(parse_number("_squashed_x") == std::nullopt);
  CHECK(parse_number("more_0012") == std::nullopt);
  CHECK(parse_number("") == std::nullopt);
  CHECK(parse_number("99999999999999999999999") == 999999999999999999);
}

TEST_CASE("a migration is called after its operations", "[autodetector]") {
  CHECK(suggest_name(migration_of({add_field("Item", "Size")}), "now") == "item_size");
  CHECK(suggest_name(migration_of({add_field("item", "size"),
                                   RemoveField{.model_name = "item", .name = "width"}}),
                     "now") == "item_size_remove_item_width");
  CHECK(suggest_name(migration_of({}), "now") == "auto_now");
  CHECK(suggest_name(migration_of({add_field("item", "size"), RunSQL{}}), "now") == "auto_now");
}

TEST_CASE("a name of up to 52 characters is whole, a longer one says so", "[autodetector]") {
  std::string const field(47, 'x');  // "item_" and this: 52
  CHECK(suggest_name(migration_of({add_field("item", field)}), "now") == "item_" + field);
  CHECK(suggest_name(migration_of({add_field("item", field), add_field("a", "b")}), "now") ==
        "item_" + field + "_and_more");
  std::string const shorter(43, 'x');
  CHECK(suggest_name(migration_of({add_field("item", shorter), add_field("a", "b")}), "now") ==
        "item_" + shorter + "_a_b");
  // Characters are counted, not bytes.
  CHECK(suggest_name(
            migration_of({add_field("item", "größe" + std::string(38, 'x')), add_field("a", "b")}),
            "now") == "item_größe" + std::string(38, 'x') + "_a_b");
}

TEST_CASE("what is no letter in a name becomes an underscore", "[autodetector]") {
  Migration const migration =
      migration_of({AddIndex{.model_name = "item", .index = {.name = "a - b.c"}}});
  CHECK(suggest_name(migration, "now") == "item_a_b_c");
}

TEST_CASE("an initial migration is called so", "[autodetector]") {
  Migration migration = migration_of({add_field("item", "size")});
  migration.initial = true;
  CHECK(suggest_name(migration, "now") == "initial");
}

TEST_CASE("new migrations follow the leaf of their app", "[autodetector]") {
  Migration second = migration_of({RemoveField{.model_name = "item", .name = "width"}});
  second.key.name = "auto_2";
  second.dependencies = {{.key = {"shop", "auto_1"}}, {.key = {"depot", "auto_1"}}};
  Migration other = migration_of({add_field("box", "size")});
  other.key = {"depot", "auto_1"};
  Changes const changes =
      arranged({{"shop", {migration_of({add_field("item", "size")}), second}}, {"depot", {other}}},
               "shop.0001_initial <- shop.0009_more; depot.0001_squashed_0041_x");
  REQUIRE(changes.size() == 2);
  std::vector<Migration> const& shop = changes[0].migrations;
  CHECK(shop[0].key == MigrationKey{"shop", "0010_item_size"});
  CHECK(shop[0].dependencies == std::vector<Dependency>{{.key = {"shop", "0009_more"}}});
  CHECK(shop[1].key == MigrationKey{"shop", "0011_remove_item_width"});
  CHECK(shop[1].dependencies == std::vector<Dependency>{{.key = {"depot", "0042_box_size"}},
                                                        {.key = {"shop", "0010_item_size"}}});
}

TEST_CASE("an app's first migration is the initial one, unless a name is given", "[autodetector]") {
  Changes const changes{{"shop", {migration_of({add_field("item", "size")})}}};
  CHECK(arranged(changes, "")[0].migrations[0].key.name == "0001_initial");
  CHECK(arranged(changes, "", true, {.given = "mine", .timestamp = {}})[0].migrations[0].key.name ==
        "0001_mine");
}

TEST_CASE("an app that wants no migration is depended on by its first", "[autodetector]") {
  Migration item = migration_of({add_field("item", "size")});
  item.dependencies = {{.key = {"depot", "auto_1"}}};
  Changes const changes{{"shop", {item}},
                        {"depot", {{.key = {"depot", "auto_1"}, .operations = {}}}}};
  test::GraphOf const world = test::graph_of("shop.0001_initial; app depot");
  InitialQuestioner questioner{*world.project, false};
  Changes const kept = arrange_for_graph(changes, world.graph(), questioner, names);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].migrations[0].dependencies ==
        std::vector<Dependency>{{.key = {"depot", "__first__"}, .kind = Dependency::Kind::first},
                                {.key = {"shop", "0001_initial"}}});
}

TEST_CASE("a dependency on a setting keeps it", "[autodetector]") {
  Migration item = migration_of({add_field("item", "size")});
  item.dependencies = {{.key = {"auth", "__first__"},
                        .kind = Dependency::Kind::first,
                        .setting = "AUTH_USER_MODEL"}};
  Changes const changes = arranged({{"shop", {item}}}, "");
  CHECK(changes[0].migrations[0].dependencies == item.dependencies);
}

}  // namespace migrator
