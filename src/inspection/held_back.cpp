#include "inspection/held_back.hpp"

#include "base/utf8.hpp"
#include "state/index_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace migrator {
namespace {

using Names = std::set<std::string, std::less<>>;

// Models have two percent signs for one; migrations have the name as it is.
std::string name_in_migration(std::string_view declared) {
  std::string name;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    name += declared[i];
    i += declared.substr(i, 2) == "%%" ? 1 : 0;
  }
  return name;
}

bool is_refused(Index const& index, std::string const& name) {
  return has_bad_index_start(name) || utf8_length(name) > max_index_name_length(index.type);
}

// What is not taken, in its order.
template <class Part, class IsTaken>
std::vector<Part> take_out(std::vector<Part>& parts, IsTaken is_taken) {
  auto const rest = std::stable_partition(parts.begin(), parts.end(), is_taken);
  std::vector<Part> out{std::move_iterator{rest}, std::move_iterator{parts.end()}};
  parts.erase(rest, parts.end());
  return out;
}

void hold_back_indexes(AnnotatedModel& model, Names& taken) {
  model.held_back_indexes = take_out(model.model.options.indexes, [&](Index const& index) {
    return !is_refused(index, name_in_migration(index.name)) && taken.insert(index.name).second;
  });
  for (Index& index : model.held_back_indexes) {
    index.name = name_in_migration(index.name);
    model.notes.push_back(
        fmt::format("without index {}: Django does not take its name", index.name));
  }
}

void hold_back_constraints(AnnotatedModel& model, Names& taken) {
  model.held_back_constraints = take_out(
      model.model.options.constraints,
      [&](Constraint const& constraint) { return taken.insert(name_of(constraint)).second; });
  for (Constraint& constraint : model.held_back_constraints) {
    std::string const name = name_in_migration(name_of(constraint));
    std::visit([&](auto& held) { held.name = name; }, constraint);
    model.notes.push_back(
        fmt::format("without constraint {}: another model has one of this name", name));
  }
}

}  // namespace

void hold_back_refused_names(std::vector<AnnotatedModel>& models) {
  Names indexes;
  Names constraints;
  for (AnnotatedModel& model : models) {
    hold_back_indexes(model, indexes);
    hold_back_constraints(model, constraints);
  }
}

}  // namespace migrator
