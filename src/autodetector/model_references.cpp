// What the relations of model classes point at.
#include "autodetector/model_classes.hpp"
#include "base/text.hpp"

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

std::string primary_key_name(ModelClasses const& models, ModelKey const& key) {
  std::vector<NamedField> const& fields = models.classes.at(concrete_key(models, key)).state.fields;
  auto const found =
      std::ranges::find_if(fields, [](NamedField const& field) { return field.field.primary_key; });
  return found == fields.end() ? "" : found->name;
}

// Django leaves to_field out when it is what it would be by itself.
void resolve_target(ModelClasses const& models, std::vector<Swappable> const& swappables,
                    ModelClass const& model, NamedField& field) {
  Relation& relation = *field.field.relation;
  ModelKey const target = relation.to.resolve(model.state.key());
  relation.to = {to_string(target), setting_of(swappables, target)};
  if (relation.to_field && models.classes.contains(target) &&
      *relation.to_field == primary_key_name(models, target)) {
    relation.to_field.reset();
  }
}

void resolve_through(ModelClasses const& models, ModelClass const& model, NamedField& field) {
  std::optional<ModelReference>& through = field.field.relation->through;
  if (!through) {
    return;
  }
  ModelKey const key = through->resolve(model.state.key());
  auto const found = models.classes.find(key);
  through = ModelReference{
      found == models.classes.end() ? to_string(key) : key.app + "." + found->second.state.name,
      {}};
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
