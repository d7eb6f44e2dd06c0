// What the relations of model classes point at.
#include "autodetector/model_classes.hpp"
#include "base/nearest.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator {
namespace {

// A model that a setting can put another one in the place of.
struct Swappable {
  std::string setting;
  std::string label;        // in lower case
  std::string replacement;  // in lower case; empty when it has not been replaced
};

std::vector<Swappable> swappable_models(ModelClasses const& models) {
  std::vector<Swappable> swappables;
  for (ModelKey const& key : models.in_order) {
    std::optional<std::string> const& setting = models.classes.at(key).state.options.swappable;
    if (!setting) {
      continue;
    }
    Swappable swappable{*setting, to_lower(to_string(key)), {}};
    auto const named = models.settings.models.find(*setting);
    if (named != models.settings.models.end() && to_lower(named->second) != swappable.label) {
      swappable.replacement = to_lower(named->second);
    }
    swappables.push_back(std::move(swappable));
  }
  return swappables;
}

// Django's get_swappable_settings_name(); empty when no setting speaks of the model.
std::string setting_of(std::vector<Swappable> const& swappables, ModelKey const& key) {
  std::string const label = to_lower(to_string(key));
  auto const found = std::ranges::find_if(swappables, [&](Swappable const& swappable) {
    return swappable.label == label || swappable.replacement == label;
  });
  return found == swappables.end() ? "" : found->setting;
}

std::string suggestion(ModelClasses const& models, std::string_view name) {
  std::vector<std::string> names;
  for (auto const& [key, model] : models.classes) {
    names.push_back(key.app + "." + model.state.name);
  }
  return did_you_mean(name, {names.begin(), names.end()});
}

std::string primary_key_name(ModelClasses const& models, ModelKey const& key) {
  std::vector<NamedField> const& fields = models.classes.at(concrete_key(models, key)).state.fields;
  auto const found =
      std::ranges::find_if(fields, [](NamedField const& field) { return field.field.primary_key; });
  return found == fields.end() ? "" : found->name;
}

bool has_field(ModelClasses const& models, ModelKey const& key, std::string_view name) {
  return std::ranges::any_of(models.classes.at(key).mro, [&](ModelKey const& base) {
    return find_local_field(models.classes.at(base).state, name) != nullptr;
  });
}

// Django leaves to_field out when it is what it would be by itself.
void resolve_to_field(ModelClasses& models, ModelClass const& model, NamedField& field,
                      ModelKey const& target) {
  std::optional<std::string>& to_field = field.field.relation->to_field;
  if (!to_field) {
    return;
  }
  if (!has_field(models, target, *to_field)) {
    add_fault(models, *model.declared, way_to_field(*model.declared, field.name) + ".to_field",
              fmt::format("The to_field '{}' doesn't exist on the related model '{}.{}'.",
                          *to_field, target.app, models.classes.at(target).state.name));
  } else if (*to_field == primary_key_name(models, target)) {
    to_field.reset();
  }
}

void resolve_target(ModelClasses& models, std::vector<Swappable> const& swappables,
                    ModelClass const& model, NamedField& field) {
  ModelReference& to = field.field.relation->to;
  ModelKey const target = to.resolve(model.state.key());
  if (!models.classes.contains(target)) {
    add_fault(models, *model.declared, way_to_field(*model.declared, field.name) + ".to",
              fmt::format("Field defines a relation with model '{}', which is not declared{}",
                          to.name, suggestion(models, to.name)));
    return;
  }
  to = {to_string(target), setting_of(swappables, target)};
  resolve_to_field(models, model, field, target);
}

void resolve_through(ModelClasses& models, ModelClass const& model, NamedField& field) {
  std::optional<ModelReference>& through = field.field.relation->through;
  if (!through) {
    return;
  }
  ModelKey const key = through->resolve(model.state.key());
  auto const found = models.classes.find(key);
  if (found == models.classes.end()) {
    add_fault(models, *model.declared, way_to_field(*model.declared, field.name) + ".through",
              fmt::format("Field specifies a many-to-many relation through model '{}', which is "
                          "not declared{}",
                          through->name, suggestion(models, through->name)));
    return;
  }
  through = ModelReference{key.app + "." + found->second.state.name, {}};
}

}  // namespace

void resolve_references(ModelClasses& models) {
  std::vector<Swappable> const swappables = swappable_models(models);
  for (auto& [key, model] : models.classes) {
    for (NamedField& field : model.state.fields) {
      if (!field.field.relation) {
        continue;
      }
      resolve_target(models, swappables, model, field);
      resolve_through(models, model, field);
      // Neither is part of what Django takes a field apart into.
      field.field.options.erase("swappable");
      field.field.options.erase("symmetrical");
    }
  }
}

}  // namespace migrator
