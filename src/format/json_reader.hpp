// From text to tree: JSON with // and /* */ comments, strict about everything else.
#pragma once

#include "format/json.hpp"
#include "format/json_path.hpp"
#include "migrator/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// What a file may have. Far above any migration, and low enough that no file takes long or much
// memory: a value costs about sixty bytes.
struct JsonLimits {
  static constexpr std::size_t bytes = std::size_t{64} * 1024 * 1024;
  static constexpr std::size_t values = 1'000'000;
  static constexpr std::size_t depth = 200;
  static constexpr std::size_t faults = 100;  // the reading stops with the last of them
};

// The text as a tree. Faults are appended to `faults`, each with `file`, its line and the JSON path
// of the value that was being read; after one the tree is only good for finding more, and null when
// the text could not be read to its end. Accepts a byte order mark; refuses what is not UTF-8, NUL
// characters, lone surrogates, keys given twice, integers of more than 64 bits, floats that are not
// finite, and what is above the limits. Linear in the text; its own recursion is none.
Json parse_json(std::string_view text, std::string const& file, std::vector<Diagnostic>& faults);

// Where the first byte that is not UTF-8, or is NUL, stands; npos when there is none.
std::size_t find_bad_text(std::string_view text);

// The line, from 1, of the byte at `offset`.
int line_at(std::string_view text, std::size_t offset);

}  // namespace migrator
