#include "state/relations.hpp"

#include <algorithm>
#include <optional>

namespace migrator {

std::vector<Referrer> relations_to(ProjectState const& state, ModelKey const& target) {
  std::vector<Referrer> found;
  for (auto const& [key, model] : state.models()) {
    for (NamedField const& field : model->fields) {
      if (field.field.relation && field.field.relation->to.resolve(key) == target) {
        found.push_back({model.get(), &field});
      }
    }
  }
  return found;
}

std::vector<ModelKey> models_naming(ProjectState const& state, ModelKey const& target) {
  std::vector<ModelKey> found;
  for (auto const& [key, model] : state.models()) {
    ModelKey const& owner = key;
    auto const names_target = [&](NamedField const& field) {
      std::optional<Relation> const& relation = field.field.relation;
      return relation && (relation->to.resolve(owner) == target ||
                          (relation->through && relation->through->resolve(owner) == target));
    };
    if (std::ranges::any_of(model->fields, names_target)) {
      found.push_back(key);
    }
  }
  return found;
}

bool is_pointed_at(ProjectState const& state, ModelKey const& target, NamedField const& field) {
  return std::ranges::any_of(relations_to(state, target), [&](Referrer const& referrer) {
    std::optional<std::string> const& to_field = referrer.field->field.relation->to_field;
    return referrer.field->field.type->many_to_many ||
           (to_field ? *to_field == field.name : field.field.primary_key);
  });
}

bool is_hidden(Relation const& relation) {
  return relation.related_name && relation.related_name->ends_with('+');
}

}  // namespace migrator
