#include "run/ledger.hpp"

#include "base/digest.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace migrator {
namespace {

constexpr std::size_t longest_text = 1000;  // in characters: enough to know a statement again

// Whether the text has this shape: d is a digit, h a hexadecimal one, all else is itself.
bool has_shape(std::string_view text, std::string_view shape) {
  auto const fits = [](char c, char wanted) {
    bool const is_digit = c >= '0' && c <= '9';
    if (wanted == 'd') return is_digit;
    if (wanted == 'h') return is_digit || (c >= 'a' && c <= 'f');
    return c == wanted;
  };
  return text.size() == shape.size() && std::ranges::equal(text, shape, fits);
}

// A UUID made at random or of the time, or a time with its microseconds. Dates are left, which
// seldom are those of the moment.
bool is_of_the_moment(std::string_view value) {
  constexpr std::string_view zone = "+00:00";
  if (value.ends_with(zone)) {
    value.remove_suffix(zone.size());
  }
  constexpr std::array<std::string_view, 5> shapes{
      "hhhhhhhh-hhhh-1hhh-hhhh-hhhhhhhhhhhh", "hhhhhhhh-hhhh-4hhh-hhhh-hhhhhhhhhhhh",
      "dddd-dd-ddTdd:dd:dd.dddddd", "dddd-dd-dd dd:dd:dd.dddddd", "dd:dd:dd.dddddd"};
  return std::ranges::any_of(shapes,
                             [value](std::string_view shape) { return has_shape(value, shape); });
}

// The statement with a ? for each literal of the moment.
std::string without_moments(std::string_view sql) {
  std::string text;
  std::size_t begin = sql.find('\'');
  std::size_t copied = 0;
  while (begin != std::string_view::npos) {
    std::size_t const end = sql.find('\'', begin + 1);
    if (end == std::string_view::npos) break;
    if (!is_of_the_moment(sql.substr(begin + 1, end - begin - 1))) {
      begin = end;
      continue;
    }
    text.append(sql.substr(copied, begin - copied)).append("?");
    copied = end + 1;
    begin = sql.find('\'', copied);
  }
  return text.append(sql.substr(copied));
}

std::string hash_of(Statement const& statement) {
  return md5_hex(statement.of_author ? statement.sql : without_moments(statement.sql));
}

std::string rows_of(MigrationKey const& key) {
  return fmt::format("app = {} AND name = {}", quote_text(key.app), quote_text(key.name));
}

// How to begin anew or to be done, when going on is impossible.
std::string ways_out(MigrationKey const& key) {
  return fmt::format(
      "undo by hand what it did, then DELETE FROM django_migrations_ledger WHERE {}, and run it "
      "again; or "
      "do the rest of it by hand and record it with --fake",
      rows_of(key));
}

std::string first_line(std::string_view text) {
  std::string_view const line = utf8_prefix(text.substr(0, text.find('\n')), 120);
  return line.size() == text.size() ? std::string{text} : std::string{line} + "…";
}

std::string named(MigrationKey const& key, LedgerRow const& row) {
  return fmt::format("statement {} of {}", row.position, to_string(key));
}

}  // namespace

LedgerRow ledger_row(std::size_t position, LedgerState state, Statement const& statement,
                     std::string answers) {
  return {.position = position,
          .state = state,
          .hash = hash_of(statement),
          .text = std::string{utf8_prefix(statement.sql, longest_text)},
          .answers = std::move(answers)};
}

LedgerStep ledger_step(LedgerRow const* row, Statement const& statement) {
  if (row == nullptr) {
    return LedgerStep::send;
  }
  if (row->state == LedgerState::started) {
    return LedgerStep::settle;
  }
  return row->hash == hash_of(statement) ? LedgerStep::pass : LedgerStep::changed;
}

std::string_view to_string(LedgerState state) {
  switch (state) {
    case LedgerState::started:
      return "started";
    case LedgerState::done:
      return "done";
    case LedgerState::undone:
      return "undone";
  }
  return "";
}

LedgerState ledger_state(std::string_view text) {
  for (LedgerState const state : {LedgerState::done, LedgerState::undone}) {
    if (text == to_string(state)) {
      return state;
    }
  }
  return LedgerState::started;
}

CannotResume changed_since(MigrationKey const& key, LedgerRow const& row, std::string_view sql) {
  return CannotResume{
      {.message = fmt::format("{} was changed since it was run: the migration cannot go on",
                              named(key, row)),
       .sqlstate = {},
       .statement = std::string{sql},
       .detail = fmt::format("it was: {}", first_line(row.text)),
       .hint =
           fmt::format("put the file back as it was, as far as it was run; or {}", ways_out(key))}};
}

CannotResume atomic_by_now(MigrationKey const& key) {
  return CannotResume{
      {.message = fmt::format("{} was begun without a transaction, and is atomic by now: it cannot "
                              "go on",
                              to_string(key)),
       .sqlstate = {},
       .statement = {},
       .detail = {},
       .hint = fmt::format("put \"atomic\": false back; or {}", ways_out(key))}};
}

CannotResume in_doubt(MigrationKey const& key, LedgerRow const& row) {
  std::string const rows = fmt::format("{} AND position = {}", rows_of(key), row.position);
  return CannotResume{
      {.message = fmt::format("whether {} took effect is unknown: its run was cut, or it failed "
                              "and may have committed a part",
                              named(key, row)),
       .sqlstate = {},
       .statement = row.text,
       .detail = {},
       .hint = fmt::format("look what it did. If it is done: UPDATE django_migrations_ledger SET "
                           "state = 'done' WHERE {0}. "
                           "If it may run (again): DELETE FROM django_migrations_ledger WHERE {0}. "
                           "Then run the command "
                           "again",
                           rows)}};
}

CannotResume lost_with_session(MigrationKey const& key, LedgerRow const& row) {
  return CannotResume{
      {.message = fmt::format("{} made what ended with its session: the migration cannot go on",
                              named(key, row)),
       .sqlstate = {},
       .statement = row.text,
       .detail = {},
       .hint = ways_out(key)}};
}

}  // namespace migrator
