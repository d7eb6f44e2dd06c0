#include "cli/advice.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator::cli {
namespace {

struct Advice {
  std::string_view sqlstate;
  std::string_view part;  // of the statement; empty: any
  std::string_view text;
};

// The first that fits is given.
constexpr std::array<Advice, 7> advices{{
    {"23502", " ADD COLUMN ",
     "there are rows: give the field a default (with \"preserve_default\": false for these rows "
     "alone), or let it be null"},
    {"23502", " SET NOT NULL",
     "fill the rows that have none by a RunSQL before, or give the field a default (with "
     "\"preserve_default\": false for these rows alone)"},
    {"22P02", " USING ",
     "change these rows by a RunSQL before, or convert them by an ALTER TABLE … USING of your own "
     "as database operation of a SeparateDatabaseAndState"},
    {"42846", " USING ",
     "convert the rows by an ALTER TABLE … USING of your own as database operation of a "
     "SeparateDatabaseAndState"},
    {"25001", "",
     "a statement that refuses a transaction needs \"atomic\": false on its migration"},
    {"55006", "",
     "rows were changed before in this transaction: let the RunSQL end with SET CONSTRAINTS ALL "
     "IMMEDIATE, or put the two into migrations of their own"},
    {"42P07", "CREATE TABLE ",
     "if the tables are there as this migration would make them, --fake records it as applied"},
}};

// PostgreSQL's NAMEDATALEN - 1.
constexpr std::size_t longest_name = 63;

// Whether something between double quotes is longer than a name can be.
bool has_long_name(std::string_view statement) {
  std::size_t open = statement.find('"');
  while (open != std::string_view::npos) {
    std::size_t const close = statement.find('"', open + 1);
    if (close == std::string_view::npos) {
      return false;
    }
    if (close - open - 1 > longest_name) {
      return true;
    }
    open = statement.find('"', close + 1);
  }
  return false;
}

// Errors about names that are there already, or are not there.
bool is_about_names(std::string_view sqlstate) {
  constexpr std::array<std::string_view, 7> states{"42701", "42703", "42704", "42710",
                                                   "42P01", "42P06", "42P07"};
  return std::ranges::find(states, sqlstate) != states.end();
}

}  // namespace

std::string advice_for(DatabaseError::Details const& error) {
  if (is_about_names(error.sqlstate) && has_long_name(error.statement)) {
    return "PostgreSQL keeps the first 63 bytes of a name: choose names that differ in these";
  }
  for (Advice const& advice : advices) {
    if (advice.sqlstate == error.sqlstate &&
        error.statement.find(advice.part) != std::string::npos) {
      return std::string{advice.text};
    }
  }
  return "";
}

std::string shortened(std::string_view statement, int position) {
  constexpr std::size_t shown = 4000;
  std::size_t const length = utf8_length(statement);
  if (length <= shown) {
    return std::string{statement};
  }
  std::size_t const at = static_cast<std::size_t>(std::max(position, 0));
  std::size_t const skipped = std::min(at > shown / 2 ? at - shown / 2 : 0, length - shown);
  std::string_view const rest = statement.substr(utf8_prefix(statement, skipped).size());
  return fmt::format("{}{}{}\n({} characters are left out)", skipped > 0 ? "… " : "",
                     utf8_prefix(rest, shown), skipped + shown < length ? " …" : "",
                     length - shown);
}

}  // namespace migrator::cli
