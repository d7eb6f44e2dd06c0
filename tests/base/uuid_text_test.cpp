#include "base/uuid_text.hpp"

#include "support/catch.hpp"

using namespace migrator;

TEST_CASE("a UUID is printed in lower case with hyphens", "[base]") {
  std::string const uuid = "6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59";
  CHECK(uuid_str(uuid) == uuid);
  CHECK(uuid_str("6F1A1AD98A4F4D079E0C3F1F7DFD6B59") == uuid);
  CHECK(uuid_str("{6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59}") == uuid);
  CHECK(uuid_str("urn:uuid:6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59") == uuid);
  CHECK_FALSE(uuid_str("6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b5"));
  CHECK_FALSE(uuid_str("6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b5g"));
  CHECK_FALSE(uuid_str(""));
}
