// Operations and the header of a migration.
#include "format/operations.hpp"

#include "format/parse.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace migrator {
namespace {

Field text_field() {
  return make_field("TextField");
}

Index plain_index() {
  return {.name = "i", .fields = {"a"}};
}

SqlScript one_text(std::string const& sql) {
  return {.entries = {{sql, std::nullopt}}};
}

// The faults of a header, without their lines.
std::string faults_of_header(std::string const& header) {
  std::string const faults = faults_of("{" + header + R"(, "operations": []})");
  return faults.starts_with("1: ") ? faults.substr(3) : faults;
}

}  // namespace

TEST_CASE("a key given twice and a number that does not fit hide no other fault", "[format]") {
  CHECK(faults_of(R"({"dependencies": [], "dependencies": [], "operations": [],
"initial": 99999999999999999999, "atomik": true})") ==
        "1: $.dependencies: the key 'dependencies' is given twice\n"
        "2: $.initial: the integer does not fit into 64 bits; write it as a text\n"
        "2: $.initial: must be true, false or null, not an integer\n"
        "2: $.atomik: unknown key 'atomik' (did you mean 'atomic'?)");
}

TEST_CASE("a model is created with fields, options, bases and managers", "[format]") {
  CreateModel const model = parse_as<CreateModel>(R"({"op": "CreateModel", "name": "Asset",
    "fields": [{"name": "id", "type": "TextField"}], "options": {"db_table": "t"},
    "bases": ["shop.Item", "models.Model", {"python": "mixins.Mixin"}],
    "managers": [["objects", {}]]})");

  CreateModel expected{
      .name = "Asset",
      .fields = {{"id", text_field()}},
      .options = {.db_table = "t"},
      .bases = {{"shop.Item", ""}},
      .managers = ValueList{Value{ValueList{Value{"objects"}, Value{ValueMap{}}}}}};
  expected.bases.others = {{1, "models.Model"}, {2, "mixins.Mixin"}};
  CHECK(model == expected);
}

TEST_CASE("the options of a model are read", "[format]") {
  ModelOptions const options = parse_as<CreateModel>(R"({"op": "CreateModel", "name": "M",
    "fields": [], "options": {
      "db_table": "t", "db_table_comment": "c", "db_tablespace": "s", "proxy": true,
      "managed": false, "swappable": "AUTH_USER_MODEL", "order_with_respect_to": "owner",
      "unique_together": [["b", "a"], ["a", "c"]], "index_together": ["x", "y"],
      "indexes": [{"type": "Index", "name": "i", "fields": ["a"]}],
      "constraints": [{"type": "CheckConstraint", "name": "c", "condition": "true"}],
      "ordering": ["-a", {"sql": "lower(b) ASC"}], "verbose_name": "thing",
      "permissions": [["can", "Can"]], "get_latest_by": "a", "select_on_save": false
}
})")
                                   .options;

  CHECK(options ==
        ModelOptions{
            .db_table = "t",
            .db_table_comment = "c",
            .db_tablespace = "s",
            .unique_together = {{"b", "a"}, {"a", "c"}},
            .index_together = {{"x", "y"}},
            .order_with_respect_to = "owner",
            .indexes = {plain_index()},
            .constraints = {CheckConstraint{.name = "c", .condition = "true", .kept = {}}},
            .proxy = true,
            .managed = false,
            .swappable = "AUTH_USER_MODEL",
            .other = {{"ordering", ValueList{Value{"-a"}, Value{Sql{"lower(b) ASC"}}}},
                      {"verbose_name", "thing"},
                      {"permissions", ValueList{Value{ValueList{Value{"can"}, Value{"Can"}}}}},
                      {"get_latest_by", "a"},
                      {"select_on_save", false}}});
}

TEST_CASE("every operation is read into its struct", "[format]") {
  CHECK(parse_operation(R"({"op": "DeleteModel", "name": "M"})") == DeleteModel{.name = "M"});
  CHECK(parse_operation(R"({"op": "RenameModel", "old_name": "A", "new_name": "B"})") ==
        RenameModel{.old_name = "A", .new_name = "B"});
  CHECK(parse_operation(R"({"op": "AlterModelTable", "name": "M", "table": "t"})") ==
        AlterModelTable{.name = "M", .table = "t"});
  CHECK(parse_operation(R"({"op": "AlterModelTable", "name": "M", "table": null})") ==
        AlterModelTable{.name = "M", .table = {}});
  CHECK(parse_operation(R"({"op": "AlterModelTableComment", "name": "M", "table_comment": "c"})") ==
        AlterModelTableComment{.name = "M", .table_comment = "c"});
  CHECK(parse_operation(
            R"({"op": "AlterUniqueTogether", "name": "M", "unique_together": [["a", "b"]]})") ==
        AlterUniqueTogether{.name = "M", .unique_together = {{"a", "b"}}});
  CHECK(parse_operation(R"({"op": "AlterIndexTogether", "name": "M", "index_together": null})") ==
        AlterIndexTogether{.name = "M", .index_together = {}});
  CHECK(parse_operation(
            R"({"op": "AlterOrderWithRespectTo", "name": "M", "order_with_respect_to": "f"})") ==
        AlterOrderWithRespectTo{.name = "M", .order_with_respect_to = "f"});
  CHECK(parse_operation(
            R"({"op": "AlterModelOptions", "name": "M", "options": {"managed": false}})") ==
        AlterModelOptions{.name = "M", .options = {{"managed", false}}});
  CHECK(parse_operation(R"({"op": "AlterModelManagers", "name": "M", "managers": []})") ==
        AlterModelManagers{.name = "M", .managers = ValueList{}});
}

TEST_CASE("every operation on fields, indexes and constraints is read", "[format]") {
  CHECK(parse_operation(R"({"op": "AddField", "model_name": "m", "name": "f",
                            "field": {"type": "TextField"}, "preserve_default": false})") ==
        AddField{.model_name = "m", .name = "f", .field = text_field(), .preserve_default = false});
  CHECK(parse_operation(R"({"op": "RemoveField", "model_name": "m", "name": "f"})") ==
        RemoveField{.model_name = "m", .name = "f"});
  CHECK(
      parse_operation(
          R"({"op": "AlterField", "model_name": "m", "name": "f", "field": {"type": "TextField"}})") ==
      AlterField{.model_name = "m", .name = "f", .field = text_field()});
  CHECK(parse_operation(
            R"({"op": "RenameField", "model_name": "m", "old_name": "a", "new_name": "b"})") ==
        RenameField{.model_name = "m", .old_name = "a", .new_name = "b"});
  std::string const index =
      R"(, "model_name": "m", "index": {"type": "Index", "name": "i", "fields": ["a"]}})";
  CHECK(parse_operation(R"({"op": "AddIndex")" + index) ==
        AddIndex{.model_name = "m", .index = plain_index()});
  CHECK(parse_operation(R"({"op": "AddIndexConcurrently")" + index) ==
        AddIndexConcurrently{.model_name = "m", .index = plain_index()});
  CHECK(parse_operation(R"({"op": "RemoveIndex", "model_name": "m", "name": "i"})") ==
        RemoveIndex{.model_name = "m", .name = "i"});
  CHECK(parse_operation(R"({"op": "RemoveIndexConcurrently", "model_name": "m", "name": "i"})") ==
        RemoveIndexConcurrently{.model_name = "m", .name = "i"});
  CHECK(parse_operation(
            R"({"op": "RenameIndex", "model_name": "m", "new_name": "n", "old_name": "o"})") ==
        RenameIndex{.model_name = "m", .new_name = "n", .old_name = "o", .old_fields = {}});
  CHECK(parse_operation(
            R"({"op": "RenameIndex", "model_name": "m", "new_name": "n", "old_fields": ["a"]})") ==
        RenameIndex{.model_name = "m", .new_name = "n", .old_name = {}, .old_fields = {"a"}});
  std::string const check =
      R"(, "model_name": "m", "constraint": {"type": "CheckConstraint", "name": "c",
          "condition": "a"}})";
  CheckConstraint const constraint{.name = "c", .condition = "a", .kept = {}};
  CHECK(parse_operation(R"({"op": "AddConstraint")" + check) ==
        AddConstraint{.model_name = "m", .constraint = constraint});
  CHECK(parse_operation(R"({"op": "AlterConstraint", "name": "c")" + check) ==
        AlterConstraint{.model_name = "m", .name = "c", .constraint = constraint});
  CHECK(parse_operation(R"({"op": "AddConstraintNotValid")" + check) ==
        AddConstraintNotValid{.model_name = "m", .constraint = constraint});
  CHECK(parse_operation(R"({"op": "RemoveConstraint", "model_name": "m", "name": "c"})") ==
        RemoveConstraint{.model_name = "m", .name = "c"});
  CHECK(parse_operation(R"({"op": "ValidateConstraint", "model_name": "m", "name": "c"})") ==
        ValidateConstraint{.model_name = "m", .name = "c"});
}

TEST_CASE("every operation of a kind of its own is read", "[format]") {
  CHECK(parse_operation(R"({"op": "RunPython", "code": "a.b", "reverse_code": "noop",
                            "atomic": true, "hints": {"a": 1}, "elidable": true})") ==
        RunPython{.code = "a.b",
                  .reverse_code = "noop",
                  .atomic = true,
                  .hints = ValueMap{{{"a", 1}}},
                  .elidable = true});
  CHECK(parse_operation(R"({"op": "SeparateDatabaseAndState",
                            "database_operations": [{"op": "DeleteModel", "name": "A"}],
                            "state_operations": [{"op": "DeleteModel", "name": "B"}]})") ==
        SeparateDatabaseAndState{.database_operations = {DeleteModel{.name = "A"}},
                                 .state_operations = {DeleteModel{.name = "B"}}});
  CHECK(parse_operation(R"({"op": "CreateCollation", "name": "c", "locale": "de",
                            "provider": "icu", "deterministic": false})") ==
        CreateCollation{.name = "c", .locale = "de", .provider = "icu", .deterministic = false});
  CHECK(parse_operation(R"({"op": "RemoveCollation", "name": "c", "locale": "C"})") ==
        RemoveCollation{.name = "c", .locale = "C"});
  CHECK(parse_operation(R"({"op": "CreateExtension", "name": "ltree"})") ==
        CreateExtension{.name = "ltree", .hints = {}});
}

TEST_CASE("the children of CreateExtension have their extension's name", "[format]") {
  for (ExtensionAlias const& alias : extension_aliases()) {
    CHECK(parse_operation(R"({"op": ")" + std::string{alias.type_name} + R"("})") ==
          CreateExtension{.name = std::string{alias.extension},
                          .hints = {},
                          .child = std::string{alias.type_name}});
  }
  CHECK(faults_of_operation(R"({"op": "HStoreExtension", "name": "x"})") ==
        "@.name: unknown key 'name'");
}

TEST_CASE("the SQL of a RunSQL has all its forms", "[format]") {
  auto const script = [](std::string const& sql) {
    return parse_as<RunSQL>(R"({"op": "RunSQL", "sql": )" + sql + "}").sql;
  };
  CHECK(script(R"("SELECT 1; SELECT 2")") == one_text("SELECT 1; SELECT 2"));
  CHECK(script(R"("noop")") == SqlScript{});
  CHECK(script(R"("")") == SqlScript{});
  CHECK(script("[]") == SqlScript{.entries = {}, .is_list = true});
  CHECK(script(R"(["SELECT 1", ["SELECT %s", [1, "a", null]], ["SELECT 2", null]])") ==
        SqlScript{.entries = {{"SELECT 1", std::nullopt},
                              {"SELECT %s", ValueList{Value{1}, Value{"a"}, Value{}}},
                              {"SELECT 2", std::nullopt, ValueList{Value{"SELECT 2"}, Value{}}}},
                  .is_list = true});
}

TEST_CASE("a list entry of RunSQL that is no pair is kept until it is run", "[format]") {
  SqlScript const script =
      parse_as<RunSQL>(R"({"op": "RunSQL", "sql": [["SELECT %s", [1], "more"], []]})").sql;

  REQUIRE(script.entries.size() == 2);
  CHECK(script.entries[0].list->size() == 3);
  CHECK(script.entries[1].list->empty());
}

TEST_CASE("a RunSQL without reverse_sql is irreversible, with noop it is not", "[format]") {
  CHECK_FALSE(parse_as<RunSQL>(R"({"op": "RunSQL", "sql": "x"})").reverse_sql);
  CHECK_FALSE(parse_as<RunSQL>(R"({"op": "RunSQL", "sql": "x", "reverse_sql": null})").reverse_sql);
  CHECK(parse_as<RunSQL>(R"({"op": "RunSQL", "sql": "x", "reverse_sql": "noop"})").reverse_sql ==
        SqlScript{});
  RunSQL const all = parse_as<RunSQL>(R"({"op": "RunSQL", "sql": "x", "elidable": true,
    "hints": {}, "state_operations": [{"op": "DeleteModel", "name": "A"}]})");
  CHECK(all.elidable);
  CHECK(all.state_operations.size() == 1);
}

TEST_CASE("the SQL of a RunSQL can be a file beside the migration", "[format]") {
  TempFolder const folder;
  folder.write("app/up.sql", "SELECT 1;\nSELECT 2;\n");
  folder.write("app/latin.sql", "SELECT 1;\nSELECT '\xE9';\n");
  folder.write("app/folder.sql/x", "");
  auto const read = [&](std::string const& file) {
    return parse_migration(
        {"app", "0001", (folder.path() / "app/0001.json").string(),
         R"({"dependencies": [], "operations": [{"op": "RunSQL", "sql": {"file": ")" + file +
             R"("}}]})"},
        {});
  };
  auto const fault = [&](std::string const& file) -> std::string {
    try {
      (void)read(file);
    } catch (FormatError const& error) {
      CHECK(error.diagnostics().at(0).json_path == "$.operations[0].sql.file");
      return error.diagnostics().at(0).message;
    }
    return {};
  };
  std::string const app = (folder.path() / "app/").string();

  SqlScript expected = one_text("SELECT 1;\nSELECT 2;\n");
  expected.file = "up.sql";
  CHECK(std::get<RunSQL>(read("up.sql").operations[0]).sql == expected);
  CHECK(fault("../app/./up.sql").empty());
  CHECK(fault("none.sql") == app + "none.sql: cannot be read: No such file or directory");
  CHECK(fault("folder.sql") == app + "folder.sql: is a folder, not a file");
  CHECK(fault("latin.sql") == app + "latin.sql:2: the file is not UTF-8 or has a NUL byte");
  for (std::string const& outside :
       {app + "up.sql", std::string{"../../up.sql"}, std::string{"x/../../../app/up.sql"}}) {
    CHECK(fault(outside) ==
          "'" + outside +
              "' leads out of the directory of the migrations: name a file beside "
              "the migration");
  }
}

TEST_CASE("a link does not lead a file of SQL out of the migrations", "[format]") {
  namespace fs = std::filesystem;
  TempFolder const folder;
  folder.write("elsewhere/secret.sql", "SELECT 'secret';");
  folder.write("elsewhere/shared/0001.sql", "SELECT 'of the app';");
  folder.write("tree/app/real/up.sql", "SELECT 1;");
  folder.write("tree/other/down.sql", "SELECT 2;");
  fs::path const app = folder.path() / "tree/app";
  fs::create_symlink("../../elsewhere/secret.sql", app / "out.sql");
  fs::create_symlink(folder.path() / "elsewhere", app / "out");
  fs::create_symlink("real/up.sql", app / "up.sql");
  fs::create_symlink("../other", app / "other");
  fs::create_symlink("loop.sql", app / "loop.sql");
  fs::create_symlink("tree", folder.path() / "migrations");
  fs::create_symlink(folder.path() / "elsewhere/shared", folder.path() / "tree/shared");
  auto const read = [&](std::string const& path, std::string const& file) -> std::string {
    try {
      Migration const migration =
          parse_migration({"app", "0001", (folder.path() / path / "0001.json").string(),
                           "{\"dependencies\": [], \"operations\": [\n"
                           "{\"op\": \"RunSQL\", \"sql\": {\"file\": \"" +
                               file + "\"}}]}"},
                          {});
      return std::get<RunSQL>(migration.operations[0]).sql.entries.at(0).sql;
    } catch (FormatError const& error) {
      Diagnostic const& fault = error.diagnostics().at(0);
      CHECK(fault.json_path == "$.operations[0].sql.file");
      CHECK(fault.line == 2);
      return fault.message;
    }
  };

  for (std::string const tree : {"tree", "migrations"}) {
    for (std::string const file : {"out.sql", "out/secret.sql", "out/shared/0001.sql"}) {
      CHECK(read(tree + "/app", file) ==
            "'" + file +
                "' leads out of the directory of the migrations through a link: put a copy of the "
                "file there");
    }
    CHECK(read(tree + "/app", "up.sql") == "SELECT 1;");
    CHECK(read(tree + "/app", "other/down.sql") == "SELECT 2;");
    CHECK(read(tree + "/shared", "0001.sql") == "SELECT 'of the app';");
    CHECK(read(tree + "/app", "loop.sql").find("cannot be read: ") != std::string::npos);
  }
}

TEST_CASE("an operation that is unknown or wrong is an error", "[format]") {
  CHECK(faults_of_operation(R"({"op": "CreateModl", "name": "x"})") ==
        "@.op: unknown operation 'CreateModl' (did you mean 'CreateModel'?)");
  CHECK(faults_of_operation(R"({"name": "x"})") == "@: the key 'op' is missing");
  CHECK(faults_of_operation(R"({"op": 5})") ==
        "@.op: must be the name of an operation, not an integer");
  CHECK(faults_of_operation("[]") == "@: must be an object, not a list");
  CHECK(faults_of_operation(R"({"op": "DeleteModel", "nme": "x"})") ==
        "@: the key 'name' is missing\n@.nme: unknown key 'nme' (did you mean 'name'?)");
  CHECK(faults_of_operation(R"({"op": "DeleteModel", "name": ""})") == "@.name: must not be empty");
  CHECK(faults_of_operation(R"({"op": "DeleteModel", "name": ["x"]})") ==
        "@.name: must be a text, not a list");
  CHECK(faults_of_operation(R"({"op": "RunSQL", "sql": 5})") ==
        "@.sql: must be SQL text, a list, \"noop\" or {\"file\": …}, not an integer");
  CHECK(faults_of_operation(R"({"op": "RunSQL", "sql": ["a", 5]})") ==
        "@.sql[1]: must be SQL text or a pair [sql, [params]], not an integer");
  CHECK(faults_of_operation(R"({"op": "RunSQL", "sql": [["a", 5]]})") ==
        "@.sql[0][1]: must be a list of parameters, not an integer");
  CHECK(faults_of_operation(R"({"op": "RunSQL", "sql": "x", "hints": []})") ==
        "@.hints: must be an object, not a list");
  CHECK(faults_of_operation(R"({"op": "SeparateDatabaseAndState", "database_operations": [
          {"op": "RunSQL", "sqll": "x"}]})")
            .find("@.database_operations[0].sqll: unknown key 'sqll' (did you mean 'sql'?)") !=
        std::string::npos);
}

TEST_CASE("what the constructors of Django's operations refuse is an error", "[format]") {
  CHECK(faults_of_operation(R"({"op": "CreateModel", "name": "M", "fields": [
          {"name": "a", "type": "TextField"}, {"name": "a", "type": "TextField"}]})") ==
        "2: @.fields[1]: Found duplicate value a in CreateModel fields argument.");
  CHECK(faults_of_operation(
            R"({"op": "CreateModel", "name": "M", "fields": [], "bases": ["a.B", "a.b"]})") ==
        "@: Found duplicate value a.b in CreateModel bases argument.");
  CHECK(
      faults_of_operation(R"({"op": "CreateModel", "name": "M", "fields": [], "managers": [5]})") ==
      "@.managers[0]: must be a manager: [name, {…}], not an integer");
  CHECK(faults_of_operation(R"({"op": "RenameIndex", "model_name": "m", "new_name": "n"})") ==
        "@: RenameIndex requires one of old_name and old_fields arguments to be set.");
  CHECK(faults_of_operation(R"({"op": "RenameIndex", "model_name": "m", "new_name": "n",
                                "old_name": "o", "old_fields": ["a"]})") ==
        "@: RenameIndex.old_name and old_fields are mutually exclusive.");
  CHECK(faults_of_operation(R"({"op": "AddConstraintNotValid", "model_name": "m",
          "constraint": {"type": "UniqueConstraint", "name": "u", "fields": ["a"]}})") ==
        "@: AddConstraintNotValid.constraint must be a check constraint.");
  CHECK(faults_of_operation(
            R"({"op": "AlterModelOptions", "name": "M", "options": {"db_table": "x"}})") ==
        "@.options.db_table: unknown key 'db_table'");
  CHECK(faults_of_operation(R"({"op": "RunPython", "code": ""})")
            .starts_with("@: RunPython must be supplied with a callable"));
}

TEST_CASE("an option of a model that is unknown or wrong is an error", "[format]") {
  auto const faults = [](std::string const& options) {
    return faults_of_operation(R"({"op": "CreateModel", "name": "M", "fields": [], "options": )" +
                               options + "}");
  };
  CHECK(faults(R"({"verbos_name": "x"})") ==
        "@.options.verbos_name: unknown key 'verbos_name' (did you mean 'verbose_name'?)");
  CHECK(faults(R"({"managed": "yes"})") == "@.options.managed: must be true or false, not a text");
  CHECK(faults(R"({"ordering": [5]})") ==
        "@.options.ordering[0]: must be a field's name or {\"sql\": …}, not an integer");
  CHECK(faults(R"({"unique_together": [["a"], "b"]})") ==
        "@.options.unique_together[1]: must be a list of texts, not a text\n"
        "@.options.unique_together[1]: a group needs the names of its fields");
  CHECK(faults(R"({"unique_together": [[]]})") ==
        "@.options.unique_together[0]: a group needs the names of its fields");
  CHECK(faults(R"({"indexes": [{"type": "Index", "fields": ["a"]}]})") ==
        "@.options.indexes[0]: the key 'name' is missing");
}

TEST_CASE("the header of a migration is read", "[format]") {
  Settings settings;
  settings.models["AUTH_USER_MODEL"] = "people.Person";
  Migration const migration = parse(R"({
    "$schema": "../../schema/migration.schema.json",
    "initial": false, "atomic": false,
    "dependencies": [["a", "0001_x"], ["b", "__first__"], ["c", "__latest__"],
                     ["__setting__", "AUTH_USER_MODEL"]],
    "run_before": [["d", "0002_y"]],
    "replaces": [["a", "0001_a"], ["a", "0002_b"]],
    "operations": [
      {"op": "DeleteModel", "name": "A"},

      {"op": "DeleteModel", "name": "B"}
    ]})",
                                    settings);

  CHECK(migration.key == MigrationKey{"app", "0001_initial"});
  CHECK(migration.file == "m.json");
  CHECK(migration.initial == false);
  CHECK_FALSE(migration.atomic);
  CHECK(migration.dependencies ==
        std::vector<Dependency>{
            {{"a", "0001_x"}, Dependency::Kind::migration, ""},
            {{"b", "__first__"}, Dependency::Kind::first, ""},
            {{"c", "__latest__"}, Dependency::Kind::latest, ""},
            {{"people", "__first__"}, Dependency::Kind::first, "AUTH_USER_MODEL"}});
  CHECK(migration.run_before == std::vector<Dependency>{{{"d", "0002_y"}, {}, ""}});
  CHECK(migration.replaces == std::vector<MigrationKey>{{"a", "0001_a"}, {"a", "0002_b"}});
  CHECK(migration.operation_lines == std::vector<int>{9, 11});
}

TEST_CASE("what a header leaves out has Django's default", "[format]") {
  Migration const migration = parse(R"({"dependencies": [], "operations": [], "atomic": null})");

  CHECK(migration.atomic);
  CHECK_FALSE(migration.initial);
  CHECK(migration.run_before.empty());
  CHECK(migration.replaces.empty());
}

TEST_CASE("a header that is wrong is an error", "[format]") {
  CHECK(faults_of("[]") == "1: $: must be an object, not a list");
  CHECK(faults_of("{}") ==
        "1: $: the key 'dependencies' is missing\n1: $: the key 'operations' is missing");
  CHECK(faults_of_header(R"("dependencies": [], "depends": [])") ==
        "$.depends: unknown key 'depends'");
  CHECK(faults_of_header(R"("dependencies": [], "atomik": true)") ==
        "$.atomik: unknown key 'atomik' (did you mean 'atomic'?)");
  CHECK(faults_of_header(R"("dependencies": [["a"]])") ==
        "$.dependencies[0]: must be a pair: [app, migration]");
  CHECK(faults_of_header(R"("dependencies": [["a", 1]])") ==
        "$.dependencies[0][1]: must be a text, not an integer");
  CHECK(faults_of_header(R"("dependencies": [["", "x"]])") ==
        "$.dependencies[0]: neither app nor migration may be empty");
  CHECK(faults_of_header(R"("dependencies": [["__setting__", "X"]])") ==
        "$.dependencies[0][1]: no setting 'X' names a model; known: AUTH_USER_MODEL");
  CHECK(faults_of_header(R"("dependencies": "a")") ==
        "$.dependencies: must be a list of [app, migration], not a text");
  CHECK(faults_of_header(R"("dependencies": [], "initial": 1)") ==
        "$.initial: must be true, false or null, not an integer");
}

TEST_CASE("all faults of a file are reported, in the order of their lines", "[format]") {
  CHECK(faults_of("{\"dependencies\": [],\n"
                  "\"operations\": [\n"
                  "{\"op\": \"DeleteModel\", \"nam\": \"x\"},\n"
                  "{\"op\": \"Delete\"}],\n"
                  "\"atomic\": 1}") ==
        "3: $.operations[0]: the key 'name' is missing\n"
        "3: $.operations[0].nam: unknown key 'nam' (did you mean 'name'?)\n"
        "4: $.operations[1].op: unknown operation 'Delete'\n"
        "5: $.atomic: must be true, false or null, not an integer");
}

TEST_CASE("of a file that is full of faults the first hundred are shown", "[format]") {
  std::string text = R"({"dependencies": [], "operations": [)";
  for (int i = 0; i < 10000; ++i) {
    text += R"({"op": "Wrong"},)";
  }
  try {
    (void)parse(text + R"({"op": "Wrong"}]})");
    FAIL("nothing was found");
  } catch (FormatError const& error) {
    CHECK(error.diagnostics().size() == 101);
  }
}

}  // namespace migrator
