#include "cli/report.hpp"

#include "cli/advice.hpp"
#include "migrator/error.hpp"
#include "migrator/executor.hpp"

#include <fmt/format.h>

#include <vector>

namespace migrator::cli {
namespace {

using Lines = std::vector<std::string>;

std::string indented(std::string_view text, std::string_view indent) {
  std::string lines;
  for (char const letter : text) {
    lines += letter;
    if (letter == '\n') {
      lines += indent;
    }
  }
  return lines;
}

void add_if_said(Lines& lines, std::string_view label, std::string_view text) {
  if (!text.empty()) {
    lines.push_back(fmt::format("  {}: {}", label, indented(text, "    ")));
  }
}

void add_database_details(Lines& lines, DatabaseError const& error) {
  DatabaseError::Details const& details = error.details();
  add_if_said(lines, "detail", details.detail);
  add_if_said(lines, "hint", details.hint.empty() ? advice_for(details) : details.hint);
  add_if_said(lines, "statement", shortened(details.statement, details.position));
  if (details.position > 0) {
    lines.push_back(fmt::format("  at character {} of it", details.position));
  }
  add_if_said(lines, "SQLSTATE", details.sqlstate);
}

void add_place(Lines& lines, ExecutionError::Details const& details) {
  std::string place = to_string(details.key);
  if (!details.operation.empty()) {
    place += fmt::format(", {}", details.operation);
  }
  if (!details.location.file.empty()) {
    place += fmt::format(" ({}", details.location.file);
    place += details.location.line > 0 ? fmt::format(":{})", details.location.line) : ")";
  }
  lines.push_back("  in " + place);
}

std::string text_of(Remains remains, std::string_view key, std::string_view recorded) {
  switch (remains) {
    case Remains::nothing:
      return fmt::format("{} was rolled back; nothing of it remains.", key);
    case Remains::statements:
      return fmt::format(
          "{} is not atomic: the statements before this one remain, and it is recorded as {}. The "
          "same command goes on from here.",
          key, recorded);
    case Remains::begun:
      return fmt::format(
          "{} is not atomic: what an earlier run did of it remains, and it is recorded as {}.", key,
          recorded);
    case Remains::committed:
      return fmt::format(
          "{} ended its transaction itself (COMMIT or ROLLBACK in a RunSQL): what was committed "
          "remains, and it is recorded as {}.",
          key, recorded);
    case Remains::unknown:
    case Remains::not_run:
      return "";
  }
  return "";
}

void add_progress(Lines& lines, ExecutionError::Details const& details) {
  bool const backwards = details.direction == Direction::backwards;
  std::string const text =
      text_of(details.remains, to_string(details.key), backwards ? "applied" : "not applied");
  if (!text.empty()) {
    lines.push_back("  " + text);
  }
  if (!details.finished.empty()) {
    std::string finished;
    for (MigrationKey const& done : details.finished) {
      finished += (finished.empty() ? "" : ", ") + to_string(done);
    }
    lines.push_back(fmt::format("  {} before it in this run: {}",
                                backwards ? "Unapplied" : "Applied", finished));
  }
}

void add_nested(Lines& lines, std::exception const& error) {
  try {
    std::rethrow_if_nested(error);
  } catch (DatabaseError const& cause) {
    add_database_details(lines, cause);
  } catch (std::exception const&) {
    // Its text is the outer error's.
  }
}

}  // namespace

std::string report_of(std::exception const& error) {
  if (dynamic_cast<FormatError const*>(&error) != nullptr) {
    return error.what();
  }
  Lines lines{fmt::format("CommandError: {}", error.what())};
  if (auto const* const execution = dynamic_cast<ExecutionError const*>(&error)) {
    add_place(lines, execution->details());
    add_nested(lines, error);
    add_progress(lines, execution->details());
  } else if (auto const* const database = dynamic_cast<DatabaseError const*>(&error)) {
    add_database_details(lines, *database);
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace migrator::cli
