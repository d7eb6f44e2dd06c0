// The foreign keys that refer to a field, as Django walks over them when the field's type changes
// (django-behaviour 10.8, 3 and 17).
#pragma once

#include "ddl/model_fields.hpp"

#include <memory>
#include <string>
#include <vector>

namespace migrator {

// A related_name or related_query_name of the model's relation, with the names that Django puts in
// for %(class)s, %(model_name)s and %(app_label)s.
std::string with_names(std::string text, ModelState const& model);

// A foreign key and the model it is in, which may be the made-up one of a many-to-many table.
struct RelatedField {
  ProjectState const* state = nullptr;
  std::shared_ptr<ModelState const> model;
  NamedField field;

  ModelIn model_in() const { return {*state, *model}; }
};

// The same foreign key before and after.
struct RelatedPair {
  RelatedField old;
  RelatedField fresh;
};

// Those that refer to the field, each followed by those that refer to it in turn, each once. Takes
// the field as it is in either state; linear in the fields of the states.
std::vector<RelatedPair> related_fields(FieldIn const& old_field, FieldIn const& new_field,
                                        Settings const& settings);

}  // namespace migrator
