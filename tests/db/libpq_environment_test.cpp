#include "db/libpq_environment.hpp"

#include "support/catch.hpp"

#include <cstdlib>

TEST_CASE("all of libpq's variables are forgotten, and no other", "[db]") {
  setenv("PGSERVICE", "elsewhere", 1);
  setenv("PGTZ", "Mars/X", 1);
  setenv("PGPASSWORD", "", 1);
  setenv("PGFUTURE", "a=b", 1);
  setenv("MIGRATOR_PGTEST", "kept", 1);
  migrator::forget_libpq_environment();
  for (char const* const name : {"PGSERVICE", "PGTZ", "PGPASSWORD", "PGFUTURE"}) {
    CAPTURE(name);
    CHECK(std::getenv(name) == nullptr);
  }
  CHECK(std::getenv("MIGRATOR_PGTEST") != nullptr);
  CHECK(std::getenv("PATH") != nullptr);
  unsetenv("MIGRATOR_PGTEST");
}
