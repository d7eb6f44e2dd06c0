#include "cli/migrate_progress.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <variant>

namespace migrator::cli {
namespace {

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::run:
      return " OK";
    case Outcome::faked:
      return " FAKED";
    case Outcome::elsewhere:
      return " DONE BY ANOTHER PROGRAM";
  }
  return "";
}

}  // namespace

void MigrateProgress::take(Event const& event) {
  std::visit([this](auto const& held) { on(held); }, event);
}

void MigrateProgress::on(RenderingStarted const&) {
  if (verbosity_ >= 1) {
    console_.write("  Rendering model states...");
  }
}

void MigrateProgress::on(RenderingFinished const& event) {
  finish_line(" DONE", event.elapsed);
}

void MigrateProgress::on(MigrationStarted const& event) {
  interrupt_.check();
  running_ = event;
  if (verbosity_ >= 1) {
    bool const forwards = event.direction == Direction::forwards;
    console_.write(
        fmt::format("  {} {}...", forwards ? "Applying" : "Unapplying", to_string(event.key)));
  }
}

// Of a migration that is not atomic the end is the safe point, unless somebody insists.
void MigrateProgress::on(StatementStarted const& event) {
  if (!running_ || running_->atomic || interrupt_.insists()) {
    interrupt_.check();
  }
  log_->debug("{}: {}", to_string(event.key), event.statement.sql);
}

void MigrateProgress::on(MigrationResumed const& event) {
  std::string const place =
      event.done == 0 ? "with its first statement" : fmt::format("after statement {}", event.done);
  console_.error_line(
      fmt::format("{} was begun by an earlier run: going on {}", to_string(event.key), place));
}

void MigrateProgress::on(LeftoverDropped const& event) {
  console_.error_line(
      fmt::format("{}: dropping the invalid index {}, which a build that did not "
                  "end has left",
                  to_string(event.key), event.index));
}

void MigrateProgress::on(MigrationFinished const& event) {
  running_.reset();
  if (event.outcome != Outcome::elsewhere) {
    finished_.push_back(event);
  }
  finish_line(word_of(event.outcome), event.elapsed);
}

void MigrateProgress::finish_line(std::string_view word, Elapsed elapsed) {
  if (verbosity_ < 1) {
    return;
  }
  std::string text{word};
  if (verbosity_ >= 2) {
    text += fmt::format(" ({:.3f}s)", elapsed.count());
  }
  console_.line(console_.styled(Style::success, text));
}

void MigrateProgress::report_interruption() const {
  std::string text = "Interrupted.";
  if (running_) {
    text += fmt::format(" {} {}", to_string(running_->key),
                        running_->atomic
                            ? "was rolled back."
                            : "is not atomic: the statements before the interruption remain, and "
                              "the same command goes on from there.");
  }
  if (finished_.empty() && (!running_ || running_->atomic)) {
    text += " Nothing was changed.";
  }
  for (MigrationFinished const& done : finished_) {
    bool const forwards = done.direction == Direction::forwards;
    text += fmt::format("\n  {} {}", forwards ? "Applied" : "Unapplied", to_string(done.key));
  }
  console_.error_line(text);
}

}  // namespace migrator::cli
