#include "format/header.hpp"
#include "format/json_reader.hpp"
#include "format/object_reader.hpp"
#include "format/references.hpp"
#include "format/source.hpp"
#include "format/values.hpp"
#include "migrator/project.hpp"

#include <utility>

namespace migrator {
namespace {

// The two texts of a pair; nothing after a fault.
std::optional<std::pair<std::string, std::string>> read_pair(Cursor const& at) {
  JsonList const* const pair = at.json().get_if<JsonList>();
  if (pair == nullptr || pair->size() != 2) {
    at.fault("must be a pair: [app, migration]");
    return std::nullopt;
  }
  std::pair<std::string, std::string> texts;
  read(at.item(0), texts.first);
  read(at.item(1), texts.second);
  if (texts.first.empty() || texts.second.empty()) {
    // Texts that are none have been reported.
    if ((*pair)[0].get_if<std::string>() && (*pair)[1].get_if<std::string>()) {
      at.fault("neither app nor migration may be empty");
    }
    return std::nullopt;
  }
  return texts;
}

// The dependency that Django's swappable_dependency() makes of a setting.
Dependency dependency_on_setting(Cursor const& at, std::string const& setting) {
  std::string const model = resolve_setting(at.item(1), setting);
  return {.key = {model.substr(0, model.find('.')), "__first__"},
          .kind = Dependency::Kind::first,
          .setting = setting};
}

Dependency::Kind kind_of(std::string_view name) {
  return name == "__first__"    ? Dependency::Kind::first
         : name == "__latest__" ? Dependency::Kind::latest
                                : Dependency::Kind::migration;
}

template <class T>
void read_all(Cursor const& at, std::vector<T>& values) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of [app, migration]");
    return;
  }
  values.resize(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    read(at.item(i), values[i]);
  }
}

std::vector<int> lines_of_operations(Json const& root) {
  std::vector<int> lines;
  Json const* const operations = find_member(root, "operations");
  if (operations != nullptr && operations->get_if<JsonList>() != nullptr) {
    for (Json const& operation : *operations->get_if<JsonList>()) {
      lines.push_back(operation.line);
    }
  }
  return lines;
}

MigrationFile read_file(Json const& root, ReadContext& context) {
  MigrationFile file;
  ObjectReader object{Cursor{root, context}};
  MigrationFile::members(file, object);
  object.finish();
  return file;
}

}  // namespace

void read(Cursor const& at, Dependency& dependency) {
  std::optional<std::pair<std::string, std::string>> pair = read_pair(at);
  if (!pair) {
    return;
  }
  if (pair->first == "__setting__") {
    dependency = dependency_on_setting(at, pair->second);
    return;
  }
  dependency.kind = kind_of(pair->second);
  dependency.key = {std::move(pair->first), std::move(pair->second)};
}

void read(Cursor const& at, MigrationKey& key) {
  if (std::optional<std::pair<std::string, std::string>> pair = read_pair(at)) {
    key = {std::move(pair->first), std::move(pair->second)};
  }
}

void read(Cursor const& at, std::vector<Dependency>& dependencies) {
  read_all(at, dependencies);
}

void read(Cursor const& at, std::vector<MigrationKey>& keys) {
  read_all(at, keys);
}

Migration parse_migration(SourceFile const& source, Settings const& settings) {
  std::set<std::string, std::less<>> unused;
  return parse_migration(source, settings, unused);
}

Migration parse_migration(SourceFile const& source, Settings const& settings,
                          std::set<std::string, std::less<>>& named_settings) {
  Faults faults{source.path};
  Json const root = parse_json(source.text, source.path, faults.found());
  if (root.is_null()) {
    // There is no tree to look for more faults in.
    faults.throw_if_any();
  }
  ReadContext context{faults, settings, std::filesystem::path{source.path}.parent_path()};
  MigrationFile file = read_file(root, context);
  faults.throw_if_any();
  named_settings.merge(context.named_settings);
  return {.key = {source.app, source.name},
          .dependencies = std::move(file.dependencies),
          .run_before = std::move(file.run_before),
          .replaces = std::move(file.replaces),
          .operations = std::move(file.operations),
          .atomic = file.atomic.value_or(true),
          .initial = file.initial,
          .schema = std::move(file.schema),
          .file = source.path,
          .operation_lines = lines_of_operations(root)};
}

}  // namespace migrator
