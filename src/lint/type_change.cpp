#include "lint/type_change.hpp"

#include <charconv>
#include <optional>
#include <string_view>

namespace migrator {
namespace {

// "numeric(5, 2)": its name and the numbers in parentheses.
struct SpelledType {
  std::string_view name;
  std::optional<int> first;
  std::optional<int> second;
};

std::optional<int> number_in(std::string_view text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} ? std::optional{number} : std::nullopt;
}

SpelledType parse(std::string_view type) {
  std::size_t const open = type.find('(');
  if (open == std::string_view::npos || !type.ends_with(')')) {
    return {type, std::nullopt, std::nullopt};
  }
  std::string_view const inside = type.substr(open + 1, type.size() - open - 2);
  std::size_t const comma = inside.find(',');
  return {type.substr(0, open), number_in(inside.substr(0, comma)),
          comma == std::string_view::npos ? std::nullopt : number_in(inside.substr(comma + 1))};
}

bool is_text(SpelledType const& type) {
  return type.name == "varchar" || type.name == "text";
}

// Without a number there is no limit.
bool holds_as_much(std::optional<int> to, std::optional<int> from) {
  return !to || (from && *to >= *from);
}

}  // namespace

bool rewrites_table(std::string_view from, std::string_view to) {
  SpelledType const old_type = parse(from);
  SpelledType const new_type = parse(to);
  if (is_text(old_type) && is_text(new_type)) {
    return !holds_as_much(new_type.first, old_type.first);
  }
  if (old_type.name == "numeric" && new_type.name == "numeric") {
    bool const same_scale = !new_type.first || new_type.second == old_type.second;
    return !same_scale || !holds_as_much(new_type.first, old_type.first);
  }
  return from != to && !(from == "cidr" && to == "inet");
}

}  // namespace migrator
