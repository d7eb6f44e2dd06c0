#include "migrator/version.hpp"

#include "support/catch.hpp"

#include <regex>
#include <string>

TEST_CASE("the version has the form major.minor.patch", "[base]") {
  CHECK(std::regex_match(std::string{migrator::version()}, std::regex{R"(\d+\.\d+\.\d+)"}));
}
