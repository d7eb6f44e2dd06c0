// Constraints that were added, removed and altered.
#include "autodetector/detection.hpp"
#include "migrator/error.hpp"

#include <algorithm>
#include <set>

namespace migrator {
namespace {

// Without the keywords that the database does not see: Django's non_db_attrs.
Constraint as_in_database(Constraint constraint) {
  std::visit([](auto& held) { held.kept.clear(); }, constraint);
  return constraint;
}

bool contains(std::vector<Constraint> const& constraints, Constraint const& constraint) {
  return std::ranges::find(constraints, constraint) != constraints.end();
}

// Those of the first that the second has not and that are not altered either.
std::vector<Constraint> only_in(std::vector<Constraint> const& constraints,
                                std::vector<Constraint> const& others,
                                std::set<std::string> const& altered) {
  std::vector<Constraint> found;
  std::ranges::copy_if(constraints, std::back_inserter(found), [&](Constraint const& constraint) {
    return !contains(others, constraint) && !altered.contains(name_of(constraint));
  });
  return found;
}

AlteredConstraints altered_constraints(Detection const& detection, ModelKey const& key) {
  std::vector<Constraint> const& old_list = old_model(detection, key).options.constraints;
  std::vector<Constraint> const& new_list = new_model(detection, key).options.constraints;
  AlteredConstraints altered;
  std::set<std::string> names;
  for (Constraint const& old_one : old_list) {
    for (Constraint const& new_one : new_list) {
      if (old_one != new_one && as_in_database(old_one) == as_in_database(new_one)) {
        altered.altered.push_back(new_one);
        names.insert(name_of(new_one));
      }
    }
  }
  altered.added = only_in(new_list, old_list, names);
  altered.removed = only_in(old_list, new_list, names);
  return altered;
}

}  // namespace

void create_altered_constraints(Detection& detection) {
  for (ModelKey const& key : detection.kept_models) {
    detection.altered_constraints.emplace(key, altered_constraints(detection, key));
  }
}

void generate_removed_constraints(Detection& detection) {
  for (auto const& [key, altered] : detection.altered_constraints) {
    for (Constraint const& constraint : altered.removed) {
      add_operation(detection, key.app, RemoveConstraint{key.name, name_of(constraint)});
    }
  }
}

void generate_added_constraints(Detection& detection) {
  for (auto const& [key, altered] : detection.altered_constraints) {
    for (Constraint const& constraint : altered.added) {
      add_operation(detection, key.app, AddConstraint{key.name, constraint},
                    dependencies_for_model(detection, key));
    }
  }
}

void generate_altered_constraints(Detection& detection) {
  for (auto const& [key, altered] : detection.altered_constraints) {
    for (Constraint const& constraint : altered.altered) {
      add_operation(detection, key.app, AlterConstraint{key.name, name_of(constraint), constraint},
                    dependencies_for_model(detection, key));
    }
  }
}

}  // namespace migrator
