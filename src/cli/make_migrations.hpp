// The parts of makemigrations.
#pragma once

#include "cli/context.hpp"
#include "cli/prompt.hpp"
#include "cli/session.hpp"
#include "migrator/autodetector.hpp"
#include "migrator/graph.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

// One run of the command.
struct MakeRun {
  Context& context;
  MakeMigrationsOptions const& options;
  std::set<std::string, std::less<>> apps;  // those that were named
  Stream log_stream;                        // where all goes that Django logs
  Prompt prompt;
  Project project;
  LoadedGraph loaded;  // as if nothing were applied: squashes always replace
  std::string timestamp;

  int verbosity() const { return context.options.verbosity; }
  bool dry_run() const { return options.dry_run || options.check; }
  void log(std::string_view text, Style style = Style::plain) const {
    context.console.line(log_stream, context.console.styled(style, text));
  }
};

// The configured database; null for a private one that is not there yet and has nothing recorded.
// Throws as Session.
std::unique_ptr<Session> open_database(Context const& context);

using Conflicts = std::map<std::string, std::vector<std::string>>;

// --merge: for each app a migration that depends on all its leaves, if that is wanted.
void merge_branches(MakeRun& run, Conflicts const& conflicts);

// --update: the changes with those of each app put into its last migration, which they replace;
// what it was called is in `replaced`, by app. Throws Error with Django's words when that migration
// must not be changed.
struct Update {
  Changes changes;
  std::map<std::string, std::filesystem::path, std::less<>> replaced;
};
Update update_last_migrations(MakeRun const& run, Changes const& changes);

// Says what there is and writes it, unless this is a dry run. Files that others replace are
// deleted.
void write_changes(MakeRun const& run, Changes const& changes,
                   std::map<std::string, std::filesystem::path, std::less<>> const& replaced = {});

// A line "+ Create model Item".
std::string formatted_description(Operation const& operation);

}  // namespace migrator::cli
