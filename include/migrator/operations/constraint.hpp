// Operations on constraints: AddConstraint, RemoveConstraint, AlterConstraint.
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

// A new constraint.
struct AddConstraint {
  static constexpr std::string_view type_name = "AddConstraint";
  std::string model_name;
  Constraint constraint;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AddConstraint const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("constraint", self.constraint);
  }
};

// A constraint goes.
struct RemoveConstraint {
  static constexpr std::string_view type_name = "RemoveConstraint";
  std::string model_name;
  std::string name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(RemoveConstraint const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
  }
};

// A constraint changes in what only Python sees.
struct AlterConstraint {
  static constexpr std::string_view type_name = "AlterConstraint";
  std::string model_name;
  std::string name;
  Constraint constraint;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AlterConstraint const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
    visit.required("constraint", self.constraint);
  }
};

}  // namespace migrator
