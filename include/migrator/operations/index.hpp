// Operations on indexes: AddIndex, RemoveIndex, RenameIndex.
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

// A new index; its name is always given.
struct AddIndex {
  static constexpr std::string_view type_name = "AddIndex";
  std::string model_name;
  Index index;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(AddIndex const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("index", self.index);
  }
};

// An index goes.
struct RemoveIndex {
  static constexpr std::string_view type_name = "RemoveIndex";
  std::string model_name;
  std::string name;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(RemoveIndex const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("name", self.name);
  }
};

// An index gets another name: the one called old_name, or the nameless one of index_together
// on old_fields.
struct RenameIndex {
  static constexpr std::string_view type_name = "RenameIndex";
  std::string model_name;
  std::string new_name;
  std::optional<std::string> old_name;
  std::vector<std::string> old_fields;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  Reduction reduce(Operation const& next, std::string_view app) const;
  bool operator==(RenameIndex const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("model_name", self.model_name);
    visit.required("new_name", self.new_name);
    visit.optional("old_name", self.old_name);
    visit.optional("old_fields", self.old_fields);
  }
};

}  // namespace migrator
