// Finds constraints and indexes by what they are, for names are never computed (trap 5).
#pragma once

#include "migrator/catalog.hpp"
#include "migrator/state.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

using ConstraintFilter = std::function<bool(ConstraintInfo const&)>;

// The names of the table's constraints on exactly these columns, in the catalogue's order.
std::vector<std::string> constraint_names(Catalog const& catalog, std::string_view table,
                                          std::vector<std::string> const& columns,
                                          ConstraintFilter const& filter);

bool is_foreign_key(ConstraintInfo const& constraint);
bool is_unique_but_no_key(ConstraintInfo const& constraint);

// The names given in Meta.constraints and Meta.indexes, which field operations leave alone.
std::set<std::string, std::less<>> names_of_constraints(ModelState const& model);
std::set<std::string, std::less<>> names_of_indexes(ModelState const& model);

}  // namespace migrator
