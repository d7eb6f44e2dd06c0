#include "cli/interactive_questioner.hpp"

#include "cli/python_literal.hpp"

#include <fmt/format.h>

#include <optional>

namespace migrator::cli {
namespace {

constexpr int status_of_quit = 3;
constexpr int status_of_exit = 1;

constexpr std::string_view populate =
    "This is because the database needs something to populate existing rows.";
constexpr std::string_view one_off_default =
    "Provide a one-off default now (will be set on all existing rows with a null value for this "
    "column)";
constexpr std::string_view define_default =
    "Quit and manually define a default value in models.py.";

}  // namespace

bool InteractiveQuestioner::ask_initial(std::string_view app) {
  return wants_initial(project_, options_.specified_apps, app);
}

// The last choice is to quit.
std::size_t InteractiveQuestioner::choose(std::string const& question,
                                          std::vector<std::string_view> choices) {
  std::size_t const choice = prompt_.choice_input(question, choices);
  if (choice == choices.size()) {
    throw QuestionerQuit{status_of_quit};
  }
  return choice;
}

Value InteractiveQuestioner::ask_default(std::string const& fallback) {
  prompt_.say("Please enter the default value as valid Python.");
  std::string prompt = ">>> ";
  if (!fallback.empty()) {
    prompt_.say(fmt::format("Accept the default '{}' by pressing 'Enter' or provide another value.",
                            fallback));
    prompt = fmt::format("[default: {}] >>> ", fallback);
  }
  prompt_.say(
      "The datetime and django.utils.timezone modules are available, so it is possible to provide "
      "e.g. timezone.now as a value.");
  prompt_.say("Type 'exit' to exit this prompt");
  while (true) {
    std::string code = prompt_.ask_or_cancel(prompt);
    if (code.empty()) {
      code = fallback;
    }
    if (code == "exit") {
      throw QuestionerQuit{status_of_exit};
    }
    if (code.empty()) {
      prompt_.say("Please enter some code, or 'exit' (without quotes) to exit.");
      continue;
    }
    try {
      return parse_python(code);
    } catch (PythonError const& error) {
      prompt_.say(error.what());
    }
  }
}

Value InteractiveQuestioner::ask_not_null_addition(std::string_view field_name,
                                                   std::string_view model_name) {
  if (options_.dry_run) {
    return {};
  }
  choose(fmt::format("It is impossible to add a non-nullable field '{}' to {} without specifying a "
                     "default. {}\nPlease select a fix:",
                     field_name, model_name, populate),
         {one_off_default, define_default});
  return ask_default();
}

std::optional<Value> InteractiveQuestioner::ask_not_null_alteration(std::string_view field_name,
                                                                    std::string_view model_name) {
  if (options_.dry_run) {
    return Value{};
  }
  std::size_t const choice = choose(
      fmt::format("It is impossible to change a nullable field '{}' on {} to non-nullable without "
                  "providing a default. {}\nPlease select a fix:",
                  field_name, model_name, populate),
      {one_off_default,
       "Ignore for now. Existing rows that contain NULL values will have to be handled manually, "
       "for example with a RunPython or RunSQL operation.",
       define_default});
  return choice == 1 ? std::optional{ask_default()} : std::nullopt;
}

bool InteractiveQuestioner::ask_rename(std::string_view model_name, std::string_view old_name,
                                       std::string_view new_name, Field const& field) {
  return prompt_.boolean_input(fmt::format("Was {0}.{1} renamed to {0}.{2} (a {3})? [y/N]",
                                           model_name, old_name, new_name, field.type->name));
}

bool InteractiveQuestioner::ask_rename_model(ModelState const& old_model,
                                             ModelState const& new_model) {
  return prompt_.boolean_input(fmt::format("Was the model {}.{} renamed to {}? [y/N]",
                                           old_model.app, old_model.name, new_model.name));
}

bool InteractiveQuestioner::ask_merge(std::string_view) {
  return prompt_.boolean_input(
      "\nMerging will only work if the operations printed above do not conflict\n"
      "with each other (working on different fields or models)\n"
      "Should these migration branches be merged? [y/N]");
}

Value InteractiveQuestioner::ask_auto_now_add_addition(std::string_view field_name,
                                                       std::string_view model_name) {
  if (options_.dry_run) {
    return {};
  }
  choose(
      fmt::format("It is impossible to add the field '{}' with 'auto_now_add=True' to {} without "
                  "providing a default. {}\n",
                  field_name, model_name, populate),
      {"Provide a one-off default now which will be set on all existing rows", define_default});
  return ask_default("timezone.now");
}

void InteractiveQuestioner::ask_unique_callable_default_addition(std::string_view field_name,
                                                                 std::string_view model_name) {
  if (options_.dry_run) {
    return;
  }
  choose(fmt::format("Callable default on unique field {}.{} will not generate unique values upon "
                     "migrating.\nPlease choose how to proceed:\n",
                     model_name, field_name),
         {"Continue making this migration as the first step in writing a manual migration to "
          "generate unique values described here: "
          "https://docs.djangoproject.com/en/5.2/howto/writing-migrations/"
          "#migrations-that-add-unique-fields.",
          "Quit and edit field options in models.py."});
}

}  // namespace migrator::cli
