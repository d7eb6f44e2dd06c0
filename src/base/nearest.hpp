// "did you mean": the known word that a misspelt one was probably meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The candidate with the fewest insertions, deletions, substitutions and swaps of neighbours
// between it and `word`, letters' case not counting; the first of several. Nothing when even that
// one differs in more than a third of the letters, or the word is longer than any name is.
// Linear in the candidates.
std::optional<std::string_view> nearest(std::string_view word,
                                        std::vector<std::string_view> const& candidates);

// " (did you mean 'x'?)", ready to end a message, or the empty string.
std::string did_you_mean(std::string_view word, std::vector<std::string_view> const& candidates);

}  // namespace migrator
