// The models that makemigrations compares the migrations with: models/<app>.json, which stand for
// Django's models modules.
#pragma once

#include "migrator/error.hpp"
#include "migrator/project.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// A model as it was declared, and where.
struct DeclaredModel {
  ModelState model;
  std::string file;
  std::string path;  // "$.models[0]"
  // The lines of what it is made of, by the way to it: "" for the model itself, ".bases",
  // ".fields[2]", ".options.indexes[0]".
  std::map<std::string, int, std::less<>> lines;

  bool operator==(DeclaredModel const&) const = default;
};

// The files of one folder: the apps, those without models too, and the models in the order of the
// files and in them.
struct DeclaredModels {
  std::set<std::string, std::less<>> apps;
  std::vector<DeclaredModel> models;
};

// Reads <directory>/<app>.json of every app. Skips what the migrations' reader would. Throws
// FormatError with every fault of every file: {"models": [{"name", "fields", "options", "bases",
// "managers"}]}, each model written as in CreateModel, but that indexes need no name.
DeclaredModels read_models(std::filesystem::path const& directory, Settings const& settings);

// The same of one file's text; `source.name` is not looked at.
std::vector<DeclaredModel> parse_models(SourceFile const& source, Settings const& settings);

// ".fields[2]", of the field that was declared under that name; empty when none was.
std::string way_to_field(DeclaredModel const& declared, std::string_view name);

// A fault at the end of that way, with the line of as much of it as there is.
Diagnostic fault_in(DeclaredModel const& declared, std::string_view way, std::string message);

// Django's ProjectState.from_apps(): what its model classes make of the declarations. Models get
// the primary key and the parent links that they lack, indexes their names, references their full
// names; many-to-many fields come last. Throws FormatError with every fault of which Python could
// make no classes: bases that lead nowhere, fields that clash with those of bases. What its checks
// refuse is in the state, for check_models() (checks.hpp) to find.
ProjectState state_of_models(DeclaredModels const& declared, Settings const& settings);

// The keys of the models, app by app, in the order of their declaration.
std::vector<ModelKey> order_of(DeclaredModels const& declared);

// Lets the project know the apps that have models and no migrations.
void install_apps(Project& project, DeclaredModels const& declared);

}  // namespace migrator
