// Connection strings as libpq reads them: postgresql:// URLs and keyword strings. Parsed here
// rather than by libpq because its complaints quote the string, passwords and all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

struct ConninfoItem {
  std::string keyword;  // "host", "dbname", …; not checked against the keywords libpq knows
  std::string value;    // decoded

  // Where the value stands in the text, still encoded.
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The items in the order of the text; of equal keywords libpq uses the last.
// Throws DatabaseError, which quotes nothing but keywords.
std::vector<ConninfoItem> parse_conninfo(std::string_view text);

// The text with stars in place of all that redact() hides, as long as it was.
std::string mask_secrets(std::string_view conninfo);

// The items as a keyword string, every value quoted.
std::string to_keyword_string(std::vector<ConninfoItem> const& items);

}  // namespace migrator
