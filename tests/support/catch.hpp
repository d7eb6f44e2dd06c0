#pragma once

// Catch2 is version 2 on Debian 12 and version 3 on Debian 13; the tests use what both have, and
// what they call differently is here.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace migrator::testing {

// Matches a text that has `part` in it.
inline auto containing(std::string const& part) {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::Matchers::ContainsSubstring(part);
#else
  return Catch::Matchers::Contains(part);
#endif
}

}  // namespace migrator::testing
