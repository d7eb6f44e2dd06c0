#include "run/own_session.hpp"

#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <string_view>

namespace migrator {
namespace {

std::string shown(Connection& connection, std::string_view setting) {
  return connection.query(fmt::format("SHOW {}", setting)).at(0).at(0).value_or("");
}

DatabaseError without_beginning(DatabaseError const& error, std::string_view beginning) {
  DatabaseError::Details details = error.details();
  if (details.statement.starts_with(beginning)) {
    details.statement.erase(0, beginning.size());
    auto const skipped = static_cast<int>(utf8_length(beginning));
    details.position = details.position > skipped ? details.position - skipped : 0;
  }
  return DatabaseError{std::move(details)};
}

}  // namespace

// The authorization is put back only where it is another one, for that ends a SET ROLE: servers
// older than November 2024 forget it for good.
void OwnSession::expect_changes() {
  if (!beginning_.empty()) {
    return;
  }
  std::string const user = quote_text(shown(connection_, "session_authorization"));
  std::string const path = quote_text(shown(connection_, "search_path"));
  beginning_ = fmt::format(
      "SELECT pg_catalog.set_config('session_authorization', NULL, true) "
      "WHERE SESSION_USER <> {}; SET LOCAL role TO DEFAULT; "
      "SELECT pg_catalog.set_config('search_path', {}, true); ",
      user, path);
}

std::string OwnSession::as_it_is() {
  Row const now = connection_
                      .query(
                          "SELECT SESSION_USER, pg_catalog.current_setting('role'), "
                          "pg_catalog.current_setting('search_path')")
                      .at(0);
  std::string const user = quote_text(now.at(0).value_or(""));
  return fmt::format(
      "SELECT pg_catalog.set_config('session_authorization', {0}, true) WHERE SESSION_USER <> {0}; "
      "SELECT pg_catalog.set_config('role', {1}, true), "
      "pg_catalog.set_config('search_path', {2}, true)",
      user, quote_text(now.at(1).value_or("")), quote_text(now.at(2).value_or("")));
}

std::vector<Row> query_after(Connection& connection, std::string const& before,
                             std::string const& sql) {
  try {
    return connection.query(before + sql);
  } catch (DatabaseError const& error) {
    throw without_beginning(error, before);
  }
}

}  // namespace migrator
