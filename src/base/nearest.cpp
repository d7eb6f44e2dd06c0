#include "base/nearest.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace migrator {
namespace {

// Words longer than this are no misspelt names, and comparing them would take long.
constexpr std::size_t longest_word = 100;

// The optimal string alignment distance: one row of the table a letter of `left`, of which the
// last three are kept.
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before_last(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= left.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      std::size_t const substitution = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[right.size()];
}

std::size_t difference(std::size_t left, std::size_t right) {
  return left > right ? left - right : right - left;
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word,
                                        std::vector<std::string_view> const& candidates) {
  if (word.empty() || word.size() > longest_word) {
    return std::nullopt;
  }
  std::string const lowered = to_lower(word);
  // A single letter that differs has nothing in common with the word.
  std::size_t best_distance =
      (word.size() == 1 ? 0 : std::max<std::size_t>(1, word.size() / 3)) + 1;
  std::optional<std::string_view> best;
  for (std::string_view const candidate : candidates) {
    if (difference(candidate.size(), word.size()) >= best_distance) {
      continue;
    }
    std::size_t const found = distance(lowered, to_lower(candidate));
    if (found < best_distance) {
      best_distance = found;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::vector<std::string_view> const& candidates) {
  std::optional<std::string_view> const found = nearest(word, candidates);
  return found ? " (did you mean '" + std::string{*found} + "'?)" : std::string{};
}

}  // namespace migrator
