// What the autodetector asks where the models alone do not say: Django's questioners. The ones of
// this header answer by themselves; the one that asks on a terminal is in src/cli.
#pragma once

#include "migrator/error.hpp"
#include "migrator/field.hpp"
#include "migrator/project.hpp"
#include "migrator/state.hpp"
#include "migrator/value.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace migrator {

// A questioner gives up: the program is to end with this status and, as all has been said, without
// a further word.
class QuestionerQuit : public Error {
 public:
  explicit QuestionerQuit(int status) : Error{"no answer was given"}, status_{status} {}
  int status() const { return status_; }

 private:
  int status_;
};

// Django's MigrationQuestioner, its methods under their names. Names of models are in lower case.
// Any of them may throw QuestionerQuit.
class Questioner {
 public:
  virtual ~Questioner() = default;

  // Whether the app, which has no migrations in the graph, gets its first.
  virtual bool ask_initial(std::string_view app) = 0;

  // The value that existing rows get for a new field that takes no null and has no default. Null
  // is an answer: Django's None, which a dry run that asks nothing takes.
  virtual Value ask_not_null_addition(std::string_view field_name, std::string_view model_name) = 0;

  // The same for a field that took null and no longer does; nothing to go on without a value.
  virtual std::optional<Value> ask_not_null_alteration(std::string_view field_name,
                                                       std::string_view model_name) = 0;

  // Whether the field `new_name`, which is `field`, is the old one under another name.
  virtual bool ask_rename(std::string_view model_name, std::string_view old_name,
                          std::string_view new_name, Field const& field) = 0;

  // Whether the new model is the old one under another name.
  virtual bool ask_rename_model(ModelState const& old_model, ModelState const& new_model) = 0;

  // Whether the branches of the app are to be merged.
  virtual bool ask_merge(std::string_view app) = 0;

  // The value that existing rows get for a new field with auto_now_add.
  virtual Value ask_auto_now_add_addition(std::string_view field_name,
                                          std::string_view model_name) = 0;

  // Whether to go on, which is to return, with a new unique field whose callable default gives
  // all existing rows one value.
  virtual void ask_unique_callable_default_addition(std::string_view field_name,
                                                    std::string_view model_name) = 0;
};

// Django's answer to ask_initial(): yes for an app that was named, and for one with a migrations
// folder that has no migration in it.
bool wants_initial(Project const& project, std::set<std::string, std::less<>> const& specified_apps,
                   std::string_view app);

// Django's NonInteractiveMigrationQuestioner: nothing was renamed, nothing merged; the want of a
// default is told to `log`, one line each, without its line end, and ends the run with status 3,
// but goes on for an altered field.
class NonInteractiveQuestioner : public Questioner {
 public:
  struct Options {
    std::set<std::string, std::less<>> specified_apps;
    int verbosity = 1;
    bool merge = false;  // what ask_merge() answers
    std::function<void(std::string const&)> log;
  };

  // `project` must outlive this.
  NonInteractiveQuestioner(Project const& project, Options options);

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
  [[noreturn]] void refuse(std::string_view field_name, std::string_view model_name,
                           std::string_view reason) const;

  Project const& project_;
  Options options_;
};

}  // namespace migrator
