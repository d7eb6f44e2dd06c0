#include "cli/since.hpp"

#include "cli/git.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace migrator::cli {
namespace {

namespace fs = std::filesystem;

// "shop/0001_initial.json" as a key; nothing for what is no migration.
std::optional<MigrationKey> key_of(std::string const& file) {
  fs::path const path{file};
  bool const is_migration =
      path.extension() == ".json" && path.has_parent_path() &&
      !path.parent_path().has_parent_path() &&
      std::string_view{"._~"}.find(path.filename().string().front()) == std::string_view::npos;
  return is_migration
             ? std::optional{MigrationKey{path.parent_path().string(), path.stem().string()}}
             : std::nullopt;
}

bool reads_the_same(Migration now, std::string const& then, Settings const& settings) {
  try {
    Migration before = parse_migration({now.key.app, now.key.name, now.file, then}, settings);
    before.operation_lines.clear();
    now.operation_lines.clear();
    return before == now;
  } catch (FormatError const&) {
    return false;
  }
}

class Comparison {
 public:
  Comparison(Project const& project, Since& result) : project_{project}, result_{result} {}

  void compare(fs::path const& folder, std::string const& revision) {
    BaseFiles const base = files_since(folder, revision);
    for (std::string const& file : base.files) {
      if (std::optional<MigrationKey> const key = key_of(file)) {
        result_.added.erase(*key);
        compare(folder, base, file, *key);
      }
    }
  }

 private:
  void compare(fs::path const& folder, BaseFiles const& base, std::string const& file,
               MigrationKey const& key) {
    Migration const* const now = project_.find(key);
    if (now == nullptr) {
      add("M008", key, (folder / file).string(), "is there no more");
    } else if (base.changed.contains(file) &&
               !reads_the_same(*now, text_at(folder, base.revision, file), project_.settings)) {
      result_.added.insert(key);
      add("M007", key, now->file, "does not read as it did");
    }
  }

  void add(std::string_view code, MigrationKey const& key, std::string file, std::string message) {
    result_.findings.push_back({.rule = find_rule(code),
                                .migration = key,
                                .place = {std::move(file), 0},
                                .operation = {},
                                .message = std::move(message)});
  }

  Project const& project_;
  Since& result_;
};

}  // namespace

Since since(Configuration const& configuration, Project const& project,
            std::string const& revision) {
  Since result;
  for (Migration const& migration : project.migrations) {
    result.added.insert(migration.key);
  }
  Comparison comparison{project, result};
  for (fs::path const& folder : configuration.migrations) {
    comparison.compare(folder, revision);
  }
  return result;
}

}  // namespace migrator::cli
