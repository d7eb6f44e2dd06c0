// What the command line said.
#pragma once

#include "cli/console.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace migrator::cli {

// Flags of every command. What is absent comes from the environment or the configuration file.
struct CommonOptions {
  std::vector<std::string> migrations;  // directories
  std::optional<std::string> models;
  std::optional<std::string> settings;
  std::optional<std::string> config;
  std::optional<std::string> database;             // an alias, a URL, a keyword string or sandbox:
  std::chrono::milliseconds wait_for_database{0};  // to accept connections
  bool detailed_exit_codes = false;
  int verbosity = 1;
  ColorChoice color = ColorChoice::automatic;
};

struct MigrateOptions {
  std::string app;   // empty: all
  std::string name;  // empty: the newest; a prefix, or "zero"
  bool fake = false;
  bool fake_initial = false;
  bool plan = false;
  bool check = false;
  bool prune = false;
  bool run_syncdb = false;
  std::chrono::milliseconds runner_lock_wait{300'000};  // for another run to end
  std::chrono::milliseconds lock_timeout{0};            // 0: what the server has
  std::chrono::milliseconds statement_timeout{0};       // likewise
  std::chrono::milliseconds lock_retry_for{300'000};
  bool allow_foreign_history = false;
};

struct ShowMigrationsOptions {
  std::vector<std::string> apps;  // empty: all
  bool plan = false;
};

struct SqlMigrateOptions {
  std::string app;
  std::string name;
  bool backwards = false;
  bool offline = false;
};

struct MakeMigrationsOptions {
  std::vector<std::string> apps;  // empty: all
  std::string name;               // empty: made from the operations
  std::vector<std::string> defaults;
  bool dry_run = false;
  bool merge = false;
  bool empty = false;
  bool no_input = false;
  bool check = false;
  bool scriptable = false;
  bool update = false;
  std::string format = "text";

  bool json() const { return format == "json"; }
};

struct SquashMigrationsOptions {
  std::string app;
  std::vector<std::string> names;  // the last migration, or the first and the last
  std::string squashed_name;       // empty: made from the names
  bool no_optimize = false;
  bool noinput = false;
  bool prove = false;

  // Empty: from the app's first on.
  std::string start() const { return names.size() > 1 ? names.front() : std::string{}; }
};

struct OptimizeMigrationOptions {
  std::string app;
  std::string name;
  bool check = false;
};

struct CheckOptions {
  std::vector<std::string> apps;  // empty: all
  std::string since;              // a revision of git; empty: all migrations are looked at
  std::string format = "text";
  std::string fail_level = "warning";
};

struct InspectDbOptions {
  std::vector<std::string> tables;  // empty: all
  std::string app;                  // empty: the models are printed
  bool migration = false;
  bool include_partitions = false;
  bool include_views = false;
};

}  // namespace migrator::cli
