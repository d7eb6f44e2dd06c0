// Text counted in characters: Django and PostgreSQL's names are, C++ strings are not. The text is
// taken to be valid UTF-8, which the reader of migrations sees to; other bytes count for one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace migrator {

// The number of code points. Linear.
std::size_t utf8_length(std::string_view text);

// The first `characters` code points, or all of a shorter text.
std::string_view utf8_prefix(std::string_view text, std::size_t characters);

// The longest prefix of no more than `bytes` bytes that does not cut a character, which is how
// PostgreSQL shortens identifiers.
std::string_view utf8_clip(std::string_view text, std::size_t bytes);

// The text without the white space at its end, as Python's str.rstrip() has it: all of Unicode's.
std::string_view utf8_rstrip(std::string_view text);

// The code points of the text. A byte that is not UTF-8 becomes a surrogate, as Python's
// surrogateescape has it, and that byte again when encoded. Linear, both.
std::u32string utf8_decode(std::string_view text);
std::string utf8_encode(std::u32string_view text);

}  // namespace migrator
