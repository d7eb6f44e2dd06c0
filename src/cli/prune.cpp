#include "cli/prune.hpp"

#include "cli/history_tries.hpp"
#include "cli/lock_retries.hpp"
#include "cli/runner_lock.hpp"
#include "migrator/executor.hpp"

#include <algorithm>
#include <vector>

namespace migrator::cli {
namespace {

std::vector<MigrationKey> gone_from_disk(Project const& project, std::string const& app,
                                         KeySet const& applied) {
  std::vector<MigrationKey> gone;
  for (MigrationKey const& key : applied) {
    if (key.app == app && project.find(key) == nullptr) {
      gone.push_back(key);
    }
  }
  return gone;
}

// The squashes that replace one of them.
std::vector<MigrationKey> squashes_of(std::vector<MigrationKey> const& gone,
                                      std::vector<Migration const*> const& all) {
  std::vector<MigrationKey> squashes;
  for (Migration const* const squash : all) {
    if (std::ranges::any_of(squash->replaces, [&](MigrationKey const& key) {
          return std::ranges::binary_search(gone, key);
        })) {
      squashes.push_back(squash->key);
    }
  }
  return squashes;
}

void refuse(Console& console, std::vector<MigrationKey> const& squashes) {
  console.line(console.styled(Style::notice,
                              "  Cannot use --prune because the following squashed migrations have "
                              "their 'replaces' attributes and may not be recorded as applied:"));
  for (MigrationKey const& key : squashes) {
    console.line("    " + to_string(key));
  }
  console.line(console.styled(Style::notice,
                              "  Re-run 'manage.py migrate' if they are not marked as applied, and "
                              "remove 'replaces' attributes in their Migration classes."));
}

}  // namespace

void prune(Context& context, Project const& project, MigrateOptions const& options,
           LoadedGraph const& loaded, Session& session, InterruptGuard const& interrupt) {
  Console& console = context.console;
  auto const say = [&](std::string_view text, Style style = Style::plain) {
    if (context.options.verbosity > 0) {
      console.line(text, style);
    }
  };
  say("Pruning migrations:", Style::migrate_heading);
  std::vector<MigrationKey> const gone = gone_from_disk(project, options.app, loaded.applied);
  std::vector<MigrationKey> const squashes = squashes_of(gone, loaded.replacements);
  if (!squashes.empty()) {
    refuse(console, squashes);
    return;
  }
  if (gone.empty()) {
    say("  No migrations to prune.");
    return;
  }
  require_writable(session.connection());
  RunnerLock const lock{session, console, interrupt, options.runner_lock_wait};
  HistoryTries tries{session.connection(), options, console, [&](std::chrono::milliseconds time) {
                       pause_unless_interrupted(time, interrupt);
                     }};
  tries.run("pruning the history", TableUse::writing, [&](std::string const& before) {
    Transaction transaction{session.connection()};
    if (!before.empty()) {
      session.connection().execute(before);
    }
    Recorder recorder{session.connection(), project.settings};
    for (MigrationKey const& key : gone) {
      interrupt.check();
      recorder.record_unapplied(key);
    }
    transaction.commit();
  });
  for (MigrationKey const& key : gone) {
    say(console.styled(Style::migrate_label, "  Pruning " + to_string(key)) +
        console.styled(Style::success, " OK"));
  }
}

}  // namespace migrator::cli
