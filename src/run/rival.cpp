#include "run/rival.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace migrator {
namespace {

// Where both changed one object of the catalogue the server speaks of an internal error, as it does
// of a broken index or of an extension's fault. These words are never translated.
bool tells_of_catalogue(std::string_view message) {
  constexpr std::array<std::string_view, 4> beginnings{
      "tuple concurrently updated", "tuple concurrently deleted", "cache lookup failed for ",
      "could not open relation with OID "};
  return std::ranges::any_of(
      beginnings, [message](std::string_view words) { return message.starts_with(words); });
}

}  // namespace

bool may_come_from_rival(DatabaseError const& error) {
  // A serialization failure (40001) is always another transaction's doing; it needs a migration or
  // a role that has raised the isolation level.
  constexpr std::array<std::string_view, 14> states{"42P07", "42701", "42710", "42723", "42P06",
                                                    "42P16", "23505", "42P01", "42703", "42704",
                                                    "42883", "3F000", "40P01", "40001"};
  if (error.sqlstate() == "XX000") {
    return tells_of_catalogue(error.what());
  }
  return std::ranges::find(states, error.sqlstate()) != states.end();
}

}  // namespace migrator
