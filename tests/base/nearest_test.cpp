#include "base/nearest.hpp"

#include "support/catch.hpp"

namespace migrator {

TEST_CASE("the nearest word is the one with the fewest differences", "[base]") {
  CHECK(nearest("CharFeild", {"BinaryField", "CharField", "CICharField"}) == "CharField");
  CHECK(nearest("fied", {"name", "field"}) == "field");
  CHECK(nearest("Field", {"field"}) == "field");
  CHECK(nearest("ab", {"ba", "xy"}) == "ba");
  CHECK(nearest("on_delte", {"to", "on_delete", "delete"}) == "on_delete");
}

TEST_CASE("of equally near words the first is named", "[base]") {
  CHECK(nearest("cat", {"car", "bat"}) == "car");
}

TEST_CASE("a word that nothing is near has no nearest", "[base]") {
  CHECK_FALSE(nearest("colour", {"name", "fields", "options"}));
  CHECK_FALSE(nearest("", {"a"}));
  CHECK_FALSE(nearest("name", {}));
  CHECK_FALSE(nearest(std::string(10000, 'x'), {"x"}));
}

TEST_CASE("a suggestion is ready to end a message", "[base]") {
  CHECK(did_you_mean("nam", {"name"}) == " (did you mean 'name'?)");
  CHECK(did_you_mean("zzz", {"name"}).empty());
}

TEST_CASE("no other letter is near to a single one", "[base]") {
  CHECK(did_you_mean("x", {"a", "b"}).empty());
  CHECK(did_you_mean("A", {"a", "b"}) == " (did you mean 'a'?)");
}

}  // namespace migrator
