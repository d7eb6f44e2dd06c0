#include "base/text.hpp"
#include "graph/way_back.hpp"
#include "migrator/error.hpp"
#include "migrator/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {
namespace {

// An operation that cannot be undone, as the file tells it and as the message does.
struct Irreversible {
  std::string message;
  SourceLocation place;
};

Irreversible irreversible(Migration const& migration, std::size_t index,
                          Operation const& operation) {
  return {fmt::format("Operation <{} {}> in {} is not reversible", type_name(operation),
                      describe(operation), to_string(migration.key)),
          location_of(migration, index)};
}

std::optional<Irreversible> find_irreversible(Migration const& migration) {
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    if (Operation const* const found = find_irreversible(migration.operations[i])) {
      return irreversible(migration, i, *found);
    }
  }
  return std::nullopt;
}

// The commands that unapply what can be, as a sentence.
std::string furthest_point(PlannedRun const& planned, std::vector<MigrationKey> const& stuck) {
  std::vector<std::string> commands;
  for (Target const& target : furthest_way_back(planned.loaded, planned.plan, stuck)) {
    commands.push_back(fmt::format("`migrate {} {}`", target.app, target.name.value_or("zero")));
  }
  if (commands.empty()) {
    return "Nothing of this plan can be.";
  }
  return fmt::format("{} {} back as far as can be.", join(commands, ", then "),
                     commands.size() == 1 ? "goes" : "go");
}

constexpr std::string_view cure =
    "say in the file how to reverse it (\"noop\" if there is nothing to do)";

}  // namespace

void require_reversible(Migration const& migration) {
  auto const found = std::ranges::find_if_not(migration.operations, is_reversible);
  if (found == migration.operations.end()) {
    return;
  }
  auto const index = static_cast<std::size_t>(found - migration.operations.begin());
  Irreversible const told = irreversible(migration, index, *found);
  throw PlanError{fmt::format("{}\n  at {}:{}. To go back over it, {}.", told.message,
                              told.place.file, told.place.line, cure)};
}

void require_reversible(PlannedRun const& planned) {
  std::optional<Irreversible> first;
  std::vector<MigrationKey> stuck;
  for (Step const& step : planned.plan) {
    if (step.direction == Direction::forwards) {
      continue;
    }
    if (std::optional<Irreversible> found = find_irreversible(*step.migration)) {
      stuck.push_back(step.migration->key);
      first = first ? std::move(first) : std::move(found);
    }
  }
  if (first) {
    throw PlanError{fmt::format(
        "{}\n  at {}:{}. Nothing has been unapplied. {} To go further, {}, or use --fake to "
        "change the records alone.",
        first->message, first->place.file, first->place.line, furthest_point(planned, stuck),
        cure)};
  }
}

}  // namespace migrator
