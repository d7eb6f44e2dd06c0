// The managers of a model class as far as migrations know them.
#include "autodetector/model_classes.hpp"

#include <algorithm>

namespace migrator {
namespace {

struct Manager {
  std::string name;
  Value keywords;
};

// [name, {…}] or {"name": …, …}; the reader has seen to it that they are.
Manager manager_of(Value const& value) {
  if (ValueList const* const pair = value.get_if<ValueList>()) {
    return {*pair->front().get_if<std::string>(), pair->size() > 1 ? (*pair)[1] : ValueMap{}};
  }
  ValueMap keywords = *value.get_if<ValueMap>();
  std::string const* const name = keywords.find("name")->get_if<std::string>();
  std::string text = name == nullptr ? "" : *name;
  std::erase_if(keywords.entries, [](ValueEntry const& entry) { return entry.first == "name"; });
  return {std::move(text), std::move(keywords)};
}

std::vector<Manager> declared_managers(DeclaredModel const& declared) {
  std::vector<Manager> managers;
  if (ValueList const* const list = declared.model.managers.get_if<ValueList>()) {
    std::ranges::transform(*list, std::back_inserter(managers), manager_of);
  }
  return managers;
}

void add_new(std::vector<Manager>& managers, std::vector<Manager> const& more) {
  for (Manager const& manager : more) {
    if (std::ranges::find(managers, manager.name, &Manager::name) == managers.end()) {
      managers.push_back(manager);
    }
  }
}

// The class's own managers and those of its bases; without any, Django's `objects`.
std::vector<Manager> all_managers(ModelClasses const& models, ModelClass const& model) {
  std::vector<Manager> managers;
  for (ModelKey const& key : model.mro) {
    ModelClass const& at = models.classes.at(key);
    std::vector<Manager> declared = declared_managers(*at.declared);
    // A base without managers has got its `objects`, unless its own bases had some.
    bool const has_objects = declared.empty() && at.bases.empty() && key != model.mro.front();
    if (has_objects) {
      declared.push_back({"objects", ValueMap{}});
    }
    add_new(managers, declared);
  }
  return managers;
}

std::string option_of(ModelState const& model, std::string_view option) {
  auto const found = model.options.other.find(option);
  std::string const* const text =
      found == model.options.other.end() ? nullptr : found->second.get_if<std::string>();
  return text == nullptr ? "" : *text;
}

// The option of the class, or of the first base.
std::string inherited_option(ModelClasses const& models, ModelClass const& model,
                             std::string_view option) {
  std::string own = option_of(model.state, option);
  if (own.empty() && model.mro.size() > 1) {
    return option_of(models.classes.at(model.mro[1]).state, option);
  }
  return own;
}

std::string default_manager(ModelClasses const& models, ModelClass const& model,
                            std::vector<Manager> const& managers) {
  bool const has_own = !declared_managers(*model.declared).empty();
  std::string name = has_own ? option_of(model.state, "default_manager_name")
                             : inherited_option(models, model, "default_manager_name");
  return name.empty() && !managers.empty() ? managers.front().name : name;
}

bool is_used_in_migrations(Manager const& manager) {
  ValueMap const* const keywords = manager.keywords.get_if<ValueMap>();
  Value const* const used = keywords == nullptr ? nullptr : keywords->find("use_in_migrations");
  return used != nullptr && *used == Value{true};
}

}  // namespace

void add_managers(ModelClasses& models, ModelClass& model) {
  std::vector<Manager> const managers = all_managers(models, model);
  std::string const first = default_manager(models, model, managers);
  std::string const base = inherited_option(models, model, "base_manager_name");
  ValueList kept;
  bool only_shims = true;
  for (Manager const& manager : managers) {
    if (is_used_in_migrations(manager)) {
      kept.push_back(ValueList{manager.name, manager.keywords});
      only_shims = false;
    } else if (manager.name == first || manager.name == base) {
      kept.push_back(ValueList{manager.name, ValueMap{}});
    }
  }
  bool const is_usual =
      only_shims && first == "objects" && kept == ValueList{ValueList{"objects", ValueMap{}}};
  model.state.managers = kept.empty() || is_usual ? Value{} : Value{std::move(kept)};
}

}  // namespace migrator
