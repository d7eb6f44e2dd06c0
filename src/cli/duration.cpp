#include "cli/duration.hpp"

#include "cli/argparse.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace migrator::cli {
namespace {

struct Unit {
  std::string_view name;
  double milliseconds;
};

constexpr std::array<Unit, 5> units{
    {{"", 1'000}, {"ms", 1}, {"s", 1'000}, {"min", 60'000}, {"h", 3'600'000}}};

std::optional<double> milliseconds_of(std::string_view text) {
  std::size_t const end = std::min(text.find_first_not_of("0123456789."), text.size());
  double number = 0;
  auto const [stop, error] =
      std::from_chars(text.data(), text.data() + end, number, std::chars_format::fixed);
  if (error != std::errc{} || stop != text.data() + end) {
    return std::nullopt;
  }
  for (Unit const& unit : units) {
    if (unit.name == text.substr(end)) {
      return std::ceil(number * unit.milliseconds);
    }
  }
  return std::nullopt;
}

}  // namespace

std::chrono::milliseconds duration_of(std::string_view flag, std::string_view text) {
  std::optional<double> const milliseconds = milliseconds_of(text);
  if (!milliseconds || *milliseconds > std::numeric_limits<int>::max()) {
    throw UsageError{fmt::format(
        "argument {}: invalid duration: '{}' (seconds, or a number with ms, s, min or h)", flag,
        text)};
  }
  return std::chrono::milliseconds{static_cast<int>(*milliseconds)};
}

std::string to_string(std::chrono::milliseconds duration) {
  return fmt::format("{:.10g} s", std::chrono::duration<double>{duration}.count());
}

}  // namespace migrator::cli
