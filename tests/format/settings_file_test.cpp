#include "format/settings_file.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace migrator {
namespace {

template <class Function>
std::string fault_of(Function&& function) {
  try {
    function();
  } catch (FormatError const& error) {
    return error.what();
  }
  return {};
}

std::string fault_of_config(std::string const& text) {
  TempFolder const folder;
  folder.write("migrator.json", text);
  std::string const fault = fault_of([&] { (void)read_config(folder.path() / "migrator.json"); });
  std::string const prefix = (folder.path() / "migrator.json").string() + ":";
  return fault.starts_with(prefix) ? fault.substr(prefix.size()) : fault;
}

std::string fault_of_settings(std::string const& text) {
  return fault_of_config("{\"settings\": " + text + "}");
}

}  // namespace

TEST_CASE("every setting is read, and where it stands is remembered", "[format]") {
  TempFolder const folder;
  std::filesystem::path const path = folder.write("settings.json", R"({
    // comments are allowed
    "AUTH_USER_MODEL": "people.Person",
    "SHOP_ITEM_MODEL": "shop.Item",
    "DEFAULT_AUTO_FIELD": "django.db.models.AutoField",
    "DEFAULT_TABLESPACE": "slow", "DEFAULT_INDEX_TABLESPACE": "fast",
    "TIME_ZONE": "Europe/Berlin", "USE_TZ": true,
    "apps": ["legacy"]
  })");

  SettingsFile const file = read_settings(path);

  CHECK(file.settings.models.at("AUTH_USER_MODEL") == "people.Person");
  CHECK(file.settings.models.at("SHOP_ITEM_MODEL") == "shop.Item");
  CHECK(file.settings.default_auto_field == "AutoField");
  CHECK(file.settings.default_tablespace == "slow");
  CHECK(file.settings.default_index_tablespace == "fast");
  CHECK(file.settings.time_zone == "Europe/Berlin");
  CHECK(file.settings.apps == std::vector<std::string>{"legacy"});
  CHECK(file.where.at("AUTH_USER_MODEL") == SourceLocation{path.string(), 3});
  CHECK(file.where.at("apps").line == 8);
}

TEST_CASE("settings are laid over others, key by key", "[format]") {
  TempFolder const folder;
  SettingsFile base;
  base.settings.time_zone = "Asia/Tokyo";
  base.settings.models["AUTH_USER_MODEL"] = "a.B";
  base.where["AUTH_USER_MODEL"] = {"base.json", 1};

  SettingsFile const file =
      read_settings(folder.write("s.json", R"({"AUTH_USER_MODEL": "c.D"})"), base);

  CHECK(file.settings.time_zone == "Asia/Tokyo");
  CHECK(file.settings.models.at("AUTH_USER_MODEL") == "c.D");
}

TEST_CASE("a setting that is wrong or unknown is an error", "[format]") {
  CHECK(fault_of_settings(R"({"DEFAULT_AUTO_FEILD": "django.db.models.AutoField"})") ==
        "1: $.settings.DEFAULT_AUTO_FEILD: unknown key 'DEFAULT_AUTO_FEILD' (did you mean "
        "'DEFAULT_AUTO_FIELD'?)");
  CHECK(fault_of_settings(R"({"DEFAULT_AUTO_FIELD": "UUIDField"})") ==
        "1: $.settings.DEFAULT_AUTO_FIELD: no automatic field is called 'UUIDField' (did you mean "
        "'AutoField'?)");
  CHECK(fault_of_settings(R"({"AUTH_USER_MODEL": "Person"})") ==
        "1: $.settings.AUTH_USER_MODEL: AUTH_USER_MODEL must be of the form "
        "'app_label.model_name'");
  CHECK(fault_of_settings(R"({"USE_TZ": false})") ==
        "1: $.settings.USE_TZ: USE_TZ must be true: times without a zone are not supported");
  CHECK(fault_of_settings(R"({"apps": "legacy"})") ==
        "1: $.settings.apps: must be a list of texts, not a text");
  CHECK(fault_of_settings(R"({"apps": ["a", 1]})") ==
        "1: $.settings.apps[1]: must be a text, not an integer");
  CHECK(fault_of_settings("[]") == "1: $.settings: must be an object, not a list");
}

TEST_CASE("an app of the settings that is no label, or there already, is an error", "[format]") {
  CHECK(fault_of_settings("{\"apps\": [\"a\",\n\"\"]}") ==
        "2: $.settings.apps[1]: The app label '' is not a valid Python identifier.");
  CHECK(fault_of_settings(R"({"apps": ["a b"]})") ==
        "1: $.settings.apps[0]: The app label 'a b' is not a valid Python identifier.");
  CHECK(fault_of_settings(R"({"apps": ["a", "b", "a"]})") ==
        "1: $.settings.apps[2]: the app 'a' is given twice");
}

TEST_CASE("every key of the configuration is read", "[format]") {
  TempFolder const folder;
  std::filesystem::path const path = folder.write("migrator.json", R"({
    "migrations": ["one", "two"],
    "models": "models",
    "databases": {
      "default": "postgresql://localhost/shop",
      "local": "sandbox:.sandbox"
    },
    "database": "local",
    "settings": {"TIME_ZONE": "UTC"},
    "callables": {"shop.default_price": {"sql": "1 + 1"}}
  })");

  ConfigFile const config = read_config(path);

  REQUIRE(config.migrations.size() == 2);
  CHECK(config.migrations[1].value == folder.path() / "two");
  CHECK(config.migrations[1].where == SourceLocation{path.string(), 2});
  CHECK(config.models->value == folder.path() / "models");
  CHECK(config.databases.at("local").value == "sandbox:.sandbox");
  CHECK(config.databases.at("local").where.line == 6);
  CHECK(config.database->value == "local");
  CHECK(config.settings.settings.callables.at("shop.default_price") == "1 + 1");
  CHECK(config.settings.where.at("shop.default_price").line == 10);
}

TEST_CASE("migrations may be one folder, and database a URL", "[format]") {
  TempFolder const folder;
  ConfigFile const config = read_config(folder.write(
      "migrator.json", R"({"migrations": "migrations", "database": "host=/run dbname=shop"})"));

  REQUIRE(config.migrations.size() == 1);
  CHECK(config.migrations[0].value == folder.path() / "migrations");
  CHECK(config.database->value == "host=/run dbname=shop");
}

TEST_CASE("a key of the configuration that is wrong or unknown is an error", "[format]") {
  CHECK(fault_of_config(R"({"migration": "migrations"})") ==
        "1: $.migration: unknown key 'migration' (did you mean 'migrations'?)");
  CHECK(fault_of_config(R"({"migrations": [1]})") ==
        "1: $.migrations[0]: must be a text, not an integer");
  CHECK(fault_of_config(R"({"databases": {"local": ""}})") ==
        "1: $.databases.local: must not be empty");
  CHECK(fault_of_config(R"({"databases": {"local": "sandbox:x"}, "database": "lokal"})") ==
        "1: $.database: 'lokal' is neither an alias of 'databases' nor a URL (did you mean "
        "'local'?)");
  CHECK(fault_of_config(R"({"callables": {"a.b": "CURRENT_DATE"}})") ==
        "1: $.callables[\"a.b\"]: must be {\"sql\": \"…\"}, the SQL expression that gives the "
        "value");
  CHECK(fault_of_config("{\n\"models\": \"\"}") == "2: $.models: must not be empty");
}

TEST_CASE("a configuration that cannot be read is an error", "[format]") {
  TempFolder const folder;
  std::filesystem::path const path = folder.path() / "none.json";

  CHECK(fault_of([&] { (void)read_config(path); }) ==
        path.string() + ": cannot be read: No such file or directory");
}

}  // namespace migrator
