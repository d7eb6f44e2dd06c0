// A model, and what is to be said beside it where a file holds it.
#pragma once

#include "migrator/state.hpp"

#include <map>
#include <string>
#include <vector>

namespace migrator {

struct AnnotatedModel {
  ModelState model;
  std::vector<std::string> notes;
  std::map<std::string, std::vector<std::string>, std::less<>> field_notes;  // by field

  // What the table has and the model must not: only a migration can make them.
  std::vector<Index> held_back_indexes;
  std::vector<Constraint> held_back_constraints;
};

}  // namespace migrator
