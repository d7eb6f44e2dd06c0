#include "migrator/error.hpp"
#include "migrator/plan.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

namespace migrator {
namespace {

// Steps are undone one by one, so what stands before the stuck one could be.
std::string furthest_point(Plan const& plan, Step const& stuck) {
  if (stuck == plan.front()) {
    return "Nothing of this plan can be.";
  }
  return fmt::format("`migrate {} {}` goes back as far as can be.", stuck.migration->key.app,
                     stuck.migration->key.name);
}

// An operation that cannot be undone, as the file tells it and as the message does.
struct Irreversible {
  std::string message;
  SourceLocation place;
};

std::optional<Irreversible> find_irreversible(Migration const& migration) {
  for (std::size_t i = 0; i < migration.operations.size(); ++i) {
    if (Operation const* const found = find_irreversible(migration.operations[i])) {
      return Irreversible{
          fmt::format("Operation <{} {}> in {} is not reversible", type_name(*found),
                      describe(*found), to_string(migration.key)),
          location_of(migration, i)};
    }
  }
  return std::nullopt;
}

constexpr std::string_view cure =
    "say in the file how to reverse it (\"noop\" if there is nothing to do)";

}  // namespace

void require_reversible(Migration const& migration) {
  if (std::optional<Irreversible> const found = find_irreversible(migration)) {
    throw PlanError{fmt::format("{}\n  at {}:{}. To go back over it, {}.", found->message,
                                found->place.file, found->place.line, cure)};
  }
}

void require_reversible(Plan const& plan) {
  for (Step const& step : plan) {
    if (step.direction == Direction::forwards) {
      continue;
    }
    if (std::optional<Irreversible> const found = find_irreversible(*step.migration)) {
      throw PlanError{fmt::format(
          "{}\n  at {}:{}. Nothing has been unapplied. {} To go further, {}, or use --fake to "
          "change the records alone.",
          found->message, found->place.file, found->place.line, furthest_point(plan, step), cure)};
    }
  }
}

}  // namespace migrator
