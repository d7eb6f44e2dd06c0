// What a file of models has.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"
#include "migrator/state.hpp"

#include <string>
#include <vector>

namespace migrator {

// A model as it is written: the keys of a declaration, for the reader and the schema.
struct ModelDeclaration {
  std::string name;
  std::vector<NamedField> fields;
  ModelOptions options;
  ModelBases bases;
  Value managers;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.optional("fields", self.fields);
    visit.optional("options", self.options);
    visit.optional("bases", self.bases);
    visit.optional("managers", self.managers);
  }
};

void read(Cursor const& at, std::vector<ModelDeclaration>& models);

// A file as it is written.
struct ModelsFile {
  std::string schema;  // "$schema", for editors
  std::vector<ModelDeclaration> models;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.optional("$schema", self.schema);
    visit.required("models", self.models);
  }
};

}  // namespace migrator
