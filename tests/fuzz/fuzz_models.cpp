// Bytes as files of models, before and after a change (a line "====" parts them): whatever they
// are, each is a state that the checks pass, or has faults that say where they are. A state differs
// in nothing from itself; what is found between the two is found again, or refused with an Error.

#include "migrator/autodetector.hpp"
#include "migrator/checks.hpp"
#include "migrator/error.hpp"
#include "migrator/models.hpp"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace migrator;

constexpr std::size_t longest_input = 65536;
constexpr std::string_view parting = "\n====\n";
constexpr std::string_view file = "models/app.json";

void require(bool promise, std::string_view text) {
  if (!promise) {
    std::cerr << "broken promise: " << text << '\n';
    std::abort();
  }
}

void check_faults(std::vector<Diagnostic> const& faults) {
  require(!faults.empty(), "an error has faults");
  for (Diagnostic const& fault : faults) {
    require(fault.file == file, "a fault names its file");
    require(!fault.message.empty(), "a fault has a message");
    require(fault.line >= 0, "a fault's line is one of the file's");
    require(fault.json_path.empty() || fault.json_path.starts_with("$"), "a path starts at $");
  }
}

std::optional<ProjectState> state_of(std::string_view text) {
  try {
    DeclaredModels declared;
    declared.apps = {"app"};
    declared.models = parse_models({"app", "app", std::string{file}, std::string{text}}, {});
    ProjectState state = state_of_models(declared, {});
    require(state == state_of_models(declared, {}), "the same declarations are the same state");
    std::vector<Diagnostic> const refused = check_models(declared, state, {});
    if (!refused.empty()) {
      check_faults(refused);
      return std::nullopt;
    }
    return state;
  } catch (FormatError const& error) {
    check_faults(error.diagnostics());
    return std::nullopt;
  }
}

// Says yes to everything.
class Agreeing : public NonInteractiveQuestioner {
 public:
  explicit Agreeing(Project const& project) : NonInteractiveQuestioner{project, {}} {}
  bool ask_initial(std::string_view) override { return true; }
  Value ask_not_null_addition(std::string_view, std::string_view) override { return {}; }
  Value ask_auto_now_add_addition(std::string_view, std::string_view) override { return {}; }
  bool ask_rename(std::string_view, std::string_view, std::string_view, Field const&) override {
    return true;
  }
  bool ask_rename_model(ModelState const&, ModelState const&) override { return true; }
};

std::optional<Changes> changes_between(ProjectState const& from, ProjectState const& to) {
  Project const project;
  Settings const settings;
  Agreeing questioner{project};
  try {
    return detect_changes({from, to, {}, settings, questioner}, MigrationGraph{});
  } catch (Error const& error) {
    require(!std::string_view{error.what()}.empty(), "an error says something");
    return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > longest_input) {
    return 0;
  }
  std::string_view const input{reinterpret_cast<char const*>(data), size};
  std::size_t const part = input.find(parting);
  std::optional<ProjectState> const before = state_of(input.substr(0, part));
  if (!before) {
    return 0;
  }
  std::optional<Changes> const none = changes_between(*before, *before);
  require(none && none->empty(), "a state differs in nothing from itself");
  if (part == std::string_view::npos) {
    return 0;
  }
  if (std::optional<ProjectState> const after = state_of(input.substr(part + parting.size()))) {
    require(changes_between(*before, *after) == changes_between(*before, *after),
            "the same is found again");
  }
  return 0;
}
