// Who points at whom, as Django's ProjectState.relations tells it.
#pragma once

#include "migrator/state.hpp"

#include <map>
#include <span>
#include <vector>

namespace migrator {

// A field that points at a model, or goes through it.
struct RelationFrom {
  ModelKey model;  // whose field it is
  NamedField const* field = nullptr;
};

// By the model pointed at. A proxy is pointed at where its concrete model is, and the other way
// round. Points into the state.
using Relations = std::map<ModelKey, std::vector<RelationFrom>>;

// The relations of the models in `order`, and within a model in the order of its fields. Linear
// in the fields, but for chains of proxies.
Relations relations_of(ProjectState const& state, std::span<ModelKey const> order);

}  // namespace migrator
