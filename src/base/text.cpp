#include "base/text.hpp"

#include <algorithm>

namespace migrator {

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char byte) { return (byte & '\x80') != 0; });
}

std::string join(std::vector<std::string> const& parts, std::string_view separator) {
  std::string text;
  for (std::string const& part : parts) {
    if (&part != parts.data()) {
      text += separator;
    }
    text += part;
  }
  return text;
}

}  // namespace migrator
