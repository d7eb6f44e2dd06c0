#include "base/text.hpp"
#include "base/utf8.hpp"
#include "cli/interactive_questioner.hpp"
#include "cli/make_migrations.hpp"
#include "cli/migration_files.hpp"
#include "cli/operation_text.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>

namespace migrator::cli {
namespace {

// The longest that the leaves' names may be together to become the name.
constexpr std::size_t longest_names = 47;

// A leaf and what its app did on the way to it.
struct Branch {
  MigrationKey leaf;
  std::vector<MigrationKey> ancestry;
};

std::vector<Branch> branches_of(MakeRun const& run, std::string const& app,
                                std::vector<std::string> const& leaves) {
  std::vector<Branch> branches;
  for (std::string const& name : leaves) {
    Branch branch{.leaf = {app, name}, .ancestry = run.loaded.graph.forwards_plan({app, name})};
    std::erase_if(branch.ancestry, [&](MigrationKey const& key) { return key.app != app; });
    branches.push_back(std::move(branch));
  }
  return branches;
}

// How many migrations all branches begin with.
std::size_t common_ancestors(std::vector<Branch> const& branches) {
  std::vector<MigrationKey> const& first = branches.front().ancestry;
  std::size_t count = first.size();
  for (Branch const& branch : branches) {
    auto const parting = std::ranges::mismatch(first, branch.ancestry);
    count = std::min(count, static_cast<std::size_t>(parting.in1 - first.begin()));
  }
  return count;
}

void show_branches(MakeRun const& run, std::string const& app, std::vector<Branch> const& branches,
                   std::size_t common) {
  run.log(fmt::format("Merging {}", app), Style::migrate_heading);
  for (Branch const& branch : branches) {
    run.log(fmt::format("  Branch {}", branch.leaf.name), Style::migrate_label);
    for (std::size_t i = common; i < branch.ancestry.size(); ++i) {
      for (Operation const& operation : run.loaded.graph.at(branch.ancestry[i]).operations) {
        run.log("    " + formatted_description(operation));
      }
    }
  }
}

std::string name_of_merge(MakeRun const& run, std::vector<Branch> const& branches) {
  std::optional<std::int64_t> biggest;
  std::vector<std::string> names;
  for (Branch const& branch : branches) {
    biggest = std::max(biggest, parse_number(branch.leaf.name));
    names.push_back(branch.leaf.name);
  }
  std::string const number = fmt::format("{:04}", biggest.value_or(1) + 1);
  if (!run.options.name.empty()) {
    return fmt::format("{}_{}", number, run.options.name);
  }
  std::ranges::sort(names);
  std::string const joined = join(names, "_");
  return fmt::format("{}_merge_{}", number,
                     utf8_length(joined) > longest_names ? run.timestamp : joined);
}

void write_merge(MakeRun const& run, std::string const& app, std::vector<Branch> const& branches) {
  Migration merge{.key = {app, name_of_merge(run, branches)}};
  for (Branch const& branch : branches) {
    merge.dependencies.push_back({.key = branch.leaf});
  }
  NewFile const file = make_file(merge, run.project, run.context.configuration.migrations);
  if (!run.dry_run()) {
    write_files(std::array{file});
    if (run.verbosity() > 0) {
      run.log(fmt::format("\nCreated new merge migration {}", file.path.string()));
      if (run.options.scriptable) {
        run.context.console.line(file.path.string());
      }
    }
  } else if (run.verbosity() == 3) {
    run.log(fmt::format("Full merge migrations file '{}':", file.path.filename().string()),
            Style::migrate_heading);
    run.context.console.write(run.log_stream, file.text);
  }
}

}  // namespace

void merge_branches(MakeRun& run, Conflicts const& conflicts) {
  InteractiveQuestioner questioner{run.project, {}, run.prompt};
  for (auto const& [app, leaves] : conflicts) {
    std::vector<Branch> const branches = branches_of(run, app, leaves);
    std::size_t const common = common_ancestors(branches);
    if (common == 0) {
      ValueList names;
      std::ranges::copy(leaves, std::back_inserter(names));
      throw Error{fmt::format("Could not find common ancestor of {}", python_repr(names))};
    }
    if (run.verbosity() > 0) {
      show_branches(run, app, branches, common);
    }
    if (run.options.no_input || questioner.ask_merge(app)) {
      write_merge(run, app, branches);
    }
  }
}

}  // namespace migrator::cli
