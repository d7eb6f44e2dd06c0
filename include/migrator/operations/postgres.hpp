// Operations of django.contrib.postgres.operations.
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

// An extension of PostgreSQL. Django's named children (HStoreExtension, …) are this with the name
// they stand for, and are written again as what they were.
struct CreateExtension {
  static constexpr std::string_view type_name = "CreateExtension";
  std::string name;
  Value hints;
  std::string child = {};  // "HStoreExtension"; empty: CreateExtension itself

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(CreateExtension const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.optional("hints", self.hints);
  }
};

// As AddIndex, without blocking writes; needs atomic = false.
struct AddIndexConcurrently {
  static constexpr std::string_view type_name = "AddIndexConcurrently";
  std::string model_name;
  Index index;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AddIndexConcurrently const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("index", self.index);
  }
};

// As RemoveIndex, without blocking writes; needs atomic = false.
struct RemoveIndexConcurrently {
  static constexpr std::string_view type_name = "RemoveIndexConcurrently";
  std::string model_name;
  std::string name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(RemoveIndexConcurrently const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
  }
};

// A new collation.
struct CreateCollation {
  static constexpr std::string_view type_name = "CreateCollation";
  std::string name;
  std::string locale;
  std::string provider = "libc";
  bool deterministic = true;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(CreateCollation const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("locale", self.locale);
    visit.optional("provider", self.provider);
    visit.optional("deterministic", self.deterministic);
  }
};

// A collation goes; its definition is there to reverse it.
struct RemoveCollation {
  static constexpr std::string_view type_name = "RemoveCollation";
  std::string name;
  std::string locale;
  std::string provider = "libc";
  bool deterministic = true;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(RemoveCollation const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("name", self.name);
    visit.required("locale", self.locale);
    visit.optional("provider", self.provider);
    visit.optional("deterministic", self.deterministic);
  }
};

// A new check that rows already there need not meet.
struct AddConstraintNotValid {
  static constexpr std::string_view type_name = "AddConstraintNotValid";
  std::string model_name;
  Constraint constraint;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AddConstraintNotValid const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("constraint", self.constraint);
  }
};

// Checks the rows of a constraint that was added NOT VALID.
struct ValidateConstraint {
  static constexpr std::string_view type_name = "ValidateConstraint";
  std::string model_name;
  std::string name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(ValidateConstraint const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
  }
};

}  // namespace migrator
