// The questions of makemigrations on a terminal: Django's InteractiveMigrationQuestioner.
#pragma once

#include "cli/prompt.hpp"
#include "migrator/questioner.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

// Asks in Django's words. QuestionerQuit has status 3 when the user would rather define a default,
// 1 for "exit" and Ctrl-C.
class InteractiveQuestioner : public Questioner {
 public:
  struct Options {
    std::set<std::string, std::less<>> specified_apps;
    bool dry_run = false;  // nothing is written, so no default is asked for
  };

  // `project` and `prompt` must outlive this.
  InteractiveQuestioner(Project const& project, Options options, Prompt& prompt)
      : project_{project}, options_{std::move(options)}, prompt_{prompt} {}

  bool ask_initial(std::string_view app) override;
  Value ask_not_null_addition(std::string_view field_name, std::string_view model_name) override;
  std::optional<Value> ask_not_null_alteration(std::string_view field_name,
                                               std::string_view model_name) override;
  bool ask_rename(std::string_view model_name, std::string_view old_name, std::string_view new_name,
                  Field const& field) override;
  bool ask_rename_model(ModelState const& old_model, ModelState const& new_model) override;
  bool ask_merge(std::string_view app) override;
  Value ask_auto_now_add_addition(std::string_view field_name,
                                  std::string_view model_name) override;
  void ask_unique_callable_default_addition(std::string_view field_name,
                                            std::string_view model_name) override;

 private:
  std::size_t choose(std::string const& question, std::vector<std::string_view> choices);
  Value ask_default(std::string const& fallback = {});

  Project const& project_;
  Options options_;
  Prompt& prompt_;
};

}  // namespace migrator::cli
