#include "base/digest.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "support/catch.hpp"

namespace migrator {

TEST_CASE("letters of all alphabets become small", "[base]") {
  CHECK(to_lower("Über") == "über");
  CHECK(to_lower("ÉTÉ Ünal Ж Ա 𐐀") == "été ünal ж ա 𐐨");
  CHECK(to_lower("straße 日本 50%") == "straße 日本 50%");
  CHECK(to_lower("ẞ") == "ß");
  CHECK(to_lower("").empty());
}

TEST_CASE("a capital I with a dot keeps the dot", "[base]") {
  CHECK(to_lower("İx") == "i\u0307x");
}

TEST_CASE("a sigma is a final one at the end of a word", "[base]") {
  CHECK(to_lower("ΟΔΟΣ") == "οδος");
  CHECK(to_lower("ΣΑΣ ΣΑΣ") == "σας σας");
  CHECK(to_lower("Σ") == "σ");
  CHECK(to_lower("AΣ'") == "aς'");
  CHECK(to_lower("AΣ'B") == "aσ'b");
  CHECK(to_lower("A:Σ1") == "a:ς1");
}

TEST_CASE("bytes that are no characters stay", "[base]") {
  CHECK(to_lower("A\xFFÜ\xC3") == "a\xFFü\xC3");
}

TEST_CASE("every letter and mark is taken as Python takes it", "[base]") {
  std::string all;
  for (char32_t point = 1; point < 0x20000; ++point) {
    if (point >= 0xD800 && point < 0xE000) {
      continue;
    }
    char32_t const text[] = {U'a', U'Σ', point, U'Σ', U' ', point, U'Σ'};
    all += to_lower(utf8_encode({text, std::size(text)}));
  }
  // Of the same texts by Python 3.11.
  CHECK(md5_hex(all) == "d457c226f41144abfa03d45b61c6f8db");
}

}  // namespace migrator
