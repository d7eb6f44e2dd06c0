// What Unicode says of small letters beyond ASCII, as Python's str.lower uses it. All sorted.
#pragma once

#include <cstdint>
#include <span>

namespace migrator {

// The capitals first, first + step and so on to last; the small letter of each is at `distance`
// from it.
struct CaseRun {
  char32_t first = 0;
  char32_t last = 0;
  char32_t step = 1;
  std::int32_t distance = 0;
};

struct CodePoints {
  char32_t first = 0;
  char32_t last = 0;
};

std::span<CaseRun const> case_runs();

// Letters that have a case, without those that are case-ignorable too.
std::span<CodePoints const> cased_code_points();

// Marks and the like, which do not part the letters of a word.
std::span<CodePoints const> case_ignorable_code_points();

}  // namespace migrator
