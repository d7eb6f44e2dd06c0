#include "cli/python_calls.hpp"

#include "base/temporal.hpp"
#include "cli/python_literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace migrator::cli {
namespace {

using Names = std::span<std::string_view const>;

// As typed, and as files name it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> functions{{
    {"timezone.now", "django.utils.timezone.now"},
    {"datetime.datetime.now", "datetime.datetime.now"},
    {"datetime.date.today", "datetime.date.today"},
    {"dict", "dict"},
    {"list", "list"},
    {"set", "set"},
    {"tuple", "tuple"},
    {"str", "str"},
    {"int", "int"},
    {"bool", "bool"},
    {"float", "float"},
}};

constexpr std::string_view utc = "datetime.timezone.utc";

[[noreturn]] void refuse_arguments(std::string_view name) {
  throw PythonError{fmt::format("TypeError: {}() is given arguments that it does not take", name)};
}

// The integers that the arguments of these names are, `least` where they are not given.
std::vector<std::int64_t> integers(std::string_view name, PythonArguments const& arguments,
                                   Names names, std::size_t required, std::int64_t least) {
  std::vector<std::optional<std::int64_t>> given(names.size());
  auto const put = [&](std::size_t place, Value const& value) {
    std::int64_t const* const integer = value.get_if<std::int64_t>();
    if (place >= names.size() || given[place] || integer == nullptr) {
      refuse_arguments(name);
    }
    given[place] = *integer;
  };
  for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
    put(i, arguments.positional[i]);
  }
  for (auto const& [keyword, value] : arguments.named) {
    if (keyword == "tzinfo" && value == Value{Callable{std::string{utc}}}) {
      continue;  // what is written without an offset is UTC anyway
    }
    put(static_cast<std::size_t>(std::ranges::find(names, keyword) - names.begin()), value);
  }
  std::vector<std::int64_t> values;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (i < required && !given[i]) {
      refuse_arguments(name);
    }
    values.push_back(given[i].value_or(least));
  }
  return values;
}

std::string require(std::optional<std::string> iso, std::string_view what) {
  if (!iso) {
    throw PythonError{fmt::format("ValueError: there is no such {}", what)};
  }
  return *std::move(iso);
}

std::string date_of(std::span<std::int64_t const> parts) {
  return require(iso_date(fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2])), "day");
}

std::string time_of(std::span<std::int64_t const> parts) {
  std::string text = fmt::format("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2]);
  if (parts[3] != 0) {
    text += fmt::format(".{:06}", parts[3]);
  }
  return require(parts[3] < 1'000'000 ? iso_time(text) : std::nullopt, "time");
}

Value make_date(PythonArguments const& arguments) {
  constexpr std::array<std::string_view, 3> names{"year", "month", "day"};
  return date_of(integers("date", arguments, names, 3, 0));
}

Value make_time(PythonArguments const& arguments) {
  constexpr std::array<std::string_view, 4> names{"hour", "minute", "second", "microsecond"};
  return time_of(integers("time", arguments, names, 0, 0));
}

Value make_datetime(PythonArguments const& arguments) {
  constexpr std::array<std::string_view, 7> names{"year",   "month",  "day",        "hour",
                                                  "minute", "second", "microsecond"};
  std::vector<std::int64_t> const parts = integers("datetime", arguments, names, 3, 0);
  return date_of(std::span{parts}.first(3)) + "T" + time_of(std::span{parts}.last(4)) + "+00:00";
}

std::int64_t add_product(std::int64_t sum, std::int64_t count, std::int64_t unit) {
  std::int64_t product = 0;
  std::int64_t result = 0;
  if (__builtin_mul_overflow(count, unit, &product) ||
      __builtin_add_overflow(sum, product, &result)) {
    throw PythonError{"OverflowError: the duration is too long"};
  }
  return result;
}

// As Django's duration_iso_string().
Value make_duration(PythonArguments const& arguments) {
  constexpr std::array<std::string_view, 7> names{
      "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"};
  constexpr std::int64_t second = 1'000'000;
  constexpr std::array<std::int64_t, 7> units{86400 * second, second,         1, 1000, 60 * second,
                                              3600 * second,  604800 * second};
  std::vector<std::int64_t> const counts = integers("timedelta", arguments, names, 0, 0);
  std::int64_t micros = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    micros = add_product(micros, counts[i], units[i]);
  }
  std::string_view const sign = micros < 0 ? "-" : "";
  std::int64_t const rest = micros % (86400 * second);
  std::int64_t const seconds = std::abs(rest / second);
  std::int64_t const fraction = std::abs(rest % second);
  return fmt::format("{}P{}DT{:02}H{:02}M{:02}{}S", sign, std::abs(micros / (86400 * second)),
                     seconds / 3600, seconds / 60 % 60, seconds % 60,
                     fraction == 0 ? std::string{} : fmt::format(".{:06}", fraction));
}

// What the functions that can be defaults give.
std::optional<Value> call_without_arguments(std::string_view name) {
  if (name == "timezone.now" || name == "datetime.datetime.now") {
    return current_time().datetime;
  }
  if (name == "datetime.date.today") {
    return current_time().date;
  }
  if (name == "dict") {
    return ValueMap{};
  }
  if (name == "list" || name == "set" || name == "tuple") {
    return ValueList{};
  }
  if (name == "str") {
    return "";
  }
  if (name == "int") {
    return 0;
  }
  if (name == "float") {
    return 0.0;
  }
  return name == "bool" ? std::optional<Value>{false} : std::nullopt;
}

}  // namespace

Value python_function(std::string_view name) {
  auto const found =
      std::ranges::find(functions, name, [](auto const& each) { return each.first; });
  if (found != functions.end()) {
    return Callable{std::string{found->second}};
  }
  if (name == utc) {
    return Callable{std::string{utc}};
  }
  std::string_view const first = name.substr(0, name.find('.'));
  if (first == "datetime" || first == "timezone") {
    throw PythonError{fmt::format("AttributeError: '{}' cannot be used here", name)};
  }
  throw PythonError{fmt::format("NameError: name '{}' is not defined", first)};
}

Value call_python(std::string_view name, PythonArguments const& arguments) {
  if (name == "datetime.date") {
    return make_date(arguments);
  }
  if (name == "datetime.time") {
    return make_time(arguments);
  }
  if (name == "datetime.datetime") {
    return make_datetime(arguments);
  }
  if (name == "datetime.timedelta") {
    return make_duration(arguments);
  }
  std::optional<Value> value = call_without_arguments(name);
  if (!value) {
    (void)python_function(name);
    refuse_arguments(name);
  }
  if (!arguments.positional.empty() || !arguments.named.empty()) {
    refuse_arguments(name);
  }
  return *std::move(value);
}

}  // namespace migrator::cli
