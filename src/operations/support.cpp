#include "operations/support.hpp"

#include "base/nearest.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace migrator {

ModelIn rendered_model(ProjectState const& state, std::string_view app, std::string_view name) {
  state.require_renderable();
  return {state, state.model(model_key(app, name))};
}

Index const& index_of(ModelState const& model, std::string_view name) {
  auto const found = std::ranges::find(model.options.indexes, name, &Index::name);
  if (found == model.options.indexes.end()) {
    std::vector<std::string_view> known;
    std::ranges::transform(model.options.indexes, std::back_inserter(known), &Index::name);
    throw StateError{fmt::format("No index named {} on model {}{}", name, model.name,
                                 did_you_mean(name, known))};
  }
  return *found;
}

Constraint const& constraint_of(ModelState const& model, std::string_view name) {
  auto const found = std::ranges::find(model.options.constraints, name, name_of);
  if (found == model.options.constraints.end()) {
    std::vector<std::string_view> known;
    std::ranges::transform(model.options.constraints, std::back_inserter(known), name_of);
    throw StateError{fmt::format("No constraint named {} on model {}{}", name, model.name,
                                 did_you_mean(name, known))};
  }
  return *found;
}

}  // namespace migrator
