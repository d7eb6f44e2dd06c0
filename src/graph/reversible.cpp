#include "migrator/error.hpp"
#include "migrator/plan.hpp"

#include <fmt/format.h>

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

[[noreturn]] void refuse(Plan const& plan, Step const& step, std::size_t number,
                         Operation const& operation) {
  Migration const& migration = *step.migration;
  SourceLocation const place = location_of(migration, number);
  throw PlanError{fmt::format(
      "Operation <{} {}> in {} is not reversible\n"
      "  at {}:{}. Nothing has been unapplied. {} To go further, say in the file how to reverse "
      "it (\"noop\" if there is nothing to do), or use --fake to change the records alone.",
      type_name(operation), describe(operation), to_string(migration.key), place.file, place.line,
      furthest_point(plan, step))};
}

}  // namespace

void require_reversible(Plan const& plan) {
  for (Step const& step : plan) {
    if (step.direction == Direction::forwards) {
      continue;
    }
    std::vector<Operation> const& operations = step.migration->operations;
    for (std::size_t i = 0; i < operations.size(); ++i) {
      if (Operation const* const irreversible = find_irreversible(operations[i])) {
        refuse(plan, step, i, *irreversible);
      }
    }
  }
}

}  // namespace migrator
