#include "format/source.hpp"

#include "format/json_reader.hpp"
#include "migrator/error.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace migrator {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view empty_migration = R"({"dependencies": [], "operations": []})";

Sources sources_of(std::vector<fs::path> const& directories) {
  return read_sources(directories);
}

// The faults with "DIR" for the folder.
std::string faults_of(TempFolder const& folder, std::vector<fs::path> const& directories) {
  try {
    (void)read_sources(directories);
  } catch (FormatError const& error) {
    std::string faults = error.what();
    std::string const path = folder.path().string();
    for (std::size_t at = faults.find(path); at != std::string::npos; at = faults.find(path)) {
      faults.replace(at, path.size(), "DIR");
    }
    return faults;
  }
  return {};
}

std::string faults_of(TempFolder const& folder) {
  return faults_of(folder, {folder.path()});
}

// Root may read everything: for as long as this is there, the test is nobody.
class NotRoot {
 public:
  NotRoot() : was_root_{::geteuid() == 0} {
    if (was_root_ && ::seteuid(65534) != 0) {
      throw std::runtime_error{"root cannot become nobody"};
    }
  }
  NotRoot(NotRoot const&) = delete;
  NotRoot& operator=(NotRoot const&) = delete;
  ~NotRoot() {
    if (was_root_ && ::seteuid(0) != 0) {
      std::abort();  // the tests after this one would be nobody's, too
    }
  }

 private:
  bool was_root_;
};

}  // namespace

TEST_CASE("folders are apps and their files migrations, in the order of code points", "[format]") {
  TempFolder const folder;
  folder.write("shop/0002_b.json", "b");
  folder.write("shop/0001_a.json", "a");
  folder.write("shop/0001.json", "c");
  folder.write("Bank/with space.and.dots.json", "d");
  folder.write("b\xC3\xA4r/0001_x.json", "e");
  fs::create_directory(folder.path() / "empty");

  Sources const sources = sources_of({folder.path()});

  CHECK(sources.apps == std::set<std::string, std::less<>>{"Bank", "b\xC3\xA4r", "empty", "shop"});
  std::vector<std::string> found;
  for (SourceFile const& file : sources.files) {
    found.push_back(file.app + "/" + file.name + "=" + file.text);
  }
  CHECK(found == std::vector<std::string>{"Bank/with space.and.dots=d", "b\xC3\xA4r/0001_x=e",
                                          "shop/0001=c", "shop/0001_a=a", "shop/0002_b=b"});
  CHECK(sources.files[2].path == (folder.path() / "shop/0001.json").string());
}

TEST_CASE("what Django's loader passes over is passed over", "[format]") {
  TempFolder const folder;
  folder.write("shop/0001_a.json", "{}");
  for (std::string const name : {"_draft.json", ".hidden.json", "~backup.json", "0002.json~",
                                 "up.sql", "0003.JSON", "README.md"}) {
    folder.write("shop/" + name, "no JSON");
  }
  for (std::string const app : {"_archive", ".git", "~old"}) {
    folder.write(app + "/0001_a.json", "no JSON");
  }
  folder.write("README.json", "a file is no app");

  Sources const sources = sources_of({folder.path()});

  CHECK(sources.apps == std::set<std::string, std::less<>>{"shop"});
  REQUIRE(sources.files.size() == 1);
}

TEST_CASE("several folders are read as one", "[format]") {
  TempFolder const folder;
  folder.write("one/shop/0001_a.json", "{}");
  folder.write("two/bank/0001_a.json", "{}");

  Sources const sources = sources_of({folder.path() / "one", folder.path() / "two"});

  REQUIRE(sources.files.size() == 2);
  CHECK(sources.files[0].app == "bank");
}

TEST_CASE("an app in two folders is an error", "[format]") {
  TempFolder const folder;
  folder.write("one/shop/0001_a.json", "{}");
  folder.write("two/shop/0002_b.json", "{}");

  CHECK(
      faults_of(folder, {folder.path() / "one", folder.path() / "two"}) ==
      "DIR/two/shop: the app 'shop' is in DIR/one/shop too; an app's migrations are in one folder");
}

TEST_CASE("a folder that is not there is an error", "[format]") {
  TempFolder const folder;
  folder.write("file", "");

  CHECK(faults_of(folder, {folder.path() / "none", folder.path() / "file"}) ==
        "DIR/none: there is no such folder; name the migrations' folder with --migrations\n"
        "DIR/file: there is no such folder; name the migrations' folder with --migrations");
}

TEST_CASE("a label that is no identifier is an error, as in Django", "[format]") {
  TempFolder const folder;
  folder.write("my-app/0001_a.json", "{}");
  folder.write("2nd/0001_a.json", "{}");

  CHECK(faults_of(folder) ==
        "DIR/2nd: The app label '2nd' is not a valid Python identifier.\n"
        "DIR/my-app: The app label 'my-app' is not a valid Python identifier.");
}

TEST_CASE("what is no regular file is an error and never waited for", "[format]") {
  TempFolder const folder;
  folder.write("shop/0001_a.json", "{}");
  fs::create_directory(folder.path() / "shop/0002_folder.json");
  REQUIRE(::mkfifo((folder.path() / "shop/0003_pipe.json").c_str(), 0600) == 0);
  fs::create_symlink("0004_loop.json", folder.path() / "shop/0004_loop.json");
  fs::create_symlink("nowhere", folder.path() / "shop/0005_dangling.json");
  fs::create_symlink("/dev/null", folder.path() / "shop/0006_device.json");
  fs::create_symlink("0001_a.json", folder.path() / "shop/0007_link.json");

  CHECK(faults_of(folder) ==
        "DIR/shop/0002_folder.json: is a folder, not a file\n"
        "DIR/shop/0003_pipe.json: is not a regular file\n"
        "DIR/shop/0004_loop.json: cannot be read: Too many levels of symbolic links\n"
        "DIR/shop/0005_dangling.json: cannot be read: No such file or directory\n"
        "DIR/shop/0006_device.json: is not a regular file");
}

TEST_CASE("links to folders are followed, circles are errors", "[format]") {
  TempFolder const folder;
  folder.write("real/shop/0001_a.json", "{}");
  fs::create_directory(folder.path() / "linked");
  fs::create_symlink("../real/shop", folder.path() / "linked/shop");
  CHECK(sources_of({folder.path() / "linked"}).files.size() == 1);

  fs::create_symlink("circle", folder.path() / "linked/circle");
  CHECK(faults_of(folder, {folder.path() / "linked"}) ==
        "DIR/linked/circle: cannot be read: Too many levels of symbolic links");

  // An app that contains the folder it is in: nothing walks down into it.
  fs::create_symlink("..", folder.path() / "real/shop/0002_up");
  CHECK(sources_of({folder.path() / "real"}).files.size() == 1);
}

TEST_CASE("a file or folder that may not be read is an error", "[format]") {
  TempFolder const folder;
  fs::permissions(folder.path(), fs::perms::all);
  fs::permissions(folder.write("shop/0001_a.json", "{}"), fs::perms::none);
  fs::create_directory(folder.path() / "bank");
  fs::permissions(folder.path() / "bank", fs::perms::none);
  std::string faults;
  {
    NotRoot const not_root;
    faults = faults_of(folder);
  }

  CHECK(faults ==
        "DIR/bank: cannot be read: Permission denied\n"
        "DIR/shop/0001_a.json: cannot be read: Permission denied");
  fs::permissions(folder.path() / "bank", fs::perms::all);
}

TEST_CASE("a file of 100 MB is refused without being read", "[format]") {
  TempFolder const folder;
  fs::path const path = folder.write("shop/0001_a.json", "");
  fs::resize_file(path, 100'000'000);

  CHECK(faults_of(folder) ==
        "DIR/shop/0001_a.json:1: $: the file has 100000000 bytes; more than 67108864 are not read");
}

TEST_CASE("a name that is not UTF-8 is an error", "[format]") {
  TempFolder const folder;
  folder.write("shop/0001_a.json", "{}");
  folder.write("shop/0002_\xE9.json", "{}");

  CHECK(faults_of(folder) == "DIR/shop: a name in this folder is not UTF-8");
}

TEST_CASE("the faults of all files are reported together, in the order of the files", "[format]") {
  TempFolder const folder;
  folder.write("bank/0001_a.json", "{");
  fs::create_directory(folder.path() / "bank/0002_b.json");
  folder.write("bank/0003_c.json", "{\"dependencies\": [], \"operations\": [{\"op\": 1},\n5]}");
  folder.write("shop/0001_a.json", empty_migration);
  std::vector<fs::path> const directories{folder.path()};

  try {
    (void)load_project(directories, {});
    FAIL("nothing was found");
  } catch (FormatError const& error) {
    std::vector<std::string> found;
    for (Diagnostic const& fault : error.diagnostics()) {
      found.push_back(fs::path{fault.file}.filename().string() + ":" + std::to_string(fault.line));
    }
    CHECK(found == std::vector<std::string>{"0001_a.json:1", "0002_b.json:0", "0003_c.json:1",
                                            "0003_c.json:2"});
  }
}

TEST_CASE("a project knows its apps, also those of the settings alone", "[format]") {
  TempFolder const folder;
  folder.write("shop/0001_a.json", empty_migration);
  std::vector<fs::path> const directories{folder.path()};
  Settings settings;
  settings.apps = {"legacy", "shop"};

  Project const project = load_project(directories, settings);

  CHECK(project.migrated_apps == std::set<std::string, std::less<>>{"shop"});
  CHECK(project.unmigrated_apps == std::set<std::string, std::less<>>{"legacy"});
  REQUIRE(project.find({"shop", "0001_a"}) != nullptr);
  CHECK(project.of_app("shop").size() == 1);
}

TEST_CASE("a file of nothing but faults is given up at once", "[format]") {
  std::string operations;
  for (int i = 0; i < 400'000; ++i) {
    operations += (i == 0 ? "" : ",\n") + std::string{"5"};
  }
  SourceFile const source{"shop", "0001_a", "f.json",
                          "{\"dependencies\": [], \"operations\": [" + operations + "]}"};

  try {
    (void)parse_migration(source, {});
    FAIL("nothing was found");
  } catch (FormatError const& error) {
    REQUIRE(error.diagnostics().size() == JsonLimits::faults + 1);
    CHECK(to_string(error.diagnostics().back()) ==
          "f.json:100: $: the file is not read on after 100 faults");
  }
}

}  // namespace migrator
