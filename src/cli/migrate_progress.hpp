// What `migrate` prints while it runs.
#pragma once

#include "cli/context.hpp"
#include "cli/interrupt.hpp"
#include "migrator/event.hpp"

#include <optional>
#include <vector>

namespace migrator::cli {

class MigrateProgress {
 public:
  MigrateProgress(Context& context, InterruptGuard const& interrupt)
      : console_{context.console},
        verbosity_{context.options.verbosity},
        log_{context.log},
        interrupt_{interrupt} {}

  // Prints the event; throws Interrupted before a statement or migration once a signal has come.
  void take(Event const& event);

  // Says on standard error how far an interrupted run came.
  void report_interruption() const;

 private:
  void on(RenderingStarted const& event);
  void on(RenderingFinished const& event);
  void on(MigrationStarted const& event);
  void on(StatementStarted const& event);
  void on(LockNotGot const&) {}  // told by LockRetries
  void on(MigrationResumed const& event);
  void on(LeftoverDropped const& event);
  void on(MigrationFinished const& event);
  void finish_line(std::string_view word, Elapsed elapsed);

  Console& console_;
  int verbosity_;
  std::shared_ptr<spdlog::logger> log_;
  InterruptGuard const& interrupt_;
  std::optional<MigrationStarted> running_;
  std::vector<MigrationFinished> finished_;
};

}  // namespace migrator::cli
