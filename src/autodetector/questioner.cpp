#include "migrator/questioner.hpp"

#include <fmt/format.h>

#include <utility>

namespace migrator {

bool wants_initial(Project const& project, std::set<std::string, std::less<>> const& specified_apps,
                   std::string_view app) {
  if (specified_apps.contains(app)) {
    return true;
  }
  return project.migrated_apps.contains(app) && project.of_app(app).empty();
}

NonInteractiveQuestioner::NonInteractiveQuestioner(Project const& project, Options options)
    : project_{project}, options_{std::move(options)} {}

bool NonInteractiveQuestioner::ask_initial(std::string_view app) {
  return wants_initial(project_, options_.specified_apps, app);
}

void NonInteractiveQuestioner::refuse(std::string_view field_name, std::string_view model_name,
                                      std::string_view reason) const {
  if (options_.verbosity > 0 && options_.log) {
    options_.log(
        fmt::format("Field '{}' on model '{}' not migrated: {}.", field_name, model_name, reason));
  }
  throw QuestionerQuit{3};
}

Value NonInteractiveQuestioner::ask_not_null_addition(std::string_view field_name,
                                                      std::string_view model_name) {
  refuse(field_name, model_name,
         "it is impossible to add a non-nullable field without specifying a default");
}

std::optional<Value> NonInteractiveQuestioner::ask_not_null_alteration(
    std::string_view field_name, std::string_view model_name) {
  if (options_.log) {
    options_.log(
        fmt::format("Field '{}' on model '{}' given a default of NOT PROVIDED and must be "
                    "corrected.",
                    field_name, model_name));
  }
  return std::nullopt;
}

bool NonInteractiveQuestioner::ask_rename(std::string_view, std::string_view, std::string_view,
                                          Field const&) {
  return false;
}

bool NonInteractiveQuestioner::ask_rename_model(ModelState const&, ModelState const&) {
  return false;
}

bool NonInteractiveQuestioner::ask_merge(std::string_view) {
  return options_.merge;
}

Value NonInteractiveQuestioner::ask_auto_now_add_addition(std::string_view field_name,
                                                          std::string_view model_name) {
  refuse(field_name, model_name,
         "it is impossible to add a field with 'auto_now_add=True' without specifying a default");
}

void NonInteractiveQuestioner::ask_unique_callable_default_addition(std::string_view,
                                                                    std::string_view) {}

}  // namespace migrator
