#include "autodetector/model_classes.hpp"
#include "migrator/models.hpp"

#include <algorithm>

namespace migrator {
namespace {

void throw_faults(ModelClasses& models) {
  if (models.faults.empty()) {
    return;
  }
  std::ranges::stable_sort(models.faults, [](Diagnostic const& one, Diagnostic const& other) {
    return std::pair{one.file, one.line} < std::pair{other.file, other.line};
  });
  throw FormatError{std::move(models.faults)};
}

}  // namespace

ProjectState state_of_models(DeclaredModels const& declared, Settings const& settings) {
  ModelClasses models{.settings = settings};
  register_classes(models, declared);
  throw_faults(models);
  for (ModelKey const& key : models.bases_first) {
    add_fields(models, models.classes.at(key));
    add_managers(models, models.classes.at(key));
  }
  throw_faults(models);
  resolve_references(models);
  for (ModelKey const& key : models.in_order) {
    complete_options(models, models.classes.at(key));
  }
  throw_faults(models);
  ProjectState state;
  for (auto& [key, model] : models.classes) {
    state.put(std::move(model.state));
  }
  return state;
}

std::vector<ModelKey> order_of(DeclaredModels const& declared) {
  std::vector<ModelKey> keys;
  keys.reserve(declared.models.size());
  for (DeclaredModel const& model : declared.models) {
    keys.push_back(model.model.key());
  }
  return keys;
}

void install_apps(Project& project, DeclaredModels const& declared) {
  for (std::string const& app : declared.apps) {
    if (!project.migrated_apps.contains(app)) {
      project.unmigrated_apps.insert(app);
    }
  }
}

}  // namespace migrator
