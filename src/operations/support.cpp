#include "operations/support.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
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

std::string describe_new_index(Index const& index, std::string_view model_name,
                               std::string_view verb) {
  if (index.expressions.empty()) {
    return fmt::format("{} index {} on field(s) {} of model {}", verb, index.name,
                       join(index.fields, ", "), model_name);
  }
  std::vector<std::string> elements;
  for (Element const& element : index.expressions) {
    elements.push_back(to_string(element));
  }
  return fmt::format("{} index {} on {} on model {}", verb, index.name, join(elements, ", "),
                     model_name);
}

}  // namespace migrator
