// Declared models and what is found between two sets of them, written down as text.
#pragma once

#include "migrator/autodetector.hpp"
#include "migrator/models.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace migrator::test {

// By app the text of its file's `models`: R"([{"name": "Item"}])"; comments are allowed.
using ModelTexts = std::map<std::string, std::string>;

// Throw FormatError as the reader does. The file of shop is "models/shop.json".
DeclaredModels declared_models(ModelTexts const& texts, Settings const& settings = {});
ProjectState models_state(ModelTexts const& texts, Settings const& settings = {});

// A questioner that answers all alike and writes down what it was asked.
class WritingQuestioner : public Questioner {
 public:
  bool renames = false;  // whether fields and models were renamed
  Value one_off{0};      // what existing rows get
  bool leaves_null = false;
  std::vector<std::string> asked;

  bool ask_initial(std::string_view app) override;
  Value ask_not_null_addition(std::string_view field, std::string_view model) override;
  std::optional<Value> ask_not_null_alteration(std::string_view field,
                                               std::string_view model) override;
  bool ask_rename(std::string_view model, std::string_view old_name, std::string_view new_name,
                  Field const& field) override;
  bool ask_rename_model(ModelState const& old_model, ModelState const& new_model) override;
  bool ask_merge(std::string_view app) override;
  Value ask_auto_now_add_addition(std::string_view field, std::string_view model) override;
  void ask_unique_callable_default_addition(std::string_view field,
                                            std::string_view model) override;
};

// The migrations that lead from one set of models to the other. The apps of the first have a leaf
// 0001_initial each.
struct Detected {
  Changes changes;
  std::vector<std::string> asked;
};
struct DetectOptions {
  bool renames = false;
  bool leaves_null = false;
  Settings settings = {};
  AppLabels unmigrated_apps = {};
  ChangesOptions changes = {};
};
Detected detect(ModelTexts const& from, ModelTexts const& to, DetectOptions const& options = {});

// A line a migration and, indented, one an operation:
//   shop.0002_item_size (shop.0001_initial)
//     Add field size to item
std::string text_of(Changes const& changes);

// text_of() what detect() finds.
std::string found(ModelTexts const& from, ModelTexts const& to, DetectOptions const& options = {});

// The operations of the only migration. Throws std::logic_error when there are more or fewer.
std::vector<Operation> operations_between(ModelTexts const& from, ModelTexts const& to,
                                          DetectOptions const& options = {});

}  // namespace migrator::test
