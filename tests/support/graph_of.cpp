#include "support/graph_of.hpp"

#include <fmt/format.h>

#include <map>
#include <sstream>
#include <stdexcept>

namespace migrator::test {
namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text) {
  std::istringstream in{std::string{text}};
  Words words;
  for (std::string word; in >> word;) {
    words.push_back(word);
  }
  return words;
}

MigrationKey key_of(std::string_view word) {
  std::size_t const dot = word.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == word.size()) {
    throw std::invalid_argument{fmt::format("'{}' is no app.name", word)};
  }
  return {std::string{word.substr(0, dot)}, std::string{word.substr(dot + 1)}};
}

bool is_on_disk(std::string_view word) {
  return !word.starts_with('?') && !word.ends_with("__");
}

Dependency dependency_on(std::string_view word) {
  Dependency dependency{key_of(word.starts_with('?') ? word.substr(1) : word)};
  if (dependency.key.name == "__first__") {
    dependency.kind = Dependency::Kind::first;
  } else if (dependency.key.name == "__latest__") {
    dependency.kind = Dependency::Kind::latest;
  }
  return dependency;
}

class ProjectReader {
 public:
  void read(Words const& words) {
    if (words[0] == "app") {
      project_.migrated_apps.insert(words.begin() + 1, words.end());
    } else if (words[0] == "unmigrated") {
      project_.unmigrated_apps.insert(words.begin() + 1, words.end());
    } else if (words.size() > 1 && words[1] == "before") {
      read_before(words);
    } else if (words.size() > 1 && words[1] == "replaces") {
      read_replaces(words);
    } else {
      read_chain(words);
    }
  }

  Project take() {
    for (auto& [key, migration] : migrations_) {
      project_.migrations.push_back(std::move(migration));
    }
    return std::move(project_);
  }

 private:
  void read_before(Words const& words) {
    Migration& migration = migration_of(words[0]);
    for (std::size_t i = 2; i < words.size(); ++i) {
      migration.run_before.push_back(dependency_on(words[i]));
    }
  }

  void read_replaces(Words const& words) {
    Migration& migration = migration_of(words[0]);
    for (std::size_t i = 2; i < words.size(); ++i) {
      migration.replaces.push_back(key_of(words[i]));
    }
  }

  void read_chain(Words const& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      bool const arrow = i % 2 == 1;
      if (arrow != (words[i] == "<-")) {
        throw std::invalid_argument{fmt::format("unexpected '{}'", words[i])};
      }
      if (!arrow && is_on_disk(words[i])) {
        Migration& migration = migration_of(words[i]);
        if (i > 0) {
          migration.dependencies.push_back(dependency_on(words[i - 2]));
        }
      }
    }
  }

  Migration& migration_of(std::string_view word) {
    MigrationKey const key = key_of(word);
    project_.migrated_apps.insert(key.app);
    Migration& migration = migrations_[key];
    migration.key = key;
    migration.file = key.app + "/" + key.name + ".json";
    return migration;
  }

  Project project_;
  std::map<MigrationKey, Migration> migrations_;
};

}  // namespace

Project project_of(std::string_view text) {
  ProjectReader reader;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find_first_of(";\n"), text.size());
    Words const words = split(text.substr(0, end));
    if (!words.empty()) {
      reader.read(words);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.take();
}

std::vector<MigrationKey> keys_of(std::string_view text) {
  std::vector<MigrationKey> keys;
  for (std::string const& word : split(text)) {
    keys.push_back(key_of(word));
  }
  return keys;
}

std::string text_of(std::vector<MigrationKey> const& keys) {
  std::string text;
  for (MigrationKey const& key : keys) {
    text += (text.empty() ? "" : " ") + to_string(key);
  }
  return text;
}

std::string text_of(KeySet const& keys) {
  return text_of(std::vector<MigrationKey>{keys.begin(), keys.end()});
}

std::string text_of(Plan const& plan) {
  std::string text;
  for (Step const& step : plan) {
    text += text.empty() ? "" : " ";
    text += step.direction == Direction::forwards ? "+" : "-";
    text += to_string(step.migration->key);
  }
  return text;
}

Recorded recorded_of(std::string_view text) {
  Recorded recorded;
  for (MigrationKey const& key : keys_of(text)) {
    recorded[key] = "2026-01-02 03:04:05";
  }
  return recorded;
}

std::string GraphOf::plan(std::string_view targets) const {
  std::vector<Target> wanted;
  for (MigrationKey const& key : keys_of(targets)) {
    bool const zero = key.name == "zero";
    wanted.push_back({key.app, zero ? std::nullopt : std::optional{key.name}});
  }
  PlannedRun const run = make_plan(*project, recorded, loaded, wanted);
  return text_of(in_running_order(run.loaded.graph, run.plan));
}

GraphOf graph_of(std::string_view text, std::string_view recorded, BuildOptions options) {
  GraphOf made{std::make_unique<Project>(project_of(text)), recorded_of(recorded), {}};
  made.loaded = build_graph(*made.project, made.recorded, options);
  return made;
}

}  // namespace migrator::test
