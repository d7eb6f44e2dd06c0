#include "run/own_transaction.hpp"

#include "ddl/sql_builder.hpp"
#include "migrator/error.hpp"
#include "run/timeouts.hpp"

#include <string_view>

namespace migrator {
namespace {

// A pooler may hand the session on as it is.
constexpr std::string_view remove_mark = "RESET migrator.migration";

}  // namespace

OwnTransaction::OwnTransaction(Connection& connection, MigrationKey const& key,
                               Timeouts const& timeouts)
    : connection_{connection}, mark_{to_string(key)} {
  transaction_.emplace(connection);
  // SET and SHOW take no snapshot: a RunSQL may still choose the isolation level.
  connection_.execute(
      SqlBuilder{}.words("SET migrator.migration =").literal(mark_).tight("; ").text() +
      set_local_timeouts(timeouts));
}

// A RunSQL may have committed the mark.
OwnTransaction::~OwnTransaction() {
  if (is_committed_) {
    return;
  }
  transaction_.reset();
  try {
    connection_.execute(remove_mark);
  } catch (std::exception const&) {
    // The connection is lost, and with it the mark.
  }
}

void OwnTransaction::commit() {
  committing_ = true;
  transaction_->commit(remove_mark);
  is_committed_ = true;
}

bool OwnTransaction::has_mark() {
  std::vector<Row> const rows = connection_.query("SHOW migrator.migration");
  return !rows.empty() && rows.front().front() == mark_;
}

Remains OwnTransaction::abandon(std::exception const& cause) noexcept {
  auto const* const error = dynamic_cast<DatabaseError const*>(&cause);
  if (error != nullptr && is_connection_lost(*error)) {
    return committing_ ? Remains::unknown : Remains::nothing;
  }
  bool rolled_back_early = false;
  try {
    rolled_back_early = !committing_ && !has_mark();
  } catch (std::exception const&) {
    // A transaction that has failed answers nothing, and is still open.
  }
  transaction_.reset();
  try {
    return rolled_back_early || has_mark() ? Remains::committed : Remains::nothing;
  } catch (std::exception const&) {
    return Remains::nothing;
  }
}

}  // namespace migrator
