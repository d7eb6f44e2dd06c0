#include "base/temporal.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace migrator {
namespace {

// What is left to read of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool at(char character) const { return rest_.starts_with(character); }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) {
      return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }

  // Digits, at least `shortest` and at most `longest` of them.
  std::optional<std::int64_t> number(std::size_t shortest, std::size_t longest) {
    std::size_t count = 0;
    std::int64_t value = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
      if (++count > longest) {
        return std::nullopt;
      }
      value = value * 10 + (rest_[count - 1] - '0');
    }
    rest_.remove_prefix(count);
    return count < shortest ? std::nullopt : std::optional{value};
  }

  // Two digits, whatever follows.
  std::optional<std::int64_t> two_digits() {
    Scanner pair{rest_.substr(0, 2)};
    std::optional<std::int64_t> const value = pair.number(2, 2);
    rest_.remove_prefix(value ? 2 : 0);
    return value;
  }

  // The digits after a point as microseconds, further ones are read and lost; 0 where there is
  // no point, nothing where no digit follows it.
  std::optional<std::int64_t> fraction() {
    if (!take(".") && !take(",")) {
      return 0;
    }
    std::int64_t micros = 0;
    std::int64_t place = 100'000;
    std::size_t const before = rest_.size();
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      micros += place * (rest_.front() - '0');
      place /= 10;
      rest_.remove_prefix(1);
    }
    return rest_.size() == before ? std::nullopt : std::optional{micros};
  }

  // Runs `read` and puts everything it took back if it found nothing.
  template <class Read>
  auto attempt(Read read) {
    std::string_view const before = rest_;
    auto const found = read();
    if (!found) {
      rest_ = before;
    }
    return found;
  }

 private:
  std::string_view rest_;
};

std::optional<std::string> scan_date(Scanner& scanner) {
  std::optional<std::int64_t> const year = scanner.number(4, 4);
  if (!year || !scanner.take("-")) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const month = scanner.number(1, 2);
  if (!month || !scanner.take("-")) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const day = scanner.number(1, 2);
  if (!day || *year == 0) {
    return std::nullopt;
  }
  std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(*year)},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) {
    return std::nullopt;
  }
  return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

std::string print_time(std::int64_t hour, std::int64_t minute, std::int64_t second,
                       std::int64_t micros) {
  std::string text = fmt::format("{:02}:{:02}:{:02}", hour, minute, second);
  if (micros != 0) {
    text += fmt::format(".{:06}", micros);
  }
  return text;
}

std::optional<std::string> scan_time(Scanner& scanner) {
  std::optional<std::int64_t> const hour = scanner.number(1, 2);
  if (!hour || *hour > 23) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const minute =
      scanner.take(":") ? scanner.number(1, 2) : std::optional<std::int64_t>{};
  if (!minute || *minute > 59) {
    return std::nullopt;
  }
  if (!scanner.take(":")) {
    return print_time(*hour, *minute, 0, 0);
  }
  std::optional<std::int64_t> const second = scanner.number(1, 2);
  if (!second || *second > 59) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const micros = scanner.fraction();
  if (!micros) {
    return std::nullopt;
  }
  return print_time(*hour, *minute, *second, *micros);
}

// "Z", "+02", "+0200" or "+02:00"; "+00:00" for none.
std::optional<std::string> scan_offset(Scanner& scanner) {
  while (scanner.take(" ")) {
  }
  if (scanner.done() || scanner.take("Z") || scanner.take("z")) {
    return "+00:00";
  }
  bool const west = scanner.at('-');
  if (!scanner.take("+") && !scanner.take("-")) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const hours = scanner.two_digits();
  scanner.take(":");
  std::optional<std::int64_t> const minutes = scanner.done() ? 0 : scanner.two_digits();
  if (!hours || !minutes || *hours > 23 || *minutes > 59) {
    return std::nullopt;
  }
  bool const zero = *hours == 0 && *minutes == 0;
  return fmt::format("{}{:02}:{:02}", west && !zero ? "-" : "+", *hours, *minutes);
}

constexpr std::int64_t second_micros = 1'000'000;
constexpr std::int64_t minute_micros = 60 * second_micros;
constexpr std::int64_t hour_micros = 60 * minute_micros;
constexpr std::int64_t day_micros = 24 * hour_micros;

// Longer parts of a duration would not fit into 64 bits of microseconds.
constexpr std::size_t longest_days = 7;
constexpr std::size_t longest_part = 8;

// "3H", "5.5S": a number and its unit. Nothing, and nothing read, where that unit does not follow.
std::optional<std::int64_t> scan_part(Scanner& scanner, std::string_view unit,
                                      std::int64_t unit_micros) {
  return scanner.attempt([&]() -> std::optional<std::int64_t> {
    std::optional<std::int64_t> const whole =
        scanner.number(1, unit_micros == day_micros ? longest_days : longest_part);
    if (!whole) {
      return std::nullopt;
    }
    std::optional<std::int64_t> const micros = scanner.fraction();
    if (!micros || !scanner.take(unit)) {
      return std::nullopt;
    }
    double const fraction = static_cast<double>(*micros) / second_micros;
    return *whole * unit_micros + std::llrint(fraction * static_cast<double>(unit_micros));
  });
}

std::optional<std::int64_t> parse_iso_duration(std::string_view text) {
  Scanner scanner{text};
  bool const negative = scanner.take("-");
  if (!negative) {
    scanner.take("+");
  }
  if (!scanner.take("P")) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const days = scan_part(scanner, "D", day_micros);
  std::optional<std::int64_t> hours;
  std::optional<std::int64_t> minutes;
  std::optional<std::int64_t> seconds;
  if (scanner.take("T")) {
    hours = scan_part(scanner, "H", hour_micros);
    minutes = scan_part(scanner, "M", minute_micros);
    seconds = scan_part(scanner, "S", second_micros);
  }
  if (!scanner.done() || !(days || hours || minutes || seconds)) {
    return std::nullopt;
  }
  std::int64_t const micros =
      days.value_or(0) + hours.value_or(0) + minutes.value_or(0) + seconds.value_or(0);
  return negative ? -micros : micros;
}

// "2 ", "2 day, ", "-2 days ": the days in front of a clock time, in microseconds.
std::optional<std::int64_t> scan_days(Scanner& scanner) {
  return scanner.attempt([&]() -> std::optional<std::int64_t> {
    bool const negative = scanner.take("-");
    std::optional<std::int64_t> const days = scanner.number(1, longest_days);
    if (!days || !(scanner.take(" ") || scanner.done())) {
      return std::nullopt;
    }
    bool const named = scanner.take("days") || scanner.take("day");
    if (named) {
      scanner.take(",");
      scanner.take(" ");
    }
    if (scanner.done() && !named) {
      return std::nullopt;  // a lone number counts seconds
    }
    return (negative ? -*days : *days) * day_micros;
  });
}

std::optional<std::int64_t> parse_clock_duration(std::string_view text) {
  Scanner scanner{text};
  std::optional<std::int64_t> const days = scan_days(scanner);
  if (days && scanner.done()) {
    return days;
  }
  bool const negative = scanner.take("-");
  if (!negative) {
    scanner.take("+");
  }
  std::int64_t seconds = 0;
  for (int part = 0; part < 3; ++part) {
    std::optional<std::int64_t> const number = scanner.number(1, longest_part);
    if (!number) {
      return std::nullopt;
    }
    seconds = seconds * 60 + *number;
    if (part == 2 || !scanner.take(":")) {
      break;
    }
  }
  std::optional<std::int64_t> const fraction = scanner.fraction();
  if (!fraction || !scanner.done()) {
    return std::nullopt;
  }
  std::int64_t const micros = seconds * second_micros + *fraction;
  return days.value_or(0) + (negative ? -micros : micros);
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
  Scanner scanner{text};
  std::optional<std::string> date = scan_date(scanner);
  return scanner.done() ? date : std::nullopt;
}

std::optional<std::string> iso_time(std::string_view text) {
  Scanner scanner{text};
  std::optional<std::string> time = scan_time(scanner);
  return time && scan_offset(scanner) && scanner.done() ? time : std::nullopt;
}

std::optional<std::string> iso_datetime(std::string_view text) {
  Scanner scanner{text};
  std::optional<std::string> const date = scan_date(scanner);
  if (!date) {
    return std::nullopt;
  }
  if (scanner.done()) {
    return *date + "T00:00:00+00:00";
  }
  if (!scanner.take("T") && !scanner.take(" ")) {
    return std::nullopt;
  }
  std::optional<std::string> const time = scan_time(scanner);
  if (!time) {
    return std::nullopt;
  }
  std::optional<std::string> const offset = scan_offset(scanner);
  if (!offset || !scanner.done()) {
    return std::nullopt;
  }
  return *date + "T" + *time + *offset;
}

std::optional<std::int64_t> parse_instant(std::string_view text) {
  std::optional<std::string> const iso = iso_datetime(text);
  if (!iso) {
    return std::nullopt;
  }
  // "2024-05-06T07:08:09" and six digits or none after a point, then "+02:00".
  Scanner scanner{*iso};
  auto const next = [&scanner](std::size_t digits) {
    std::int64_t const number = scanner.number(digits, digits).value_or(0);
    scanner.take("-") || scanner.take("T") || scanner.take(":");
    return number;
  };
  std::chrono::year const year{static_cast<int>(next(4))};
  std::chrono::month const month{static_cast<unsigned>(next(2))};
  std::chrono::day const day{static_cast<unsigned>(next(2))};
  std::int64_t const days = std::chrono::sys_days{year / month / day}.time_since_epoch().count();
  std::int64_t const hours = next(2);
  std::int64_t const minutes = next(2);
  std::int64_t const seconds = scanner.number(2, 2).value_or(0);
  std::int64_t const micros = scanner.fraction().value_or(0);
  std::int64_t const east = scanner.take("-") ? -1 : 1;
  scanner.take("+");
  std::int64_t const offset_hours = next(2);
  std::int64_t const offset = east * (offset_hours * hour_micros + next(2) * minute_micros);
  return days * day_micros + hours * hour_micros + minutes * minute_micros +
         seconds * second_micros + micros - offset;
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  if (std::optional<std::int64_t> const micros = parse_clock_duration(text)) {
    return micros;
  }
  return parse_iso_duration(text);
}

std::string iso_duration(std::int64_t micros) {
  // The magnitude of the smallest number does not fit the signed type.
  std::uint64_t rest = static_cast<std::uint64_t>(micros);
  rest = micros < 0 ? 0 - rest : rest;
  constexpr std::uint64_t second = 1'000'000;
  std::uint64_t const seconds = rest / second;
  std::string const fraction =
      rest % second == 0 ? std::string{} : fmt::format(".{:06}", rest % second);
  return fmt::format("{}P{}DT{:02}H{:02}M{:02}{}S", micros < 0 ? "-" : "", seconds / 86'400,
                     seconds / 3600 % 24, seconds / 60 % 60, seconds % 60, fraction);
}

CurrentTime current_time() {
  using std::chrono::floor;
  auto const now = floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  auto const day = floor<std::chrono::days>(now);
  std::chrono::year_month_day const date{day};
  std::chrono::hh_mm_ss const clock{now - day};
  CurrentTime current;
  current.date =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  current.time = print_time(clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                            clock.subseconds().count());
  current.datetime = current.date + "T" + current.time + "+00:00";
  return current;
}

}  // namespace migrator
