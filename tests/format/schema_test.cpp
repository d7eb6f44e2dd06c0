#include "format/schema.hpp"

#include "format/operations.hpp"
#include "format/schema_descriptions.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace migrator {
namespace {

// Whether the file in the repository has that text; with MIGRATOR_APPROVE it is made to.
bool is_current(std::string const& name, std::string const& schema) {
  std::string const path = std::string{MIGRATOR_SOURCE_DIR} + "/schema/" + name;
  if (std::getenv("MIGRATOR_APPROVE") != nullptr) {
    std::ofstream{path, std::ios::binary} << schema;
  }
  std::ifstream file{path, std::ios::binary};
  return schema == std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

// After a change of the tables: MIGRATOR_APPROVE=1 ctest --preset dev -R schema
TEST_CASE("the schemas in the repository are the ones that the reader's tables make", "[format]") {
  // Too long to be shown.
  CHECK(is_current("migration.schema.json", migration_schema()));
  CHECK(is_current("models.schema.json", models_schema()));
}

TEST_CASE("the schema says something about every operation and every key", "[format]") {
  for (std::string_view const name : operation_type_names()) {
    INFO(name);
    CHECK_FALSE(describe_operation(name).empty());
  }
  CHECK(migration_schema().find("\"description\": \"\"") == std::string::npos);
  CHECK(models_schema().find("\"description\": \"\"") == std::string::npos);
}

}  // namespace migrator
