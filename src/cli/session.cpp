#include "cli/session.hpp"

#include "cli/environment.hpp"
#include "db/libpq_environment.hpp"
#include "db/pg_catalog.hpp"
#include "migrator/error.hpp"
#include "migrator/version.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <filesystem>
#include <optional>

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
    connection_ = connect(connection_options_);
  } catch (UnknownTimeZone const& error) {
    throw context.configuration.wrong_setting(
        "TIME_ZONE", fmt::format("{}: {}", error.what(), error.details().hint));
  }
  catalog_ = std::make_unique<PgCatalog>(*connection_);
}

}  // namespace migrator::cli
