#include "autodetector/relations.hpp"

#include <set>

namespace migrator {
namespace {

// The model whose table a proxy stands for; the proxy itself when its bases lead nowhere.
ModelKey concrete_key(ProjectState const& state, ModelKey const& key) {
  std::set<ModelKey> seen;
  ModelKey at = key;
  while (seen.insert(at).second) {
    std::shared_ptr<ModelState const> const model = state.find(at);
    if (!model || !model->options.proxy || model->bases.empty()) {
      return at;
    }
    at = model->bases.front().resolve(at);
  }
  return key;
}

}  // namespace

Relations relations_of(ProjectState const& state, std::span<ModelKey const> order) {
  Relations relations;
  for (ModelKey const& key : order) {
    for (NamedField const& field : state.model(key).fields) {
      if (!field.field.relation) {
        continue;
      }
      Relation const& relation = *field.field.relation;
      relations[concrete_key(state, relation.to.resolve(key))].push_back({key, &field});
      if (relation.through) {
        relations[concrete_key(state, relation.through->resolve(key))].push_back({key, &field});
      }
    }
  }
  for (auto const& [key, model] : state.models()) {
    if (model->options.proxy) {
      relations[key] = relations[concrete_key(state, key)];
    }
  }
  return relations;
}

}  // namespace migrator
