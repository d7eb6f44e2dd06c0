#include "graph/missing_nodes.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// More lines than this help nobody.
constexpr std::size_t most_missing = 20;

// The line below Django's: where it is said, and what was probably meant.
std::string place(Migration const& origin, std::string const& hint) {
  return fmt::format("\n  in {}{}", origin.file.empty() ? to_string(origin.key) : origin.file,
                     hint);
}

std::string app_hint(Project const& project, std::string_view app) {
  std::vector<std::string_view> apps{project.migrated_apps.begin(), project.migrated_apps.end()};
  apps.insert(apps.end(), project.unmigrated_apps.begin(), project.unmigrated_apps.end());
  return did_you_mean(app, apps);
}

// The nearest name in the app, or when there is no such app the nearest app.
std::string name_hint(Project const& project, MigrationKey const& key) {
  std::vector<std::string_view> names;
  for (Migration const& migration : project.of_app(key.app)) {
    names.push_back(migration.key.name);
  }
  return names.empty() ? app_hint(project, key.app) : did_you_mean(key.name, names);
}

// The squashes that would have taken the dummy's place.
std::vector<Migration const*> replacements_of(MigrationKey const& key,
                                              std::vector<Migration const*> const& replacements) {
  std::vector<Migration const*> found;
  for (Migration const* const candidate : replacements) {
    if (std::ranges::find(candidate->replaces, key) != candidate->replaces.end()) {
      found.push_back(candidate);
    }
  }
  return found;
}

// Whether the dummy would have been replaced, had not some of what its squashes replace been
// applied: then naming the missing migration alone would mislead.
bool was_left_by_squashes(DraftGraph const& graph, std::vector<Migration const*> const& squashes) {
  return !squashes.empty() && std::ranges::none_of(squashes, [&](Migration const* squash) {
    return graph.find(squash->key).has_value();
  });
}

std::string left_by_squashes_text(DraftNode const& dummy,
                                  std::vector<Migration const*> const& squashes) {
  std::vector<std::string> names;
  names.reserve(squashes.size());
  for (Migration const* const squash : squashes) {
    names.push_back(to_string(squash->key));
  }
  return fmt::format(
      "Migration {0} depends on nonexistent node ('{1}', '{2}'). Django tried to replace migration "
      "{1}.{2} with any of [{3}] but wasn't able to because some of the replaced migrations are "
      "already applied.",
      to_string(dummy.origin->key), dummy.key.app, dummy.key.name, join(names, ", "));
}

std::string describe(DraftGraph const& graph, Project const& project, DraftNode const& dummy,
                     std::vector<Migration const*> const& replacements) {
  std::vector<Migration const*> const squashes = replacements_of(dummy.key, replacements);
  if (was_left_by_squashes(graph, squashes)) {
    return left_by_squashes_text(dummy, squashes) + place(*dummy.origin, "");
  }
  return fmt::format("Migration {} dependencies reference nonexistent {} node {}{}",
                     to_string(dummy.origin->key),
                     dummy.named_as == Relative::parent ? "parent" : "child",
                     python_tuple(dummy.key), place(*dummy.origin, name_hint(project, dummy.key)));
}

}  // namespace

void require_no_dummies(DraftGraph const& graph, Project const& project,
                        std::vector<Migration const*> const& replacements) {
  std::vector<NodeId> const dummies = graph.dummies();
  if (dummies.empty()) {
    return;
  }
  std::vector<std::string> lines;
  for (NodeId const id : dummies) {
    if (lines.size() == most_missing) {
      lines.push_back(fmt::format("  … and {} more", dummies.size() - most_missing));
      break;
    }
    lines.push_back(describe(graph, project, graph.nodes()[id], replacements));
  }
  throw GraphError{join(lines, "\n")};
}

void refuse_dependency_on_app(Project const& project, Migration const& origin,
                              std::string const& app) {
  if (project.migrated_apps.contains(app)) {
    throw GraphError{
        fmt::format("Dependency on app with no migrations: {}{}", app, place(origin, ""))};
  }
  throw GraphError{
      fmt::format("Dependency on unknown app: {}{}", app, place(origin, app_hint(project, app)))};
}

}  // namespace migrator
