#include "cli/argparse.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/finding_formats.hpp"
#include "cli/model_changes.hpp"
#include "cli/since.hpp"
#include "cli/system_checks.hpp"
#include "format/source.hpp"
#include "migrator/error.hpp"
#include "migrator/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace migrator::cli {
namespace {

// What comments in the files allow, each file read when it is first asked for.
class Allowed {
 public:
  explicit Allowed(Project const& project) : project_{project} {}

  bool covers(Finding const& finding) {
    Migration const* const migration = project_.find(finding.migration);
    int const first = migration == nullptr || migration->operation_lines.empty()
                          ? 0
                          : migration->operation_lines.front();
    std::vector<Allowance> const& allowances = of(finding.place.file);
    return std::ranges::any_of(allowances, [&](Allowance const& allowance) {
      return allowance.code == finding.rule->code &&
             (allowance.line == finding.place.line || allowance.line < first);
    });
  }

 private:
  std::vector<Allowance> const& of(std::string const& file) {
    auto const [found, is_new] = known_.try_emplace(file);
    if (is_new && !file.empty()) {
      found->second = allowances_of(read_text_file(file).text);
      for (Allowance const& allowance : found->second) {
        require_good(file, allowance);
      }
    }
    return found->second;
  }

  static void require_good(std::string const& file, Allowance const& allowance) {
    if (find_rule(allowance.code) == nullptr) {
      throw FormatError{
          {{file, allowance.line, "", fmt::format("there is no rule '{}'", allowance.code)}}};
    }
    if (allowance.reason.empty()) {
      throw FormatError{{{file, allowance.line, "",
                          fmt::format("say why {} is allowed: // migrator: allow {}: reason",
                                      allowance.code, allowance.code)}}};
    }
  }

  Project const& project_;
  std::map<std::string, std::vector<Allowance>> known_;
};

void require_known_rules(Configuration const& configuration) {
  for (auto const& [code, reason] : configuration.ignored_rules) {
    if (find_rule(code) == nullptr) {
      throw Error{fmt::format("check.ignore in the configuration: there is no rule '{}'", code)};
    }
  }
}

void require_apps(Project const& project, std::vector<std::string> const& apps) {
  for (std::string const& app : apps) {
    if (!project.has_app(app)) {
      throw PlanError{fmt::format("No installed app with label '{}'.", app)};
    }
  }
}

bool is_of(std::vector<std::string> const& apps, MigrationKey const& key) {
  return apps.empty() || std::ranges::find(apps, key.app) != apps.end();
}

std::vector<Finding> as_findings(std::vector<Diagnostic> const& faults, std::string_view code) {
  std::vector<Finding> findings;
  for (Diagnostic const& fault : faults) {
    std::string const path = fault.json_path.empty() ? "" : fault.json_path + ": ";
    findings.push_back({.rule = find_rule(code),
                        .migration = {},
                        .place = {fault.file, fault.line},
                        .operation = {},
                        .message = path + fault.message});
  }
  return findings;
}

// What the checks refuse in the declared models or, when that is nothing, where they have moved on.
std::vector<Finding> look_at_models(Context const& context, Project const& project,
                                    MigrationGraph const& graph) {
  std::vector<Finding> findings = as_findings(model_faults(context), "M009");
  if (!findings.empty()) {
    return findings;
  }
  for (std::string const& app : apps_with_changes(context.declared, project, graph)) {
    findings.push_back({.rule = find_rule("M010"),
                        .migration = {app, {}},
                        .place = {},
                        .operation = {},
                        .message = fmt::format("the models of {} have no migration yet", app)});
  }
  return findings;
}

// All that is found, quiet or not, sorted by file and line.
CheckReport look(Context const& context, Project const& project, CheckOptions const& options) {
  KeySet wanted;
  auto [findings, loaded] = lint_history(project);
  if (options.since.empty()) {
    for (Migration const& migration : project.migrations) {
      wanted.insert(migration.key);
    }
  } else {
    Since const base = since(context.configuration, project, options.since);
    wanted = base.added;
    // What was there before is nobody's fault now.
    std::erase_if(findings, [&](Finding const& finding) {
      return finding.rule->severity == Severity::note && !wanted.contains(finding.migration);
    });
    std::ranges::copy(base.findings, std::back_inserter(findings));
  }
  std::erase_if(wanted, [&](MigrationKey const& key) { return !is_of(options.apps, key); });
  if (loaded) {
    std::ranges::move(lint_operations(*loaded, project.settings, wanted),
                      std::back_inserter(findings));
    std::ranges::move(look_at_models(context, project, loaded->graph),
                      std::back_inserter(findings));
  }
  std::erase_if(findings, [&](Finding const& finding) {
    return !finding.migration.app.empty() && !is_of(options.apps, finding.migration);
  });
  std::ranges::stable_sort(findings, {}, [](Finding const& finding) {
    return std::pair{finding.place.file, finding.place.line};
  });
  return {.findings = std::move(findings), .migrations = wanted.size(), .allowed = 0};
}

void leave_out_allowed(Configuration const& configuration, Project const& project,
                       CheckReport& report) {
  Allowed allowed{project};
  report.allowed = std::erase_if(report.findings, [&](Finding const& finding) {
    return configuration.ignored_rules.contains(finding.rule->code) || allowed.covers(finding);
  });
}

CheckReport report_on(Context const& context, CheckOptions const& options) {
  try {
    Project const project = context.configuration.load_project();
    require_apps(project, options.apps);
    CheckReport report = look(context, project, options);
    leave_out_allowed(context.configuration, project, report);
    return report;
  } catch (FormatError const& error) {
    return {.findings = as_findings(error.diagnostics(), "M001"), .migrations = 0, .allowed = 0};
  }
}

Severity severity_of(std::string_view level) {
  for (Severity const severity : {Severity::note, Severity::warning}) {
    if (to_string(severity) == level) {
      return severity;
    }
  }
  return Severity::error;
}

}  // namespace

int check(Context& context, CheckOptions const& options) {
  require_known_rules(context.configuration);
  CheckReport const report = report_on(context, options);
  if (options.format == "text") {
    print_text(context.console, report);
  } else {
    context.console.write(as_format(options.format, report));
  }
  Severity const least = severity_of(options.fail_level);
  bool const failed = std::ranges::any_of(
      report.findings, [&](Finding const& finding) { return finding.rule->severity >= least; });
  return failed ? exit_error : exit_done;
}

}  // namespace migrator::cli
