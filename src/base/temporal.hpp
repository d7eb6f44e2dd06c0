// Dates, times and durations as migrations write them, read the way Django's dateparse reads them
// and printed the way Python's isoformat() prints them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// "2024-05-06". Nothing for a text that is no date, or a day that does not exist.
std::optional<std::string> iso_date(std::string_view text);

// "07:08:09" or "07:08:09.500000". An offset from UTC is read and left out.
std::optional<std::string> iso_time(std::string_view text);

// "2024-05-06T07:08:09+02:00"; UTC where no offset is given, midnight where no time is.
std::optional<std::string> iso_datetime(std::string_view text);

// Microseconds since 1970 in UTC of a text that iso_datetime reads.
std::optional<std::int64_t> parse_instant(std::string_view text);

// Microseconds. Reads ISO 8601 (P2DT3H4M5.5S), Django's "2 03:04:05.5" and PostgreSQL's
// "2 days 03:04:05".
std::optional<std::int64_t> parse_duration(std::string_view text);

// "P2DT03H04M05.500000S": Django's duration_iso_string().
std::string iso_duration(std::int64_t micros);

// The current time, in UTC, in the forms above.
struct CurrentTime {
  std::string date;
  std::string time;
  std::string datetime;
};
CurrentTime current_time();

}  // namespace migrator
