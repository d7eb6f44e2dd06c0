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

std::string const path = std::string{MIGRATOR_SOURCE_DIR} + "/schema/migration.schema.json";

std::string committed_schema() {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

// After a change of the tables: MIGRATOR_APPROVE=1 ctest --preset dev -R schema
TEST_CASE("the schema in the repository is the one that the reader's tables make", "[format]") {
  std::string const schema = migration_schema();
  if (std::getenv("MIGRATOR_APPROVE") != nullptr) {
    std::ofstream{path, std::ios::binary} << schema;
  }

  bool const is_current = schema == committed_schema();  // too long to be shown
  CHECK(is_current);
}

TEST_CASE("the schema says something about every operation and every key", "[format]") {
  for (std::string_view const name : operation_type_names()) {
    INFO(name);
    CHECK_FALSE(describe_operation(name).empty());
  }
  CHECK(migration_schema().find("\"description\": \"\"") == std::string::npos);
}

}  // namespace migrator
