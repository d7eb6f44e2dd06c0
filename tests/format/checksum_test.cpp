#include "migrator/checksum.hpp"

#include "migrator/project.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

#include <string>

namespace migrator {
namespace {

class Files {
 public:
  std::string checksum(std::string const& text) const {
    folder_.write("app/0001.json", text);
    Migration migration;
    migration.file = (folder_.path() / "app/0001.json").string();
    return checksum_of(migration);
  }

  void write_sql(std::string const& text) const { folder_.write("app/up.sql", text); }

 private:
  TempFolder folder_;
};

}  // namespace

TEST_CASE("a checksum stays the same when only the layout of a file changes", "[format]") {
  Files const files;
  std::string const before =
      files.checksum(R"({"dependencies": [], "operations": [{"op": "DeleteModel", "name": "A"}]})");
  CHECK(before.size() == 32);
  CHECK(files.checksum(R"({
    // What goes.
    "operations": [{"name": "A", "op": "DeleteModel"}],
    "dependencies": []
  })") == before);
}

TEST_CASE("a checksum changes with what a file says", "[format]") {
  Files const files;
  std::string const before =
      files.checksum(R"({"dependencies": [], "operations": [{"op": "DeleteModel", "name": "A"}]})");
  CHECK(files.checksum(
            R"({"dependencies": [], "operations": [{"op": "DeleteModel", "name": "B"}]})") !=
        before);
  CHECK(files.checksum(R"({"operations": [{"op": "DeleteModel", "name": "A"}]})") != before);
}

TEST_CASE("a checksum changes with the SQL files that a file names", "[format]") {
  Files const files;
  std::string const text =
      R"({"dependencies": [], "operations": [{"op": "RunSQL", "sql": {"file": "up.sql"}}]})";
  files.write_sql("SELECT 1;");
  std::string const before = files.checksum(text);
  CHECK(files.checksum(text) == before);
  files.write_sql("SELECT 2;");
  CHECK(files.checksum(text) != before);
}

TEST_CASE("what is no migration has no checksum", "[format]") {
  CHECK(Files{}.checksum("{").empty());
  CHECK(checksum_of(Migration{}).empty());
}

}  // namespace migrator
