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

TEST_CASE("white space at the end is what Python takes for it", "[base]") {
  CHECK(utf8_rstrip("a; \t\r\n\f\v\x1C\x1F") == "a;");
  CHECK(utf8_rstrip("a;\u0085\u00A0\u1680\u2000\u200A\u2028\u2029\u202F\u205F\u3000 ") == "a;");
  CHECK(utf8_rstrip(" \u3000").empty());
  CHECK(utf8_rstrip("").empty());
  std::string const kept =
      GENERATE("ö", " a\u200B", "\uFEFF", "a\x80", "a \xA0", "a\xA0\xA0", "\xE3\x80", "a\x1B");
  CHECK(utf8_rstrip(kept) == kept);
}

TEST_CASE("code points make the same text again", "[base]") {
  CHECK(utf8_decode("aö€𝄞") == U"aö€𝄞");
  CHECK(utf8_encode(U"aö€𝄞") == "aö€𝄞");
  std::string const no_characters =
      GENERATE("\xFF", "a\x80", "\xC3", "\xE2\x82", "\xC0\x80", "\xED\xA0\x80", "\xED\xB2\x80",
               "\xF4\x90\x80\x80", "\xE2\x82g");
  CHECK(utf8_encode(utf8_decode(no_characters)) == no_characters);
}

}  // namespace migrator
