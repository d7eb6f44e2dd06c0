#include "cli/palette.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace migrator::cli {
namespace {

constexpr std::array<std::pair<std::string_view, Style>, 7> roles{
    {{"error", Style::error},
     {"success", Style::success},
     {"warning", Style::warning},
     {"notice", Style::notice},
     {"sql_keyword", Style::sql_keyword},
     {"migrate_heading", Style::migrate_heading},
     {"migrate_label", Style::migrate_label}}};

constexpr std::array<std::string_view, 8> colors{"black", "red",     "green", "yellow",
                                                 "blue",  "magenta", "cyan",  "white"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> options{
    {{"bold", "1"}, {"underscore", "4"}, {"blink", "5"}, {"reverse", "7"}, {"conceal", "8"}}};

Palette dark() {
  return {{Style::migrate_heading, "36;1"}, {Style::migrate_label, "1"},
          {Style::success, "32;1"},         {Style::notice, "31"},
          {Style::warning, "33;1"},         {Style::error, "31;1"},
          {Style::sql_keyword, "33"}};
}

Palette light() {
  Palette palette = dark();
  palette[Style::sql_keyword] = "34";
  return palette;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

void add_color(std::vector<std::string>& codes, int base, std::string_view name) {
  auto const color = std::ranges::find(colors, name);
  if (color != colors.end()) {
    codes.push_back(std::to_string(base + (color - colors.begin())));
  }
}

// "yellow/blue,blink,bold": foreground, background, options. Django writes the options' codes in
// the opposite order.
std::string codes_of(std::string_view instructions) {
  std::vector<std::string_view> const words = split(instructions, ',');
  std::vector<std::string_view> const grounds = split(words.front(), '/');
  std::vector<std::string> codes;
  add_color(codes, 30, grounds.front());
  if (grounds.size() > 1) {
    add_color(codes, 40, grounds[1]);
  }
  for (std::size_t i = words.size(); i-- > 1;) {
    for (auto const& [name, code] : options) {
      if (name == words[i]) {
        codes.emplace_back(code);
      }
    }
  }
  return join(codes, ";");
}

void apply(std::string_view part, Palette& palette) {
  // A palette names every style: nothing of what stood before it is left.
  if (part == "dark" || part == "light" || part == "nocolor") {
    palette = part == "dark" ? dark() : part == "light" ? light() : Palette{};
    return;
  }
  std::vector<std::string_view> const sides = split(part, '=');
  if (sides.size() != 2) {
    return;
  }
  auto const role = std::ranges::find(roles, sides[0], &std::pair<std::string_view, Style>::first);
  std::string codes = codes_of(sides[1]);
  if (role != roles.end() && !codes.empty()) {
    palette[role->second] = std::move(codes);
  }
}

}  // namespace

Palette parse_palette(std::string_view value) {
  if (value.empty()) {
    return dark();
  }
  Palette palette;
  std::string const lower = to_lower(value);
  for (std::string_view const part : split(lower, ';')) {
    apply(part, palette);
  }
  return palette;
}

std::string colored(Palette const& palette, Style style, std::string_view text) {
  if (palette.empty() || style == Style::plain) {
    return std::string{text};
  }
  auto const codes = palette.find(style);
  return fmt::format("\x1b[{}m{}\x1b[0m", codes == palette.end() ? "" : codes->second, text);
}

}  // namespace migrator::cli
