#include "support/models_of.hpp"

#include "support/graph_of.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

namespace migrator::test {

DeclaredModels declared_models(ModelTexts const& texts, Settings const& settings) {
  DeclaredModels declared;
  for (auto const& [app, text] : texts) {
    declared.apps.insert(app);
    SourceFile const source{app, app, fmt::format("models/{}.json", app),
                            fmt::format(R"({{"models": {}}})", text)};
    std::vector<DeclaredModel> models = parse_models(source, settings);
    std::ranges::move(models, std::back_inserter(declared.models));
  }
  return declared;
}

ProjectState models_state(ModelTexts const& texts, Settings const& settings) {
  return state_of_models(declared_models(texts, settings), settings);
}

bool WritingQuestioner::ask_initial(std::string_view app) {
  asked.push_back(fmt::format("initial {}", app));
  return true;
}

Value WritingQuestioner::ask_not_null_addition(std::string_view field, std::string_view model) {
  asked.push_back(fmt::format("default of {}.{}", model, field));
  return one_off;
}

std::optional<Value> WritingQuestioner::ask_not_null_alteration(std::string_view field,
                                                                std::string_view model) {
  asked.push_back(fmt::format("no null in {}.{}", model, field));
  return leaves_null ? std::nullopt : std::optional{one_off};
}

bool WritingQuestioner::ask_rename(std::string_view model, std::string_view old_name,
                                   std::string_view new_name, Field const& field) {
  asked.push_back(fmt::format("{}.{} to {} ({})", model, old_name, new_name, field.type->name));
  return renames;
}

bool WritingQuestioner::ask_rename_model(ModelState const& old_model, ModelState const& new_model) {
  asked.push_back(fmt::format("{}.{} to {}", old_model.app, old_model.name, new_model.name));
  return renames;
}

bool WritingQuestioner::ask_merge(std::string_view app) {
  asked.push_back(fmt::format("merge {}", app));
  return true;
}

Value WritingQuestioner::ask_auto_now_add_addition(std::string_view field, std::string_view model) {
  asked.push_back(fmt::format("time of {}.{}", model, field));
  return one_off;
}

void WritingQuestioner::ask_unique_callable_default_addition(std::string_view field,
                                                             std::string_view model) {
  asked.push_back(fmt::format("one value for all in {}.{}", model, field));
}

namespace {

std::string graph_text(ModelTexts const& from) {
  std::string text;
  for (auto const& [app, models] : from) {
    text += fmt::format("{}.0001_initial;", app);
  }
  return text;
}

std::string text_of(Dependency const& dependency) {
  return dependency.setting.empty() ? to_string(dependency.key) : dependency.setting;
}

}  // namespace

Detected detect(ModelTexts const& from, ModelTexts const& to, DetectOptions const& options) {
  ProjectState const from_state = models_state(from, options.settings);
  DeclaredModels const declared = declared_models(to, options.settings);
  ProjectState const to_state = state_of_models(declared, options.settings);
  GraphOf const graph = graph_of(graph_text(from));
  WritingQuestioner questioner;
  questioner.renames = options.renames;
  questioner.leaves_null = options.leaves_null;
  AutodetectorInput const input{from_state,       to_state,   options.unmigrated_apps,
                                options.settings, questioner, order_of(declared)};
  Changes changes = detect_changes(input, graph.graph(), options.changes);
  return {std::move(changes), std::move(questioner.asked)};
}

std::string text_of(Changes const& changes) {
  std::string text;
  for (AppChanges const& app : changes) {
    for (Migration const& migration : app.migrations) {
      std::vector<std::string> dependencies;
      for (Dependency const& dependency : migration.dependencies) {
        dependencies.push_back(text_of(dependency));
      }
      text += fmt::format("{} ({})\n", to_string(migration.key), fmt::join(dependencies, ", "));
      for (Operation const& operation : migration.operations) {
        text += fmt::format("  {}\n", describe(operation));
      }
    }
  }
  return text;
}

std::string found(ModelTexts const& from, ModelTexts const& to, DetectOptions const& options) {
  return text_of(detect(from, to, options).changes);
}

std::vector<Operation> operations_between(ModelTexts const& from, ModelTexts const& to,
                                          DetectOptions const& options) {
  Changes const changes = detect(from, to, options).changes;
  if (changes.size() != 1 || changes.front().migrations.size() != 1) {
    throw std::logic_error{"not one migration:\n" + text_of(changes)};
  }
  return changes.front().migrations.front().operations;
}

}  // namespace migrator::test
