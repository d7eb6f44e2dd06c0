#include "state/relations.hpp"

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

bool is_hidden(Relation const& relation) {
  return relation.related_name && relation.related_name->ends_with('+');
}

}  // namespace migrator
