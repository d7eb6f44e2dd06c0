#include "base/digest.hpp"

#include "support/catch.hpp"

TEST_CASE("a digest has 32 lower-case hex digits", "[base]") {
  CHECK(migrator::md5_hex("") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(migrator::md5_hex("abc") == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(migrator::md5_hex(std::string(1000, 'x')).size() == 32);
}
