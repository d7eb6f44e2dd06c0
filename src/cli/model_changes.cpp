#include "cli/model_changes.hpp"

#include "migrator/autodetector.hpp"
#include "migrator/plan.hpp"
#include "migrator/questioner.hpp"

#include <algorithm>

namespace migrator::cli {
namespace {

// Answers nothing: Django's MigrationQuestioner, for one who only wants to know whether there are
// changes.
class SilentQuestioner : public Questioner {
 public:
  explicit SilentQuestioner(Project const& project) : project_{project} {}

  bool ask_initial(std::string_view app) override { return wants_initial(project_, {}, app); }
  Value ask_not_null_addition(std::string_view, std::string_view) override { return {}; }
  std::optional<Value> ask_not_null_alteration(std::string_view, std::string_view) override {
    return Value{};
  }
  bool ask_rename(std::string_view, std::string_view, std::string_view, Field const&) override {
    return false;
  }
  bool ask_rename_model(ModelState const&, ModelState const&) override { return false; }
  bool ask_merge(std::string_view) override { return false; }
  Value ask_auto_now_add_addition(std::string_view, std::string_view) override { return {}; }
  void ask_unique_callable_default_addition(std::string_view, std::string_view) override {}

 private:
  Project const& project_;
};

}  // namespace

ProjectState state_of_all(MigrationGraph const& graph) {
  ProjectState state;
  for (MigrationKey const& key : graph.full_plan()) {
    mutate_state(graph.at(key), state);
  }
  return state;
}

std::vector<std::string> apps_with_changes(DeclaredProject& declared, Project const& project,
                                           MigrationGraph const& graph) {
  ProjectState const* const to = declared.state();
  if (to == nullptr) {
    return {};
  }
  ProjectState const from = state_of_all(graph);
  SilentQuestioner questioner{project};
  std::vector<std::string> apps;
  for (AppChanges const& app : detect_changes({from, *to, project.unmigrated_apps, project.settings,
                                               questioner, order_of(*declared.models())},
                                              graph)) {
    apps.push_back(app.app);
  }
  std::ranges::sort(apps);
  return apps;
}

}  // namespace migrator::cli
