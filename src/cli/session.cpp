#include "cli/session.hpp"

#include "cli/duration.hpp"
#include "cli/environment.hpp"
#include "db/connect_error.hpp"
#include "db/libpq_environment.hpp"
#include "db/pg_catalog.hpp"
#include "migrator/error.hpp"
#include "migrator/version.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

namespace migrator::cli {
namespace {

std::string require_database(Configuration const& configuration) {
  if (configuration.database) {
    return *configuration.database;
  }
  throw Error{
      "no database is configured. Give one with --database, DATABASE_URL, the PG* environment or "
      "the key \"database\" of migrator.json; --database sandbox: starts a private one"};
}

// Connects; while that fails for what may pass, again until the time is over. A signal ends the
// program meanwhile (end_on_early_interrupt).
std::unique_ptr<Connection> connect_in(std::chrono::milliseconds wait, Context const& context,
                                       ConnectionOptions const& options) {
  constexpr std::chrono::milliseconds between{300};
  auto const end = std::chrono::steady_clock::now() + wait;
  for (bool told = false;; told = true) {
    try {
      return connect(options);
    } catch (DatabaseError const& error) {
      if (!may_pass(error) || std::chrono::steady_clock::now() + between >= end) {
        throw;
      }
      if (!told) {
        context.console.error_line(
            fmt::format("Waiting up to {} for the database: {}", to_string(wait), error.what()));
      }
    }
    std::this_thread::sleep_for(between);
  }
}

}  // namespace

Session::Session(Context const& context) {
  std::string conninfo = require_database(context.configuration);
  if (std::optional<std::filesystem::path> const folder = sandbox_folder(conninfo)) {
    sandbox_ = Sandbox::start(
        {.folder = *folder, .programs = environment("MIGRATOR_PG_BINDIR").value_or("")});
    conninfo = sandbox_->conninfo();
    forget_libpq_environment();
  }
  connection_options_ = {
      .conninfo = std::move(conninfo),
      .application_name = fmt::format("migrator/{}", version()),
      .time_zone = context.configuration.settings.time_zone,
      .on_notice = [log = context.log](std::string_view text) { log->info("{}", text); }};
  try {
    connection_ = connect_in(context.options.wait_for_database, context, connection_options_);
  } catch (UnknownTimeZone const& error) {
    throw context.configuration.wrong_setting(
        "TIME_ZONE", fmt::format("{}: {}", error.what(), error.details().hint));
  }
  catalog_ = std::make_unique<PgCatalog>(*connection_);
}

}  // namespace migrator::cli
