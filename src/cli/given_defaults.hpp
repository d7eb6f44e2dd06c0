// One-off defaults given on the command line: --default app.Model.field=VALUE.
#pragma once

#include "migrator/autodetector.hpp"
#include "migrator/questioner.hpp"
#include "migrator/state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

struct GivenDefault {
  std::string app;
  std::string model;  // in lower case
  std::string field;
  Value value;
};

// Reads "app.Model.field=VALUE"; the value is JSON as in a migration, or Python as at the prompt,
// and not null. Throws UsageError.
GivenDefault parse_default(std::string const& text);

// Throws Error for one whose field no model has, and UsageError for a second one of a field.
void require_known(std::vector<GivenDefault> const& given, ProjectState const& state);

// Answers with the given defaults and passes all other questions on. It is not told the app of a
// field that it is asked about; settle() sets that right afterwards.
class DefaultsQuestioner : public Questioner {
 public:
  // Both must outlive this.
  DefaultsQuestioner(std::vector<GivenDefault> const& given, Questioner& other)
      : given_{given}, other_{other} {}

  // Gives every field of the changes that a default was asked for its own. Throws Error when an app
  // has none for a field whose namesake in another app has one, and for a text that is too long.
  void settle(Changes& changes) const;

  bool ask_initial(std::string_view app) override { return other_.ask_initial(app); }
  Value ask_not_null_addition(std::string_view field_name, std::string_view model_name) override;
  std::optional<Value> ask_not_null_alteration(std::string_view field_name,
                                               std::string_view model_name) override;
  bool ask_rename(std::string_view model_name, std::string_view old_name, std::string_view new_name,
                  Field const& field) override {
    return other_.ask_rename(model_name, old_name, new_name, field);
  }
  bool ask_rename_model(ModelState const& old_model, ModelState const& new_model) override {
    return other_.ask_rename_model(old_model, new_model);
  }
  bool ask_merge(std::string_view app) override { return other_.ask_merge(app); }
  Value ask_auto_now_add_addition(std::string_view field_name,
                                  std::string_view model_name) override;
  void ask_unique_callable_default_addition(std::string_view field_name,
                                            std::string_view model_name) override {
    other_.ask_unique_callable_default_addition(field_name, model_name);
  }

 private:
  // The first one for a field of that name, of whatever app; null when there is none.
  GivenDefault const* find(std::string_view model_name, std::string_view field_name) const;
  void settle(std::string const& app, Operation& operation) const;

  std::vector<GivenDefault> const& given_;
  Questioner& other_;
};

}  // namespace migrator::cli
