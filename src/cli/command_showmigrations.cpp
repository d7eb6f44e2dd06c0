#include "cli/audit_marks.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "graph/app_order.hpp"
#include "migrator/executor.hpp"
#include "migrator/graph.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>

namespace migrator::cli {
namespace {

// What both forms of the listing need.
struct Listing {
  Project const& project;
  Recorded const& recorded;
  LoadedGraph const& loaded;
  int verbosity;
  Console& console;
  std::optional<AuditMarks> marks;  // with an audit table, at verbosity 2
};

// Names every unknown label on standard error.
bool require_apps(Project const& project, std::vector<std::string> const& apps, Console& console) {
  bool known = true;
  for (std::string const& app : apps) {
    if (!project.has_app(app)) {
      console.error_line(fmt::format("No installed app with label '{}'.", app));
      known = false;
    }
  }
  return known;
}

std::string list_line(Listing const& listing, MigrationKey const& key) {
  Migration const& migration = listing.loaded.graph.at(key);
  bool const is_squash = !migration.replaces.empty();
  std::string title = key.name;
  if (is_squash) {
    title += fmt::format(" ({} squashed migrations)", migration.replaces.size());
  }
  if (!listing.loaded.applied.contains(key)) {
    return " [ ] " + title;
  }
  auto const row = listing.recorded.find(key);
  if (row == listing.recorded.end()) {
    return fmt::format(" [-] {} Run 'manage.py migrate' to finish recording.", title);
  }
  std::string line = " [X] " + title;
  if (listing.verbosity >= 2 && !is_squash) {
    line += fmt::format(" (applied at {})", row->second);
  }
  bool const is_edited = listing.marks && listing.marks->is_edited(migration);
  return line + (is_edited ? " edited since it was applied" : "");
}

void show_without_file(Listing const& listing, std::vector<MigrationKey> const& keys) {
  for (MigrationKey const& key : keys) {
    listing.console.line(
        fmt::format(" [?] {} (applied at {}) has no file", key.name, listing.recorded.at(key)),
        Style::error);
  }
}

void show_app(Listing const& listing, AppOrder& order, std::string const& app) {
  listing.console.line(app, Style::migrate_label);
  std::vector<std::size_t> const nodes = order.of(app);
  for (std::size_t const node : nodes) {
    listing.console.line(list_line(listing, listing.loaded.graph.key(node)));
  }
  if (nodes.empty()) {
    listing.console.line(" (no migrations)", Style::error);
  }
  if (listing.marks && listing.marks->without_file().contains(app)) {
    show_without_file(listing, listing.marks->without_file().at(app));
  }
}

// Apps that are in the history alone.
void show_apps_without_files(Listing const& listing) {
  for (auto const& [app, keys] : listing.marks->without_file()) {
    if (!listing.project.migrated_apps.contains(app)) {
      listing.console.line(app, Style::migrate_label);
      show_without_file(listing, keys);
    }
  }
}

void show_list(Listing const& listing, std::vector<std::string> const& apps) {
  AppOrder order{listing.loaded.graph};
  if (!apps.empty()) {
    for (std::string const& app : apps) {
      show_app(listing, order, app);
    }
    return;
  }
  for (std::string const& app : listing.project.migrated_apps) {
    show_app(listing, order, app);
  }
  if (listing.marks) {
    show_apps_without_files(listing);
  }
}

std::string parents_of(MigrationGraph const& graph, MigrationKey const& key) {
  std::string parents;
  for (MigrationKey const& parent : graph.parents(key)) {
    parents += (parents.empty() ? "" : ", ") + to_string(parent);
  }
  return parents.empty() ? "" : fmt::format(" ... ({})", parents);
}

std::vector<MigrationKey> leaves_of(MigrationGraph const& graph,
                                    std::vector<std::string> const& apps) {
  std::set<std::string> const wanted{apps.begin(), apps.end()};
  std::vector<MigrationKey> leaves = graph.leaves();
  if (!wanted.empty()) {
    std::erase_if(leaves, [&](MigrationKey const& key) { return !wanted.contains(key.app); });
  }
  return leaves;
}

void show_plan(Listing const& listing, std::vector<std::string> const& apps) {
  MigrationGraph const& graph = listing.loaded.graph;
  std::vector<MigrationKey> const plan = graph.forwards_plan(leaves_of(graph, apps));
  for (MigrationKey const& key : plan) {
    bool const applied = listing.loaded.applied.contains(key);
    listing.console.line(fmt::format("[{}]  {}{}", applied ? 'X' : ' ', to_string(key),
                                     listing.verbosity >= 2 ? parents_of(graph, key) : ""));
  }
  if (plan.empty()) {
    listing.console.line("(no migrations)", Style::error);
  }
}

}  // namespace

int show_migrations(Context& context, ShowMigrationsOptions const& options) {
  Project const project = context.configuration.load_project();
  Session session{context};
  Recorded const recorded = Recorder{session.connection(), project.settings}.applied();
  LoadedGraph const loaded =
      build_graph(project, recorded,
                  {.empty_apps = options.plan ? EmptyApps::refused : EmptyApps::passed_over});
  if (!require_apps(project, options.apps, context.console)) {
    return exit_usage;
  }
  Listing listing{project, recorded, loaded, context.options.verbosity, context.console, {}};
  if (context.configuration.audit_table && listing.verbosity >= 2) {
    listing.marks.emplace(session.connection(), *context.configuration.audit_table, project,
                          recorded);
  }
  if (options.plan) {
    show_plan(listing, options.apps);
  } else {
    show_list(listing, options.apps);
  }
  return exit_done;
}

}  // namespace migrator::cli
