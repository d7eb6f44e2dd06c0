// Operations on one field: django.db.migrations.operations.fields.
//
// Each struct carries Django's verbs under Django's names; operation.hpp says what they promise.
// members() lists the keys of the file: the reader, the writer and the schema are made from it.
#pragma once

#include "migrator/state.hpp"

#include <string>
#include <string_view>

namespace migrator {

class SchemaEditor;
struct Operation;
struct Reduction;

// A new field, with its column or its many-to-many table.
struct AddField {
  static constexpr std::string_view type_name = "AddField";
  std::string model_name;
  std::string name;
  Field field;
  bool preserve_default = true;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field_name,
                        std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AddField const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
    visit.required("field", self.field);
    visit.optional("preserve_default", self.preserve_default);
  }
};

// A field goes, and its column or table.
struct RemoveField {
  static constexpr std::string_view type_name = "RemoveField";
  std::string model_name;
  std::string name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field_name,
                        std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(RemoveField const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
  }
};

// A field gets another definition.
struct AlterField {
  static constexpr std::string_view type_name = "AlterField";
  std::string model_name;
  std::string name;
  Field field;
  bool preserve_default = true;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field_name,
                        std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterField const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
    visit.required("field", self.field);
    visit.optional("preserve_default", self.preserve_default);
  }
};

// A field gets another name.
struct RenameField {
  static constexpr std::string_view type_name = "RenameField";
  std::string model_name;
  std::string old_name;
  std::string new_name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field_name,
                        std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(RenameField const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("old_name", self.old_name);
    visit.required("new_name", self.new_name);
  }
};

}  // namespace migrator
