// --default app.Model.field=VALUE.
#include "cli/given_defaults.hpp"

#include "cli/argparse.hpp"
#include "cli/configuration.hpp"
#include "support/catch.hpp"
#include "support/models_of.hpp"

#include <string>

namespace migrator::cli {
namespace {

std::string error_of(std::string const& text) {
  try {
    (void)parse_default(text);
  } catch (UsageError const& error) {
    return error.what();
  }
  return "no error";
}

Operation add_field(std::string model, std::string name, bool preserve_default) {
  AddField add{.model_name = std::move(model), .name = std::move(name)};
  add.field = make_field("IntegerField");
  add.preserve_default = preserve_default;
  return add;
}

Changes changes_of(std::string app, Operation operation) {
  Migration migration{.key = {app, "0002_x"}};
  migration.operations.push_back(std::move(operation));
  return {{std::move(app), {std::move(migration)}}};
}

std::optional<Value> default_in(Changes const& changes) {
  return std::get<AddField>(changes.front().migrations.front().operations.front())
      .field.default_value;
}

}  // namespace

TEST_CASE("a default is given as JSON or as Python", "[cli]") {
  GivenDefault const given = parse_default("shop.Item.size=7");
  CHECK(given.app == "shop");
  CHECK(given.model == "item");
  CHECK(given.field == "size");
  CHECK(given.value == Value{7});
  CHECK(parse_default("a.B.c=\"x=y\"").value == Value{"x=y"});
  CHECK(parse_default("a.B.c='x'").value == Value{"x"});
  CHECK(parse_default("a.B.c=true").value == Value{true});
  CHECK(parse_default("a.B.c=True").value == Value{true});
  CHECK(parse_default(R"-(a.B.c={"sql": "now()"})-").value == Value{Sql{"now()"}});
  CHECK(parse_default("a.B.c=timezone.now").value == Value{Callable{"django.utils.timezone.now"}});
}

TEST_CASE("null is no default", "[cli]") {
  CHECK(error_of("a.B.c=null") ==
        "--default a.B.c=null: only a column that takes no null needs a default, so it cannot be "
        "null");
  CHECK(error_of("a.B.c=None") != "no error");
}

TEST_CASE("a default is for a field that there is, and for each only one", "[cli]") {
  ProjectState const state = test::models_state(
      {{"shop", R"([{"name": "Item", "fields": [{"name": "size", "type": "IntegerField"}]}])"}});
  auto const error = [&](std::vector<GivenDefault> const& given) -> std::string {
    try {
      require_known(given, state);
    } catch (Error const& refused) {
      return refused.what();
    }
    return "";
  };
  GivenDefault const good = parse_default("shop.Item.size=7");
  CHECK(error({good}).empty());
  CHECK(error({good, good}) == "--default shop.item.size: it is given twice");
  CHECK(error({parse_default("shop.Item.sizes=7")}) ==
        "--default shop.item.sizes: Item has no field 'sizes' (did you mean 'size'?)");
  CHECK(error({parse_default("Shop.Item.size=7")})
            .starts_with("--default Shop.item.size: there is no model Shop.item"));
}

TEST_CASE("a text that is too long is refused", "[cli]") {
  std::vector<GivenDefault> const given{parse_default("shop.Item.code='abcd'")};
  Project const project;
  NonInteractiveQuestioner other{project, {}};
  DefaultsQuestioner const questioner{given, other};
  Operation operation = add_field("item", "code", false);
  Field& field = std::get<AddField>(operation.variant()).field;
  field = make_field("CharField");
  field.max_length = 4;
  Changes changes = changes_of("shop", operation);
  questioner.settle(changes);
  CHECK(default_in(changes) == Value{"abcd"});

  field.max_length = 3;
  changes = changes_of("shop", operation);
  CHECK_THROWS_WITH(questioner.settle(changes),
                    "--default shop.item.code: the text is longer than 3 characters");
}

TEST_CASE("a number that the column does not hold is refused", "[cli]") {
  Project const project;
  NonInteractiveQuestioner other{project, {}};
  auto const is_taken = [&](Field const& field, std::string const& value) {
    std::vector<GivenDefault> const given{parse_default("shop.Item.size=" + value)};
    DefaultsQuestioner const questioner{given, other};
    Operation operation = add_field("item", "size", false);
    std::get<AddField>(operation.variant()).field = field;
    Changes changes = changes_of("shop", operation);
    try {
      questioner.settle(changes);
      return true;
    } catch (Error const&) {
      return false;
    }
  };
  Field const small = make_field("SmallIntegerField");
  CHECK(is_taken(small, "32767"));
  CHECK(is_taken(small, "-32768"));
  CHECK_FALSE(is_taken(small, "32768"));
  CHECK_FALSE(is_taken(small, "-32769"));
  CHECK(is_taken(make_field("PositiveIntegerField"), "2147483647"));
  CHECK_FALSE(is_taken(make_field("IntegerField"), "2147483648"));
  CHECK(is_taken(make_field("BigIntegerField"), "2147483648"));
  Field decimal = make_field("DecimalField");
  decimal.options["max_digits"] = 4;
  decimal.options["decimal_places"] = 2;
  CHECK(is_taken(decimal, "\"-99.5\""));
  CHECK_FALSE(is_taken(decimal, "\"1000.5\""));
  CHECK_FALSE(is_taken(decimal, "-100"));
}

TEST_CASE("a default that names no field or no value is a usage error", "[cli]") {
  for (char const* const text : {"size=7", "item.size=7", "shop.Item.size", "a.b.c.d=1", ".b.c=1",
                                 "a..c=1", "a.b.=1", "=1", ""}) {
    INFO(text);
    CHECK(error_of(text) ==
          std::string{"--default "} + text + ": write --default app.Model.field=VALUE");
  }
  CHECK(error_of("a.B.c=hello").find("NameError: name 'hello' is not defined") !=
        std::string::npos);
}

TEST_CASE("a given default answers the questions of its field alone", "[cli]") {
  Project const project;
  NonInteractiveQuestioner others{project, {.specified_apps = {}, .verbosity = 0, .log = {}}};
  std::vector<GivenDefault> const given{parse_default("shop.Item.size=7")};
  DefaultsQuestioner questioner{given, others};

  CHECK(questioner.ask_not_null_addition("size", "item") == Value{7});
  CHECK(questioner.ask_not_null_alteration("size", "item") == Value{7});
  CHECK(questioner.ask_auto_now_add_addition("size", "item") == Value{7});
  CHECK(questioner.ask_not_null_alteration("mass", "item") == std::nullopt);
  CHECK_THROWS_AS(questioner.ask_not_null_addition("size", "box"), QuestionerQuit);
}

TEST_CASE("fields of one name in two apps each have their own default", "[cli]") {
  Project const project;
  NonInteractiveQuestioner others{project, {.specified_apps = {}, .verbosity = 0, .log = {}}};
  std::vector<GivenDefault> const given{parse_default("shop.Item.size=7"),
                                        parse_default("till.Item.size=8")};
  DefaultsQuestioner const questioner{given, others};

  Changes till = changes_of("till", add_field("item", "size", false));
  questioner.settle(till);
  CHECK(default_in(till) == Value{8});

  Changes kept = changes_of("till", add_field("item", "size", true));
  questioner.settle(kept);
  CHECK(default_in(kept) == std::nullopt);

  Changes box = changes_of("box", add_field("item", "size", false));
  CHECK_THROWS_WITH(questioner.settle(box),
                    "box.item.size needs a default too, not only that of app shop: give --default "
                    "box.item.size=…");
}

}  // namespace migrator::cli
