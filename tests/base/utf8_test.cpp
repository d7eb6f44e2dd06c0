#include "base/utf8.hpp"

#include "support/catch.hpp"

namespace migrator {

TEST_CASE("lengths are counted in characters", "[base]") {
  CHECK(utf8_length("") == 0);
  CHECK(utf8_length("abc") == 3);
  CHECK(utf8_length("größe") == 5);
  CHECK(utf8_length("𝄞") == 1);
}

TEST_CASE("a prefix of some characters keeps each of them whole", "[base]") {
  CHECK(utf8_prefix("größe", 3) == "grö");
  CHECK(utf8_prefix("größe", 0).empty());
  CHECK(utf8_prefix("größe", 9) == "größe");
}

TEST_CASE("a clip to some bytes does not cut a character", "[base]") {
  CHECK(utf8_clip("größe", 3) == "gr");
  CHECK(utf8_clip("größe", 4) == "grö");
  CHECK(utf8_clip("ab", 5) == "ab");
  CHECK(utf8_clip("ö", 1).empty());
}

}  // namespace migrator
