// What `migrate` prints while it runs.
#pragma once

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "migrator/event.hpp"

#include <optional>
#include <vector>

namespace migrator::cli {

class MigrateProgress {
 public:
  MigrateProgress(Console& console, int verbosity, InterruptGuard const& interrupt)
      : console_{console}, verbosity_{verbosity}, interrupt_{interrupt} {}

  // Prints the event; throws Interrupted before a statement or migration once a signal has come.
  void take(Event const& event);

  // Says on standard error how far an interrupted run came.
  void report_interruption() const;

 private:
  void on(RenderingStarted const& event);
  void on(RenderingFinished const& event);
  void on(MigrationStarted const& event);
  void on(StatementStarted const& event);
  void on(MigrationFinished const& event);
  void finish_line(std::string_view word, Elapsed elapsed);

  Console& console_;
  int verbosity_;
  InterruptGuard const& interrupt_;
  std::optional<MigrationStarted> running_;
  std::vector<MigrationFinished> finished_;
};

}  // namespace migrator::cli
