// What Django's model classes make of declared models: the steps of state_of_models().
//
// Faults are gathered, not thrown; a step that needs what an earlier one could not do is not taken.
#pragma once

#include "migrator/error.hpp"
#include "migrator/models.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// A declared model on its way to its state.
struct ModelClass {
  DeclaredModel const* declared = nullptr;
  std::vector<ModelKey> bases;  // as declared, proxies included
  // The classes that attributes are looked up in, itself first: Python's method resolution order,
  // without what is no model.
  std::vector<ModelKey> mro;
  ModelState state;
};

struct ModelClasses {
  Settings const& settings;
  std::vector<Diagnostic> faults;
  std::map<ModelKey, ModelClass> classes;
  std::vector<ModelKey> in_order;     // as declared, app by app
  std::vector<ModelKey> bases_first;  // each after its bases
};

// `way` leads from the model to the culprit: ".fields[2].to".
void add_fault(ModelClasses& models, DeclaredModel const& declared, std::string_view way,
               std::string message);

// The model whose table the class has: itself, or what it is a proxy of.
ModelKey concrete_key(ModelClasses const& models, ModelKey const& key);

// The field of that name, or a key whose column has that name, of the model itself; null when
// there is none.
NamedField const* find_local_field(ModelState const& model, std::string_view name);

// ---- the steps
// -----------------------------------------------------------------------------------

// Finds names that are taken, bases that are not there and bases in a circle, and puts bases first.
void register_classes(ModelClasses& models, DeclaredModels const& declared);

// The fields of the class, whose bases have theirs: with the primary key and the links to parents
// that were not declared, in Django's order. Takes time in the fields of the class and its bases.
void add_fields(ModelClasses& models, ModelClass& model);

// What a migration knows of the managers: those with use_in_migrations, and in place of other
// default and base managers plain ones.
void add_managers(ModelClasses& models, ModelClass& model);

// Gives references their full names, also those that lead nowhere.
void resolve_references(ModelClasses& models);

// Gives indexes and constraints their names.
void complete_options(ModelClasses& models, ModelClass& model);

}  // namespace migrator
