#include "autodetector/operation_dependency.hpp"

#include "base/text.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {

OperationDependency resolved(OperationDependency const& dependency, Settings const& settings) {
  if (dependency.app != OperationDependency::setting_app) {
    return dependency;
  }
  auto const setting = settings.models.find(dependency.model);
  if (setting == settings.models.end()) {
    throw Error{fmt::format(
        "no setting '{}' names a model, though a model is swappable by it; add it to the settings",
        dependency.model)};
  }
  ModelKey const model = ModelReference{setting->second, {}}.resolve({});
  return {model.app, model.name, dependency.field, dependency.type};
}

std::vector<OperationDependency> as_set(std::vector<OperationDependency> dependencies) {
  std::ranges::sort(dependencies);
  dependencies.erase(std::unique(dependencies.begin(), dependencies.end()), dependencies.end());
  return dependencies;
}

Satisfying::Satisfying(std::vector<GeneratedOperation> const& operations) {
  for (std::size_t place = 0; place < operations.size(); ++place) {
    add(operations[place].operation, place);
  }
}

void Satisfying::add(Deed deed, std::string_view model, std::string_view field, std::size_t place) {
  places_[{deed, to_lower(model), std::string{field}}].push_back(place);
}

void Satisfying::add(Operation const& operation, std::size_t place) {
  if (auto const* const create = std::get_if<CreateModel>(&operation)) {
    add(Deed::create_model, create->name, {}, place);
    for (NamedField const& field : create->fields) {
      add(Deed::create_field, create->name, field.name, place);
    }
  } else if (auto const* const remove = std::get_if<DeleteModel>(&operation)) {
    add(Deed::remove_model, remove->name, {}, place);
  } else if (auto const* const add_field = std::get_if<AddField>(&operation)) {
    add(Deed::create_field_by_itself, add_field->model_name, to_lower(add_field->name), place);
  } else if (auto const* const remove_field = std::get_if<RemoveField>(&operation)) {
    add(Deed::remove_field, remove_field->model_name, to_lower(remove_field->name), place);
  } else if (auto const* const alter_field = std::get_if<AlterField>(&operation)) {
    add(Deed::alter_field, alter_field->model_name, to_lower(alter_field->name), place);
  } else if (auto const* const order = std::get_if<AlterOrderWithRespectTo>(&operation)) {
    add(Deed::alter_order, order->name, {}, place);
    orders_[place] = to_lower(order->order_with_respect_to.value_or(""));
  } else if (auto const* const unique = std::get_if<AlterUniqueTogether>(&operation)) {
    add(Deed::alter_together, unique->name, {}, place);
  } else if (auto const* const index = std::get_if<AlterIndexTogether>(&operation)) {
    add(Deed::alter_together, index->name, {}, place);
  }
}

std::vector<std::size_t> Satisfying::at(Deed deed, std::string const& model,
                                        std::string const& field) const {
  auto const found = places_.find({deed, model, field});
  return found == places_.end() ? std::vector<std::size_t>{} : found->second;
}

std::vector<std::size_t> Satisfying::find(OperationDependency const& dependency) const {
  using enum OperationDependency::Type;
  std::string const model = to_lower(dependency.model);
  std::string const field = to_lower(dependency.field);
  switch (dependency.type) {
    case alter:
      return at(Deed::alter_field, model, field);
    case alter_foo_together:
      return at(Deed::alter_together, model, {});
    case remove:
      return at(field.empty() ? Deed::remove_model : Deed::remove_field, model, field);
    case remove_order_wrt: {
      std::vector<std::size_t> places = at(Deed::alter_order, model, {});
      std::erase_if(places, [&](std::size_t place) { return orders_.at(place) == field; });
      return places;
    }
    case create:
      break;
  }
  if (field.empty()) {
    return at(Deed::create_model, model, {});
  }
  std::vector<std::size_t> places = at(Deed::create_field, model, dependency.field);
  std::ranges::copy(at(Deed::create_field_by_itself, model, field), std::back_inserter(places));
  std::ranges::sort(places);
  return places;
}

}  // namespace migrator
