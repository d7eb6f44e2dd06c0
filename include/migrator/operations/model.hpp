// Operations on whole models: django.db.migrations.operations.models.
//
// Each struct carries Django's verbs under Django's names; operation.hpp says what they promise.
// members() lists the keys of the file: the reader, the writer and the schema are made from it.
#pragma once

#include "migrator/state.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

class SchemaEditor;
struct Operation;
struct Reduction;

// A new model and its table.
struct CreateModel {
  static constexpr std::string_view type_name = "CreateModel";
  std::string name;
  std::vector<NamedField> fields;
  ModelOptions options;
  ModelBases bases;
  Value managers;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(CreateModel const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("fields", self.fields);
    visit.optional("options", self.options);
    visit.optional("bases", self.bases);
    visit.optional("managers", self.managers);
  }
};

// A model and its table go.
struct DeleteModel {
  static constexpr std::string_view type_name = "DeleteModel";
  std::string name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(DeleteModel const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
  }
};

// A model gets another name, and with it its table and the columns named after it.
struct RenameModel {
  static constexpr std::string_view type_name = "RenameModel";
  std::string old_name;
  std::string new_name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(RenameModel const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("old_name", self.old_name);
    visit.required("new_name", self.new_name);
  }
};

// The model's table gets another name; none: the one made from the model's name.
struct AlterModelTable {
  static constexpr std::string_view type_name = "AlterModelTable";
  std::string name;
  std::optional<std::string> table;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterModelTable const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("table", self.table);
  }
};

// The comment of the model's table.
struct AlterModelTableComment {
  static constexpr std::string_view type_name = "AlterModelTableComment";
  std::string name;
  std::optional<std::string> table_comment;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterModelTableComment const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("table_comment", self.table_comment);
  }
};

// The groups of fields that are unique together.
struct AlterUniqueTogether {
  static constexpr std::string_view type_name = "AlterUniqueTogether";
  std::string name;
  Together unique_together;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterUniqueTogether const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("unique_together", self.unique_together);
  }
};

// The groups of fields that are indexed together.
struct AlterIndexTogether {
  static constexpr std::string_view type_name = "AlterIndexTogether";
  std::string name;
  Together index_together;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterIndexTogether const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("index_together", self.index_together);
  }
};

// The relation within which rows are ordered by a column _order.
struct AlterOrderWithRespectTo {
  static constexpr std::string_view type_name = "AlterOrderWithRespectTo";
  std::string name;
  std::optional<std::string> order_with_respect_to;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  bool references_field(std::string_view model, std::string_view field, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterOrderWithRespectTo const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("order_with_respect_to", self.order_with_respect_to);
  }
};

// Options without effect on the database.
struct AlterModelOptions {
  static constexpr std::string_view type_name = "AlterModelOptions";
  std::string name;
  std::map<std::string, Value, std::less<>> options;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterModelOptions const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("options", self.options);
  }
};

// Managers, kept for Django.
struct AlterModelManagers {
  static constexpr std::string_view type_name = "AlterModelManagers";
  std::string name;
  Value managers;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool references_model(std::string_view model, std::string_view app) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterModelManagers const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("managers", self.managers);
  }
};

}  // namespace migrator
