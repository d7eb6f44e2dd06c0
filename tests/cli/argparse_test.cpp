#include "cli/argparse.hpp"

#include "cli/flags.hpp"
#include "cli/verbosity.hpp"
#include "support/catch.hpp"

#include <CLI/CLI.hpp>

using migrator::cli::UnknownCommand;
using migrator::cli::UsageError;

namespace {

using Words = std::vector<std::string>;

// A program of two commands, and what was said to it.
struct Program {
  CLI::App app;
  int verbosity = 1;
  Words folders;
  std::string database = "(none)";
  bool plan = false;
  bool fake = false;
  bool fake_initial = false;
  bool list = false;
  std::string label = "(none)";
  Words labels;
  std::string answer;

  Program() {
    app.name("program");
    app.set_version_flag("--version", "program 1");
    app.add_option("--folder", folders)
        ->allow_extra_args(false)
        ->group(std::string{migrator::cli::own_flags});
    app.add_option("--database", database);
    app.add_option_function<std::string>("-v,--verbosity", [this](std::string const& text) {
      verbosity = migrator::cli::verbosity_of(text);
    });
    CLI::App* const migrate = app.add_subcommand("migrate");
    migrate->add_flag("--plan", plan);
    migrate->add_flag("--fake", fake);
    migrate->add_flag("--fake-initial", fake_initial);
    migrate->add_flag("--noinput,--no-input");
    migrate->add_flag("--no-color");
    migrate->add_option("app_label", label)->required();
    CLI::App* const show = app.add_subcommand("show");
    CLI::Option* const list_flag = show->add_flag("-l,--list", list);
    show->add_flag("-p,--plan", plan)->excludes(list_flag);
    show->add_option("app_label", labels)->allow_extra_args(false);
  }

  explicit Program(Words const& arguments) : Program() {
    answer = migrator::cli::parse_arguments(app, arguments).answer;
  }
};

// What is said to a wrong command line.
std::string complaint(Words const& arguments) {
  try {
    Program{arguments};
  } catch (UsageError const& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("flags stand before the command, behind it and between its arguments", "[cli]") {
  Program const program{{"-v", "2", "show", "a", "-p", "b", "--database", "d", "c"}};
  CHECK(program.verbosity == 2);
  CHECK(program.plan);
  CHECK(program.labels == Words{"a", "b", "c"});
  CHECK(program.database == "d");
}

TEST_CASE("a value may be joined to its flag", "[cli]") {
  CHECK(Program{{"show", "-v2"}}.verbosity == 2);
  CHECK(Program{{"show", "-v=2"}}.verbosity == 2);
  CHECK(Program{{"show", "--verbosity=2"}}.verbosity == 2);
  CHECK(Program{{"show", "--database=a=b"}}.database == "a=b");
  CHECK(Program{{"show", "--database="}}.database.empty());
}

TEST_CASE("of a repeated flag the last value counts, of a list all", "[cli]") {
  CHECK(Program{{"-v", "0", "show", "-v", "1", "-v", "2"}}.verbosity == 2);
  CHECK(Program{{"show", "-l", "-l", "--list"}}.list);
  CHECK(Program{{"--folder", "a", "show", "--folder=[b]"}}.folders == Words{"a", "[b]"});
  CHECK(complaint({"show", "-v", "9", "-v", "2"}) ==
        "argument -v/--verbosity: invalid choice: 9 (choose from 0, 1, 2, 3)");
}

TEST_CASE("short flags may be joined, the last with its value", "[cli]") {
  Program const program{{"show", "-pv3"}};
  CHECK(program.plan);
  CHECK(program.verbosity == 3);
  CHECK(Program{{"show", "-lv", "2"}}.verbosity == 2);
  CHECK(complaint({"show", "-px"}) == "argument -p/--plan: ignored explicit argument 'x'");
  CHECK(complaint({"show", "-lp"}) == "argument -p/--plan: not allowed with argument -l/--list");
}

TEST_CASE("a long flag may be abbreviated as far as it is clear", "[cli]") {
  CHECK(Program{{"show", "--verb", "2"}}.verbosity == 2);
  CHECK(Program{{"show", "--da=x"}}.database == "x");
  CHECK(Program{{"migrate", "--fake", "a"}}.fake);
  CHECK_FALSE(Program{{"migrate", "--fake", "a"}}.fake_initial);
  CHECK(Program{{"migrate", "--fake-i", "a"}}.fake_initial);
  CHECK(complaint({"migrate", "--fak", "a"}) ==
        "ambiguous option: --fak could match --fake, --fake-initial");
  CHECK(complaint({"migrate", "--noi=1"}) ==
        "argument --noinput/--no-input: ignored explicit argument '1'");
  CHECK(complaint({"migrate", "--plan=0", "--no=1"}) ==
        "ambiguous option: --no=1 could match --noinput, --no-input, --no-color");
}

TEST_CASE("an abbreviation means a flag of Django's before one of ours", "[cli]") {
  CHECK(complaint({"migrate", "--f", "a"}) ==
        "ambiguous option: --f could match --fake, --fake-initial");
  CHECK(Program{{"show", "--f", "x"}}.folders == Words{"x"});
}

TEST_CASE("a flag takes no value", "[cli]") {
  CHECK(complaint({"migrate", "--plan=0"}) == "argument --plan: ignored explicit argument '0'");
  CHECK(complaint({"migrate", "--fake=false"}) ==
        "argument --fake: ignored explicit argument 'false'");
  CHECK(complaint({"migrate", "--plan="}) == "argument --plan: ignored explicit argument ''");
  CHECK(complaint({"show", "-p="}) == "argument -p/--plan: ignored explicit argument ''");
  CHECK(complaint({"show", "--help=1"}) == "argument -h/--help: ignored explicit argument '1'");
}

TEST_CASE("a value does not look like a flag", "[cli]") {
  std::string const expected = "argument --database: expected one argument";
  CHECK(complaint({"show", "--database"}) == expected);
  CHECK(complaint({"show", "--database", "--list"}) == expected);
  CHECK(complaint({"show", "--database", "--unknown"}) == expected);
  CHECK(complaint({"show", "--database", "--", "x"}) == expected);
  CHECK(Program{{"show", "--database", "-1"}}.database == "-1");
  CHECK(Program{{"show", "--database", "-a b"}}.database == "-a b");
  CHECK(Program{{"show", "--database", "-"}}.database == "-");
  CHECK(Program{{"show", "--database", ""}}.database.empty());
}

TEST_CASE("numbers, texts with blanks and what follows -- are no flags", "[cli]") {
  CHECK(Program{{"show", "-1", "-.5", "-", "", "[a,b]", "-a b", "--", "-p", "--", "migrate"}}
            .labels == Words{"-1", "-.5", "-", "", "[a,b]", "-a b", "-p", "--", "migrate"});
  CHECK(Program{{"--", "show", "-l"}}.labels == Words{"-l"});
  CHECK(complaint({"show", "-1.x"}) == "unrecognized arguments: -1.x");
}

TEST_CASE("what nobody knows is told together, after what is missing", "[cli]") {
  CHECK(complaint({"migrate", "a", "--frob", "b", "-x=1", "c"}) ==
        "unrecognized arguments: --frob b -x=1 c");
  CHECK(complaint({"migrate", "a", "--plam=1"}) ==
        "unrecognized arguments: --plam=1 (did you mean '--plan'?)");
  CHECK(complaint({"migrate", "--frob"}) == "the following arguments are required: app_label");
  CHECK(complaint({"--plan", "show"}) ==
        "unrecognized arguments: --plan (write it behind the command)");
}

TEST_CASE("an unknown command is another error", "[cli]") {
  CHECK_THROWS_AS((Program{{"--frob", "shwo"}}), UnknownCommand);
  CHECK_THROWS_WITH(
      (Program{{"shwo"}}),
      "Unknown command: 'shwo' (did you mean 'show'?)\nType 'program --help' for usage.");
}

TEST_CASE("help and the version answer once everything before them is right", "[cli]") {
  CHECK(Program{{"--version"}}.answer == "program 1\n");
  CHECK(Program{{"migrate", "--frob", "--vers", "-v", "9"}}.answer == "program 1\n");
  CHECK(Program{{"migrate", "-h"}}.answer.find("app_label") != std::string::npos);
  CHECK(Program{{"--help"}}.answer.find("app_label") == std::string::npos);
  CHECK(complaint({"migrate", "-v", "9", "--help"}) ==
        "argument -v/--verbosity: invalid choice: 9 (choose from 0, 1, 2, 3)");
  CHECK(Program{{}}.answer.empty());
}

TEST_CASE("a verbosity is what Python's int() reads", "[cli]") {
  using migrator::cli::verbosity_of;
  CHECK(verbosity_of("0") == 0);
  CHECK(verbosity_of(" 01\n") == 1);
  CHECK(verbosity_of("+0_0_2") == 2);
  CHECK(verbosity_of("-0") == 0);
  for (std::string const text :
       {"", " ", "0x1", "1_", "_1", "1__0", "+-1", "1 2", "x", "1.0", "-"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(verbosity_of(text),
                      "argument -v/--verbosity: invalid int value: '" + text + "'");
  }
  for (std::string const text : {"4", "-1", "10", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(verbosity_of(text), "argument -v/--verbosity: invalid choice: " + text +
                                              " (choose from 0, 1, 2, 3)");
  }
}
