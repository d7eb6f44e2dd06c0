#include "base/utf8.hpp"

#include <algorithm>

namespace migrator {
namespace {

// Bytes of the form 10xxxxxx go on with a character that has begun.
bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string_view utf8_prefix(std::string_view text, std::size_t characters) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_character(text[at]) && characters-- == 0) {
      return text.substr(0, at);
    }
  }
  return text;
}

std::string_view utf8_clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) {
    return text;
  }
  while (bytes > 0 && !begins_character(text[bytes])) {
    --bytes;
  }
  return text.substr(0, bytes);
}

}  // namespace migrator
