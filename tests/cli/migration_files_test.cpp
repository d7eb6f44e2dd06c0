// Migrations are written whole or not at all, and never over another.
#include "cli/migration_files.hpp"

#include "migrator/error.hpp"
#include "support/catch.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

// A folder that goes with the test.
class Folder {
 public:
  Folder() : path_{fs::temp_directory_path() / ("migration_files_" + std::to_string(::getpid()))} {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  fs::path operator/(std::string const& name) const { return path_ / name; }

  // Everything in it, with its path from here.
  std::vector<std::string> content() const {
    std::vector<std::string> names;
    for (fs::directory_entry const& entry : fs::recursive_directory_iterator{path_}) {
      names.push_back(entry.path().lexically_relative(path_).string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path path_;
};

std::string text_of(fs::path const& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("files are written with the folders they need", "[cli]") {
  Folder const folder;
  std::vector<NewFile> const files{{folder / "m/shop/0001_a.json", "{}\n"},
                                   {folder / "m/shop/0002_b.json", std::string(100'000, 'x')}};
  write_files(files);

  CHECK(folder.content() ==
        std::vector<std::string>{"m", "m/shop", "m/shop/0001_a.json", "m/shop/0002_b.json"});
  CHECK(text_of(files[0].path) == "{}\n");
  CHECK(text_of(files[1].path).size() == 100'000);
}

TEST_CASE("when a file cannot be written, none is, and none is replaced", "[cli]") {
  Folder const folder;
  fs::create_directories(folder / "shop");
  std::ofstream{folder / "shop/0002_b.json"} << "mine";
  std::vector<NewFile> const files{{folder / "new/0001_a.json", "{}\n"},
                                   {folder / "shop/0001_a.json", "{}\n"},
                                   {folder / "shop/0002_b.json", "{}\n"}};
  CHECK_THROWS_WITH(write_files(files),
                    (folder / "shop/0002_b.json").string() + ": cannot write: File exists");

  CHECK(folder.content() == std::vector<std::string>{"shop", "shop/0002_b.json"});
  CHECK(text_of(folder / "shop/0002_b.json") == "mine");
}

TEST_CASE("files that others replace go, or stay if the others cannot be written", "[cli]") {
  Folder const folder;
  std::ofstream{folder / "0001_a.json"} << "mine";
  std::vector<NewFile> const files{{folder / "0001_b.json", "{}\n"}};
  std::vector<fs::path> const missing{folder / "0001_a.json", folder / "0001_x.json"};
  CHECK_THROWS_AS(write_files(files, missing), Error);
  CHECK(folder.content() == std::vector<std::string>{"0001_a.json"});

  write_files(files, std::vector<fs::path>{folder / "0001_a.json"});
  CHECK(folder.content() == std::vector<std::string>{"0001_b.json"});
}

TEST_CASE("a name may be as long as a name can be", "[cli]") {
  Folder const folder;
  std::string const name = std::string(250, 'x') + ".json";
  write_files(std::vector<NewFile>{{folder / name, "{}\n"}});
  CHECK(folder.content() == std::vector<std::string>{name});
}

TEST_CASE("where there is no room nothing is written", "[cli]") {
  Folder const folder;
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  auto const ignored = std::signal(SIGXFSZ, SIG_IGN);
  rlimit const small{.rlim_cur = 100, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  std::vector<NewFile> const files{{folder / "a/0001_a.json", "{}\n"},
                                   {folder / "b/0001_b.json", std::string(1000, 'x')}};
  CHECK_THROWS_WITH(write_files(files),
                    (folder / "b/0001_b.json").string() + ": cannot write: File too large");
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, ignored);
  CHECK(folder.content().empty());
}

TEST_CASE("a folder that is a file is named", "[cli]") {
  Folder const folder;
  std::ofstream{folder / "shop"} << "mine";
  std::vector<NewFile> const files{{folder / "shop/0001_a.json", "{}\n"}};
  CHECK_THROWS_AS(write_files(files), Error);
  CHECK(folder.content() == std::vector<std::string>{"shop"});
}

TEST_CASE("a path below the working directory is shown from there", "[cli]") {
  CHECK(relative_path("./migrations/shop/../shop/0001_a.json") == "migrations/shop/0001_a.json");
  CHECK(relative_path(fs::current_path() / "m/a/0001.json") == "m/a/0001.json");
  CHECK(relative_path("../m/0001.json") == "../m/0001.json");
}

TEST_CASE("a migration is written where its app lies, with the project's schema", "[cli]") {
  Project project;
  project.migrated_apps = {"shop"};
  Migration first{.key = {"shop", "0001_initial"}};
  first.file = "other/shop/0001_initial.json";
  first.schema = "../../schema/migration.schema.json";
  project.migrations.push_back(first);
  std::vector<fs::path> const directories{"migrations", "other"};

  NewFile const file = make_file({.key = {"shop", "0002_x"}}, project, directories);
  CHECK(file.path == "other/shop/0002_x.json");
  CHECK(file.text ==
        "{\n  \"$schema\": \"../../schema/migration.schema.json\",\n  \"dependencies\": [],\n"
        "  \"operations\": []\n}\n");
  CHECK(make_file({.key = {"till", "0001_initial"}}, project, directories).path ==
        "migrations/till/0001_initial.json");
}

TEST_CASE("a default for the rows that are there is written as it was typed", "[cli]") {
  Project const project;
  std::vector<fs::path> const directories{"migrations"};
  AddField add{.model_name = "item", .name = "cost"};
  add.field = make_field("DecimalField");
  add.field.options = {{"max_digits", 5}, {"decimal_places", 2}};
  add.field.default_value = Value{1.5};
  Migration migration{.key = {"shop", "0001_initial"}};
  migration.operations.push_back(add);
  CHECK(make_file(migration, project, directories).text.find(R"("default": "1.5")") !=
        std::string::npos);

  add.preserve_default = false;
  migration.operations.front() = add;
  CHECK(make_file(migration, project, directories).text.find(R"("default": 1.5)") !=
        std::string::npos);
}

TEST_CASE("a migration that could not be read again is not made a file", "[cli]") {
  Project const project;
  std::vector<fs::path> const directories{"migrations"};
  AddField add{.model_name = "item", .name = "size"};
  add.field = make_field("IntegerField");
  add.field.default_value = Value{"many"};
  Migration migration{.key = {"shop", "0001_initial"}};
  migration.operations.push_back(add);

  CHECK_THROWS_WITH(make_file(migration, project, directories),
                    "migrations/shop/0001_initial.json is not written, as it could not be read "
                    "again:\n  migrations/shop/0001_initial.json:8: $.operations[0].field.default: "
                    "'many' is not an integer");
}

}  // namespace migrator::cli
