// A schema as a list of sentences, so that two can be compared and their differences told.
#pragma once

#include "migrator/introspection.hpp"
#include "migrator/state.hpp"

#include <set>
#include <string>
#include <vector>

namespace migrator {

// What is true of the tables, sorted: "shop_item: column price integer NOT NULL". The order of
// columns is left out, and so are names of constraints and indexes but those that the models give:
// the others Django makes up, from names that may have changed since.
std::vector<std::string> facts_of(std::vector<TableDescription> const& tables,
                                  std::set<std::string, std::less<>> const& given_names);

// The names of indexes and constraints that the models give.
std::set<std::string, std::less<>> given_names(ProjectState const& state);

// Where two states differ, as "model shop.item: field price". The order of fields makes no
// difference.
std::vector<std::string> differences_of(ProjectState const& one, ProjectState const& other);

}  // namespace migrator
