#include "ddl/constraint_names.hpp"

#include <algorithm>

namespace migrator {

std::vector<std::string> constraint_names(Catalog const& catalog, std::string_view table,
                                          std::vector<std::string> const& columns,
                                          ConstraintFilter const& filter) {
  std::vector<std::string> names;
  for (ConstraintInfo const& constraint : catalog.constraints(table)) {
    if (std::ranges::equal(constraint.columns, columns) && filter(constraint)) {
      names.push_back(constraint.name);
    }
  }
  return names;
}

bool is_foreign_key(ConstraintInfo const& constraint) {
  return constraint.foreign_key;
}

bool is_unique_but_no_key(ConstraintInfo const& constraint) {
  return constraint.unique && !constraint.primary_key;
}

std::set<std::string, std::less<>> names_of_constraints(ModelState const& model) {
  std::set<std::string, std::less<>> names;
  for (Constraint const& constraint : model.options.constraints) {
    names.insert(name_of(constraint));
  }
  return names;
}

std::set<std::string, std::less<>> names_of_indexes(ModelState const& model) {
  std::set<std::string, std::less<>> names;
  for (Index const& index : model.options.indexes) {
    names.insert(index.name);
  }
  return names;
}

}  // namespace migrator
