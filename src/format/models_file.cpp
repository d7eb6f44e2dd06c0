#include "format/models_file.hpp"

#include "format/fields.hpp"
#include "format/json_reader.hpp"
#include "format/managers.hpp"
#include "format/object_reader.hpp"
#include "format/options.hpp"
#include "format/references.hpp"
#include "format/source.hpp"
#include "format/values.hpp"
#include "migrator/models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace migrator {
namespace {

using Lines = std::map<std::string, int, std::less<>>;

// How far down lines are remembered: ".options.unique_together[0]".
constexpr int depth_of_lines = 3;

// The lines of the members and items below a value, by the way to them.
void add_lines(Json const& json, std::string const& way, int depth, Lines& lines) {
  if (depth == 0) {
    return;
  }
  if (JsonObject const* const object = json.get_if<JsonObject>()) {
    for (JsonMember const& member : *object) {
      std::string const below = way + path_of_key(member.key);
      lines[below] = member.line;
      add_lines(member.value, below, depth - 1, lines);
    }
  } else if (JsonList const* const list = json.get_if<JsonList>()) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      std::string const below = way + path_of_index(i);
      lines[below] = (*list)[i].line;
      add_lines((*list)[i], below, depth - 1, lines);
    }
  }
}

Lines lines_of(Json const& model) {
  Lines lines{{"", model.line}};
  add_lines(model, "", depth_of_lines, lines);
  return lines;
}

void read(Cursor const& at, ModelDeclaration& model) {
  ObjectReader object{at};
  if (!object.is_object()) {
    return;
  }
  ModelDeclaration::members(model, object);
  object.finish();
  auto const& members = std::get<JsonObject>(at.json().data);
  auto const managers = std::ranges::find(members, "managers", &JsonMember::key);
  check_managers(at, managers == members.end() ? nullptr : &*managers);
  if (model.name.find('.') != std::string::npos) {
    at.fault(fmt::format("'{}' is no name of a model: it has a point; the app is the file's name",
                         model.name));
  }
}

DeclaredModel declared(SourceFile const& source, std::size_t index, Json const& json,
                       ModelDeclaration declaration) {
  return {.model = {.app = source.app,
                    .name = std::move(declaration.name),
                    .fields = std::move(declaration.fields),
                    .options = std::move(declaration.options),
                    .bases = std::move(declaration.bases),
                    .managers = std::move(declaration.managers)},
          .file = source.path,
          .path = "$.models" + path_of_index(index),
          .lines = lines_of(json)};
}

}  // namespace

void read(Cursor const& at, std::vector<ModelDeclaration>& models) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of models");
    return;
  }
  models.resize(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    read(at.item(i), models[i]);
  }
}

std::vector<DeclaredModel> parse_models(SourceFile const& source, Settings const& settings) {
  Faults faults{source.path};
  Json const root = parse_json(source.text, source.path, faults.found());
  if (root.is_null()) {
    faults.throw_if_any();
  }
  ReadContext context{.faults = faults,
                      .settings = settings,
                      .folder = std::filesystem::path{source.path}.parent_path(),
                      .declares_models = true};
  ModelsFile file;
  ObjectReader object{Cursor{root, context}};
  ModelsFile::members(file, object);
  object.finish();
  faults.throw_if_any();
  JsonList const& list = std::get<JsonList>(find_member(root, "models")->data);
  std::vector<DeclaredModel> models;
  for (std::size_t i = 0; i < file.models.size(); ++i) {
    models.push_back(declared(source, i, list[i], std::move(file.models[i])));
  }
  return models;
}

DeclaredModels read_models(std::filesystem::path const& directory, Settings const& settings) {
  std::vector<Diagnostic> faults;
  DeclaredModels declared;
  for (SourceFile const& source : find_model_sources(directory, faults)) {
    declared.apps.insert(source.app);
    try {
      std::vector<DeclaredModel> models = parse_models(source, settings);
      std::ranges::move(models, std::back_inserter(declared.models));
    } catch (FormatError const& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!faults.empty()) {
    std::ranges::stable_sort(faults, {}, &Diagnostic::file);
    throw FormatError{std::move(faults)};
  }
  return declared;
}

}  // namespace migrator
