#include "cli/duration.hpp"

#include "cli/argparse.hpp"
#include "support/catch.hpp"

using namespace std::chrono_literals;
using migrator::cli::duration_of;
using migrator::cli::UsageError;

TEST_CASE("a duration is in seconds unless it has a unit", "[cli]") {
  CHECK(duration_of("--x", "0") == 0ms);
  CHECK(duration_of("--x", "30") == 30s);
  CHECK(duration_of("--x", "0.25") == 250ms);
  CHECK(duration_of("--x", "500ms") == 500ms);
  CHECK(duration_of("--x", "2s") == 2s);
  CHECK(duration_of("--x", "5min") == 5min);
  CHECK(duration_of("--x", "1.5h") == 90min);
}

TEST_CASE("a short duration does not become none", "[cli]") {
  CHECK(duration_of("--x", "0.0001") == 1ms);
}

TEST_CASE("what is no duration is a usage error that names the flag", "[cli]") {
  for (std::string const text : {"", "s", "-1", "+1", "1e3", "nan", "inf", ".", "1..2", "1 s", "5m",
                                 "3000000", "99999999999999999999999999", "600h"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(duration_of("--x", text), UsageError);
  }
  CHECK_THROWS_WITH(duration_of("--lock-timeout", "soon"),
                    "argument --lock-timeout: invalid duration: 'soon' (seconds, or a number with "
                    "ms, s, min or h)");
}

TEST_CASE("durations are told in seconds", "[cli]") {
  CHECK(migrator::cli::to_string(300s) == "300 s");
  CHECK(migrator::cli::to_string(1500ms) == "1.5 s");
}
