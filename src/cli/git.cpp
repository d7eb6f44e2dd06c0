#include "cli/git.hpp"

#include "migrator/error.hpp"
#include "sandbox/process.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string_view>
#include <utility>
#include <vector>

namespace migrator::cli {
namespace {

// Ours, without what a hook of git is given and means another folder.
std::vector<std::string> environment_of_git() {
  std::vector<std::string> environment{"LC_ALL=C.UTF-8", "GIT_OPTIONAL_LOCKS=0"};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    std::string_view const variable{*entry};
    bool const is_of_hook = variable.starts_with("GIT_DIR=") ||
                            variable.starts_with("GIT_WORK_TREE=") ||
                            variable.starts_with("GIT_INDEX_FILE=");
    if (!is_of_hook && !variable.starts_with("LC_ALL=")) {
      environment.emplace_back(variable);
    }
  }
  return environment;
}

Finished git(std::filesystem::path const& folder, std::vector<std::string> const& arguments) {
  std::vector<std::string> words{"/usr/bin/env", "git", "-C",
                                 std::filesystem::absolute(folder).string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return migrator::run({.words = std::move(words),
                        .environment = environment_of_git(),
                        .account = {},
                        .input = {},
                        .signal_when_we_end = 0});
}

std::string require_git(std::filesystem::path const& folder,
                        std::vector<std::string> const& arguments, std::string_view failure) {
  Finished done = git(folder, arguments);
  if (done.status != 0) {
    while (done.output.ends_with('\n')) {
      done.output.pop_back();
    }
    throw Error{fmt::format("--since: {}\n  {}", failure, done.output)};
  }
  return std::move(done.output);
}

// What git separates by NUL.
std::set<std::string> names_in(std::string_view output) {
  std::set<std::string> names;
  while (!output.empty()) {
    std::size_t const end = output.find('\0');
    names.emplace(output.substr(0, end));
    output.remove_prefix(end == std::string_view::npos ? output.size() : end + 1);
  }
  return names;
}

}  // namespace

BaseFiles files_since(std::filesystem::path const& folder, std::string const& revision) {
  require_git(folder, {"rev-parse", "--is-inside-work-tree"},
              fmt::format("git finds no repository around {}", folder.string()));
  BaseFiles base;
  base.revision = require_git(folder, {"merge-base", "--end-of-options", revision, "HEAD"},
                              fmt::format("git finds no common base with '{}'", revision));
  base.revision.resize(base.revision.find_last_not_of('\n') + 1);
  base.files =
      names_in(require_git(folder, {"ls-tree", "-r", "-z", "--name-only", base.revision, "."},
                           "git cannot list the files"));
  base.changed = names_in(
      require_git(folder, {"diff", "-z", "--name-only", "--relative", base.revision, "--", "."},
                  "git cannot compare the files"));
  return base;
}

std::string text_at(std::filesystem::path const& folder, std::string const& revision,
                    std::string const& file) {
  return require_git(folder, {"show", fmt::format("{}:./{}", revision, file)},
                     fmt::format("git cannot show {}", file));
}

}  // namespace migrator::cli
