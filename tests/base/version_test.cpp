#include "migrator/version.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <string_view>

TEST_CASE("the version is numbers between two dots", "[base]") {
  std::string_view const version = migrator::version();
  CHECK(std::count(version.begin(), version.end(), '.') == 2);
  CHECK(version.find("..") == std::string_view::npos);
  CHECK(version.find_first_not_of("0123456789.") == std::string_view::npos);
  CHECK(version.front() != '.');
  CHECK(version.back() != '.');
}
