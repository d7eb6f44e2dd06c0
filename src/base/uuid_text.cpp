#include "base/uuid_text.hpp"

#include "base/text.hpp"

namespace migrator {

std::optional<std::string> uuid_str(std::string_view text) {
  constexpr std::size_t digits = 32;
  std::string written = to_lower(text);
  for (std::string_view const prefix : {"urn:", "uuid:"}) {
    written.erase(0, written.starts_with(prefix) ? prefix.size() : 0);
  }
  std::string hex;
  for (char const character : written) {
    if ((character >= '0' && character <= '9') || (character >= 'a' && character <= 'f')) {
      hex += character;
    } else if (std::string_view{"-{}"}.find(character) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (hex.size() != digits) {
    return std::nullopt;
  }
  for (std::size_t const dash : {20U, 16U, 12U, 8U}) {
    hex.insert(dash, 1, '-');
  }
  return hex;
}

}  // namespace migrator
