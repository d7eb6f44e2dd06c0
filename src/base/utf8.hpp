// Text counted in characters: Django and PostgreSQL's names are, C++ strings are not. The text is
// taken to be valid UTF-8, which the reader of migrations sees to; other bytes count for one.
#pragma once

#include <cstddef>
#include <string_view>

namespace migrator {

// The number of code points. Linear.
std::size_t utf8_length(std::string_view text);

// The first `characters` code points, or all of a shorter text.
std::string_view utf8_prefix(std::string_view text, std::size_t characters);

// The longest prefix of no more than `bytes` bytes that does not cut a character, which is how
// PostgreSQL shortens identifiers.
std::string_view utf8_clip(std::string_view text, std::size_t bytes);

}  // namespace migrator
