#include "format/literals.hpp"

#include "format/base64.hpp"
#include "support/catch.hpp"

namespace migrator {

TEST_CASE("a date has a year, a month and a day that exist", "[format]") {
  CHECK(is_date("2024-02-29"));
  CHECK(is_date("2024-1-2"));
  CHECK_FALSE(is_date("2023-02-29"));
  CHECK_FALSE(is_date("1900-02-29"));
  CHECK_FALSE(is_date("2024-13-01"));
  CHECK_FALSE(is_date("2024-00-01"));
  CHECK_FALSE(is_date("0000-01-01"));
  CHECK_FALSE(is_date("2024-01-02T03:04"));
  CHECK_FALSE(is_date("today"));
  CHECK_FALSE(is_date(""));
}

TEST_CASE("a time has no zone", "[format]") {
  CHECK(is_time("07:08"));
  CHECK(is_time("07:08:09"));
  CHECK(is_time("03:04:05.5"));
  CHECK(is_time("03:04:05.123456"));
  CHECK_FALSE(is_time("24:00"));
  CHECK_FALSE(is_time("10:60"));
  CHECK_FALSE(is_time("10:00:60"));
  CHECK_FALSE(is_time("10:00:00."));
  CHECK_FALSE(is_time("10"));
}

TEST_CASE("a date and time may have an offset, or be a date alone", "[format]") {
  CHECK(is_datetime("2024-01-02T03:04:05Z"));
  CHECK(is_datetime("2024-01-02 03:04"));
  CHECK(is_datetime("2024-05-06T07:08:09+02:00"));
  CHECK(is_datetime("2024-05-06T07:08:09.25-0230"));
  CHECK(is_datetime("2024-05-06T07:08:09 +02"));
  CHECK(is_datetime("2024-01-02T03:04:05.678"));
  CHECK(is_datetime("2024-01-02"));
  CHECK_FALSE(is_datetime("2024-02-30T00:00:00Z"));
  CHECK_FALSE(is_datetime("2024-01-02T03:04:05+2"));
  CHECK_FALSE(is_datetime("2024-01-02T03:04:05Zulu"));
  CHECK_FALSE(is_datetime("now"));
}

TEST_CASE("a duration is ISO 8601, or days and a clock", "[format]") {
  CHECK(is_duration("P1DT2H"));
  CHECK(is_duration("-P1DT1S"));
  CHECK(is_duration("P2DT3H4M5.5S"));
  CHECK(is_duration("P0DT00H00M00S"));
  CHECK(is_duration("3 days, 04:05:06"));
  CHECK(is_duration("3 days 04:05:06.5"));
  CHECK(is_duration("-1 days"));
  CHECK(is_duration("04:05:06"));
  CHECK(is_duration("-05:06"));
  CHECK(is_duration("7"));
  CHECK_FALSE(is_duration("P"));
  CHECK_FALSE(is_duration("P1Y"));
  CHECK_FALSE(is_duration("1 week"));
  CHECK_FALSE(is_duration("PT5"));
  CHECK_FALSE(is_duration("1:2:3:4"));
  CHECK_FALSE(is_duration(""));
}

TEST_CASE("a UUID has 32 hexadecimal digits", "[format]") {
  CHECK(is_uuid("6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59"));
  CHECK(is_uuid("6F1A1AD98A4F4D079E0C3F1F7DFD6B59"));
  CHECK(is_uuid("{6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59}"));
  CHECK(is_uuid("urn:uuid:6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b59"));
  CHECK_FALSE(is_uuid("6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b5"));
  CHECK_FALSE(is_uuid("6f1a1ad9-8a4f-4d07-9e0c-3f1f7dfd6b5g"));
}

TEST_CASE("a decimal is a finite number", "[format]") {
  CHECK(is_decimal("1.50"));
  CHECK(is_decimal("-.5"));
  CHECK(is_decimal("+1e-3"));
  CHECK(is_decimal("123456789012345678901234567890"));
  CHECK_FALSE(is_decimal("NaN"));
  CHECK_FALSE(is_decimal("1,5"));
  CHECK_FALSE(is_decimal("."));
  CHECK_FALSE(is_decimal("1e"));
}

TEST_CASE("an integer has only digits and a sign", "[format]") {
  CHECK(is_integer("-12"));
  CHECK_FALSE(is_integer("1.5"));
  CHECK_FALSE(is_integer("-"));
}

TEST_CASE("an address is IPv4 or IPv6", "[format]") {
  CHECK(is_address("10.0.0.1"));
  CHECK(is_address("::ffff:1.2.3.4"));
  CHECK_FALSE(is_address("10.0.0.256"));
  CHECK_FALSE(is_address("host"));
}

TEST_CASE("base64 is decoded, and nothing else", "[format]") {
  CHECK(decode_base64("") == "");
  CHECK(decode_base64("AAH/") == std::string("\x00\x01\xFF", 3));
  CHECK(decode_base64("YQ==") == "a");
  CHECK(decode_base64("YWI=") == "ab");
  CHECK_FALSE(decode_base64("YQ="));
  CHECK_FALSE(decode_base64("YQ"));
  CHECK_FALSE(decode_base64("Y Q="));
  CHECK_FALSE(decode_base64("Y==="));
  CHECK_FALSE(decode_base64("Y=Q="));
}

}  // namespace migrator
