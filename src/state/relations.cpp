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

bool is_hidden(Relation const& relation) {
  return relation.related_name && relation.related_name->ends_with('+');
}

}  // namespace migrator
