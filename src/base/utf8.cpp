#include "base/utf8.hpp"

#include <algorithm>

namespace migrator {
namespace {

// Bytes of the form 10xxxxxx go on with a character that has begun.
bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

constexpr char32_t escaped_byte = 0xDC00;

// How many bytes the character has that begins with this one, or 0 when none does.
std::size_t bytes_of(unsigned char first) {
  if (first < 0x80) {
    return 1;
  }
  if (first < 0xC2 || first > 0xF4) {
    return 0;
  }
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Whether UTF-8 has the code point in so many bytes: not in more than it needs, no surrogate.
bool belongs_in(char32_t point, std::size_t bytes) {
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return point >= least[bytes] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

// Takes the first character off the text, or one byte that is none.
char32_t take_character(std::string_view& text) {
  auto const first = static_cast<unsigned char>(text.front());
  std::size_t const bytes = bytes_of(first);
  std::string_view const rest = text.substr(1, bytes == 0 ? 0 : bytes - 1);
  char32_t point = bytes < 2 ? first : first & (0x7FU >> bytes);
  for (char const byte : rest) {
    point = (point << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  bool const is_whole = bytes > 0 && rest.size() + 1 == bytes && belongs_in(point, bytes) &&
                        std::ranges::none_of(rest, begins_character);
  text.remove_prefix(is_whole ? bytes : 1);
  return is_whole ? point : escaped_byte + first;
}

// Whether Python's str.isspace() counts the character.
bool is_white_space(char32_t point) {
  constexpr std::u32string_view others = U"\x20\x85\xA0\u1680\u2028\u2029\u202F\u205F\u3000";
  return (point >= 0x09 && point <= 0x0D) || (point >= 0x1C && point <= 0x1F) ||
         (point >= 0x2000 && point <= 0x200A) || others.find(point) != std::u32string_view::npos;
}

void add_character(std::string& text, char32_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
    return;
  }
  if (point >= escaped_byte + 0x80 && point < escaped_byte + 0x100) {
    text += static_cast<char>(point - escaped_byte);
    return;
  }
  unsigned const rest = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  text += static_cast<char>((0xFF00U >> (rest + 1) & 0xFFU) | point >> 6U * rest);
  for (unsigned at = rest; at-- > 0;) {
    text += static_cast<char>(0x80U | (point >> 6U * at & 0x3FU));
  }
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

std::string_view utf8_rstrip(std::string_view text) {
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && !begins_character(text[last])) {
      --last;
    }
    std::string_view character = text.substr(last);
    if (!is_white_space(take_character(character)) || !character.empty()) {
      break;
    }
    text.remove_suffix(text.size() - last);
  }
  return text;
}

std::u32string utf8_decode(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  while (!text.empty()) {
    points += take_character(text);
  }
  return points;
}

std::string utf8_encode(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (char32_t const point : text) {
    add_character(bytes, point);
  }
  return bytes;
}

}  // namespace migrator
