#include "base/temporal.hpp"

#include "support/catch.hpp"

#include <limits>

namespace migrator {

TEST_CASE("dates print as ISO 8601", "[base]") {
  CHECK(iso_date("2024-1-2") == "2024-01-02");
  CHECK(iso_date("0001-01-01") == "0001-01-01");
  CHECK(iso_date("2023-02-29") == std::nullopt);
  CHECK(iso_date("24-01-02") == std::nullopt);
}

TEST_CASE("times have six digits of a second or none", "[base]") {
  CHECK(iso_time("1:2") == "01:02:00");
  CHECK(iso_time("01:02:03,5") == "01:02:03.500000");
  CHECK(iso_time("23:59:59.123456789") == "23:59:59.123456");
  CHECK(iso_time("01:02:03.000000") == "01:02:03");
  CHECK(iso_time("24:00") == std::nullopt);
}

TEST_CASE("a date and time without an offset is in UTC", "[base]") {
  CHECK(iso_datetime("2024-01-02") == "2024-01-02T00:00:00+00:00");
  CHECK(iso_datetime("2024-01-02 03:04") == "2024-01-02T03:04:00+00:00");
  CHECK(iso_datetime("2024-01-02T03:04:05-0330") == "2024-01-02T03:04:05-03:30");
  CHECK(iso_datetime("2024-01-02T03:04:05.6+05") == "2024-01-02T03:04:05.600000+05:00");
  CHECK(iso_datetime("2024-01-02T03:04:05-00:00") == "2024-01-02T03:04:05+00:00");
  CHECK(iso_datetime("2024-01-02T03:04:05+5") == std::nullopt);
}

TEST_CASE("durations are read in three spellings", "[base]") {
  constexpr std::int64_t second = 1'000'000;
  constexpr std::int64_t day = 86'400 * second;
  CHECK(parse_duration("P2DT3H4M5.5S") == 2 * day + (3 * 3600 + 4 * 60) * second + 5'500'000);
  CHECK(parse_duration("-P1DT1S") == -day - second);
  CHECK(parse_duration("P0.5D") == day / 2);
  CHECK(parse_duration("2 days, 1:02:03") == 2 * day + 3723 * second);
  CHECK(parse_duration("1 02:03:04.000005") == day + 7384 * second + 5);
  CHECK(parse_duration("-2 00:00:01") == -2 * day + second);
  CHECK(parse_duration("1 day") == day);
  CHECK(parse_duration("-1:00:00") == -3600 * second);
  CHECK(parse_duration("5") == 5 * second);
}

TEST_CASE("what is no duration, or too long a one, gives nothing", "[base]") {
  for (char const* const text :
       {"", "P", "PT", "P1Y", "P1W", "1 week", "1:2:3:4", "99999999999", "P99999999D", "PT5"}) {
    CHECK(parse_duration(text) == std::nullopt);
  }
}

TEST_CASE("the current time reads back", "[base]") {
  CurrentTime const now = current_time();
  CHECK(iso_date(now.date) == now.date);
  CHECK(iso_time(now.time) == now.time);
  CHECK(iso_datetime(now.datetime) == now.datetime);
}

TEST_CASE("a duration is printed as Django prints it in ISO 8601", "[base]") {
  CHECK(iso_duration(0) == "P0DT00H00M00S");
  CHECK(iso_duration(183'845'500'000) == "P2DT03H04M05.500000S");
  CHECK(iso_duration(-1'000'001) == "-P0DT00H00M01.000001S");
  CHECK(iso_duration(std::numeric_limits<std::int64_t>::min()) == "-P106751991DT04H00M54.775808S");
}

TEST_CASE("an instant is the same in every offset", "[base]") {
  CHECK(parse_instant("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_instant("1970-01-02") == 86'400'000'000);
  CHECK(parse_instant("1970-01-01T02:30:00+02:30") == 0);
  CHECK(parse_instant("1969-12-31T22:00:01.000005-02:00") == 1'000'005);
  CHECK(parse_instant("1969-12-31T23:59:59Z") == -1'000'000);
  CHECK(parse_instant("tomorrow") == std::nullopt);
}

}  // namespace migrator
