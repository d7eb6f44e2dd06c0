#include "base/lower_case_tables.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace migrator {
namespace {

constexpr char32_t capital_i_with_dot = 0x130;
constexpr char32_t capital_sigma = 0x3A3;

char ascii_to_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_ascii_letter(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

// The first range that does not end before the code point; it need not begin before it.
template <typename Range>
Range const* range_at(std::span<Range const> ranges, char32_t point) {
  auto const found = std::ranges::lower_bound(ranges, point, {}, &Range::last);
  return found == ranges.end() || found->first > point ? nullptr : &*found;
}

bool is_cased(char32_t point) {
  return is_ascii_letter(point) || range_at(cased_code_points(), point) != nullptr;
}

bool is_case_ignorable(char32_t point) {
  constexpr std::u32string_view ascii = U"'.:^`";
  return ascii.find(point) != ascii.npos || range_at(case_ignorable_code_points(), point);
}

char32_t small_letter(char32_t point) {
  if (point < 0x80) {
    return static_cast<unsigned char>(ascii_to_lower(static_cast<char>(point)));
  }
  CaseRun const* const run = range_at(case_runs(), point);
  if (!run || (point - run->first) % run->step != 0) {
    return point;
  }
  return static_cast<char32_t>(static_cast<std::int32_t>(point) + run->distance);
}

// Whether a letter with a case comes first in the range, but for marks and the like.
template <typename Iterator>
bool goes_on_with_a_letter(Iterator at, Iterator end) {
  at = std::find_if_not(at, end, is_case_ignorable);
  return at != end && is_cased(*at);
}

// A sigma that ends a word has a small letter of its own.
bool ends_a_word(std::u32string const& text, std::size_t at) {
  auto const before = std::make_reverse_iterator(text.begin() + static_cast<std::ptrdiff_t>(at));
  auto const after = text.begin() + static_cast<std::ptrdiff_t>(at) + 1;
  return goes_on_with_a_letter(before, text.rend()) && !goes_on_with_a_letter(after, text.end());
}

std::u32string to_lower(std::u32string const& text) {
  std::u32string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == capital_i_with_dot) {
      lower += U"i\u0307";
    } else if (text[at] == capital_sigma) {
      lower += ends_a_word(text, at) ? U'ς' : U'σ';
    } else {
      lower += small_letter(text[at]);
    }
  }
  return lower;
}

}  // namespace

std::string to_lower(std::string_view text) {
  if (!is_ascii(text)) {
    return utf8_encode(to_lower(utf8_decode(text)));
  }
  std::string lower{text};
  std::ranges::transform(lower, lower.begin(), ascii_to_lower);
  return lower;
}

}  // namespace migrator
