#include "run/timeouts.hpp"

#include "base/quote.hpp"
#include "base/text.hpp"
#include "run/statement_kind.hpp"

#include <fmt/format.h>

#include <exception>
#include <string_view>
#include <vector>

namespace migrator {
namespace {

std::string set(std::string_view command, std::string_view name, std::string const& value) {
  return fmt::format("{} {} = {}", command, name, quote_text(value));
}

std::vector<std::string> settings(std::string_view command, Timeouts const& timeouts) {
  std::vector<std::string> statements;
  if (timeouts.lock.count() > 0) {
    statements.push_back(set(command, "lock_timeout", fmt::format("{}ms", timeouts.lock.count())));
  }
  if (timeouts.statement.count() > 0) {
    statements.push_back(
        set(command, "statement_timeout", fmt::format("{}ms", timeouts.statement.count())));
  }
  return statements;
}

}  // namespace

std::string set_local_timeouts(Timeouts const& timeouts) {
  return join(settings("SET LOCAL", timeouts), "; ");
}

Timeouts timeouts_outside_transaction(Timeouts const& timeouts, Statement const& statement) {
  Timeouts fitting = timeouts;
  if (works_concurrently(statement.sql)) {
    fitting.lock = std::chrono::milliseconds{0};
  }
  return fitting;
}

SessionTimeouts::SessionTimeouts(Connection& connection, Timeouts const& timeouts)
    : connection_{connection} {
  std::string const wanted = join(settings("SET", timeouts), "; ");
  if (wanted.empty()) {
    return;
  }
  Row const before = connection
                         .query(
                             "SELECT pg_catalog.current_setting('lock_timeout'), "
                             "pg_catalog.current_setting('statement_timeout')")
                         .at(0);
  connection.execute(wanted);
  restore_ = set("SET", "lock_timeout", before.at(0).value_or("0")) + "; " +
             set("SET", "statement_timeout", before.at(1).value_or("0"));
}

SessionTimeouts::~SessionTimeouts() {
  if (restore_.empty()) {
    return;
  }
  try {
    connection_.execute(restore_);
  } catch (std::exception const&) {
    // The session is gone, or its author's transaction has failed and takes the settings along.
  }
}

}  // namespace migrator
