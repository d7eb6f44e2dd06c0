// What a migration that an earlier run has left in the middle forbids.
#pragma once

#include "migrator/plan.hpp"

#include <map>
#include <vector>

namespace migrator {

// `begun`: the migrations without a transaction that are under way, as LedgerTable::begun() gives
// them. Throws PlanError, with the way out, for the first of them that the run would build upon or
// pull the ground from under: one that is applied in part, when the plan unapplies what it depends
// on; one that is unapplied in part, when it is a target or what a target depends on, and the plan
// does not go on with unapplying it; one that is not in the graph any more, when the plan has a
// squash of it, or, its file being gone, anything of its app: that may do the same again. Pure.
void require_finished(std::map<MigrationKey, Direction> const& begun, PlannedRun const& planned,
                      std::vector<Target> const& targets);

}  // namespace migrator
