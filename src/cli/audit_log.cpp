#include "cli/audit_log.hpp"

#include "cli/environment.hpp"
#include "migrator/checksum.hpp"
#include "migrator/version.hpp"

#include <pwd.h>
#include <unistd.h>

#include <string>

namespace migrator::cli {
namespace {

using Clock = std::chrono::steady_clock;

// The name of the account, or its number where it has none, as in some containers.
std::string os_user() {
  passwd const* const account = getpwuid(geteuid());
  return account != nullptr ? account->pw_name : std::to_string(geteuid());
}

}  // namespace

AuditLog::AuditLog(Connection& connection, std::string const& table)
    : table_{connection, table},
      source_{.os_user = os_user(), .host = host_name(), .version = std::string{version()}} {}

void AuditLog::note_files(Plan const& plan) {
  for (Step const& step : plan) {
    if (!checksums_.contains(step.migration->key)) {
      checksums_.emplace(step.migration->key, checksum_of(*step.migration));
    }
  }
}

void AuditLog::follow(Event const& event) {
  if (std::holds_alternative<MigrationStarted>(event)) {
    begun_ = Clock::now();
  } else if (std::holds_alternative<MigrationFinished>(event)) {
    begun_.reset();
  }
}

void AuditLog::append(Migration const& migration, Direction direction, Outcome outcome) {
  if (!checksums_.contains(migration.key)) {
    table_.ensure();
    checksums_.emplace(migration.key, checksum_of(migration));
  }
  table_.append({.key = migration.key,
                 .direction = direction,
                 .outcome = outcome,
                 .checksum = checksums_.at(migration.key),
                 .took = begun_ ? Elapsed{Clock::now() - *begun_} : Elapsed{}},
                source_);
}

}  // namespace migrator::cli
