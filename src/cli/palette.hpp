// Django's terminal colours (django.utils.termcolors).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace migrator::cli {

// Django's names for what its colours mean.
enum class Style {
  plain,
  migrate_heading,
  migrate_label,
  success,
  notice,
  warning,
  error,
  sql_keyword
};

// The terminal's codes of each style, joined by semicolons ("32;1"); a style that is not in it has
// none. Nothing in it at all: no colours.
using Palette = std::map<Style, std::string>;

// The palette that an environment variable DJANGO_COLORS of that value asks for:
// "light", "dark", "nocolor", "error=yellow/blue,blink;notice=magenta", in any mixture. An empty
// value is "dark". What cannot be understood is passed over, as Django does.
Palette parse_palette(std::string_view value);

// The text between the style's codes and a reset; as it is where the palette has no colours and
// for the plain style.
std::string colored(Palette const& palette, Style style, std::string_view text);

}  // namespace migrator::cli
