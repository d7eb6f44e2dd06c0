// What migrations are called and how they hang together.
#include "base/utf8.hpp"
#include "lint/operation_at_work.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>

namespace migrator {
namespace {

constexpr std::size_t longest_name = 255;  // of the columns of django_migrations

// The number that the name begins with; nothing without one.
std::optional<int> number_of(std::string const& name) {
  int number = 0;
  auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc{} && *end == '_' ? std::optional{number} : std::nullopt;
}

void lint_names(Migration const& migration, Findings& findings) {
  if (utf8_length(migration.key.name) > longest_name ||
      utf8_length(migration.key.app) > longest_name) {
    findings.add(
        "M006", migration,
        fmt::format("{} is longer than {} characters", to_string(migration.key), longest_name));
  }
}

// Squashes bear the number of the first that they replace, and stand beside it.
void lint_numbers(Project const& project, std::string const& app, Findings& findings) {
  std::map<int, Migration const*> numbered;
  for (Migration const& migration : project.of_app(app)) {
    std::optional<int> const number = number_of(migration.key.name);
    if (!number || !migration.replaces.empty()) {
      continue;
    }
    auto const [other, is_new] = numbered.emplace(*number, &migration);
    if (!is_new) {
      findings.add("M005", migration, fmt::format("has the number of {}", other->second->key.name));
    }
  }
  int last = numbered.empty() ? 0 : numbered.begin()->first;
  for (auto const& [number, migration] : numbered) {
    if (number > last + 1) {
      findings.add("M004", *migration, fmt::format("comes after number {}", last));
    }
    last = number;
  }
}

std::optional<LoadedGraph> lint_graph(Project const& project, Findings& findings) {
  try {
    LoadedGraph loaded = build_graph(project, {});
    for (auto const& [app, leaves] : find_conflicts(loaded.graph)) {
      findings.add("M002", *project.find({app, leaves.back()}),
                   fmt::format("{} has several last migrations: {}", app, fmt::join(leaves, ", ")));
    }
    return loaded;
  } catch (GraphError const& error) {
    findings.add("M003", Migration{}, error.what());
    return std::nullopt;
  }
}

}  // namespace

LintedHistory lint_history(Project const& project) {
  Findings findings;
  std::optional<LoadedGraph> loaded = lint_graph(project, findings);
  for (std::string const& app : project.migrated_apps) {
    lint_numbers(project, app, findings);
  }
  for (Migration const& migration : project.migrations) {
    lint_names(migration, findings);
  }
  return {findings.take(), std::move(loaded)};
}

}  // namespace migrator
