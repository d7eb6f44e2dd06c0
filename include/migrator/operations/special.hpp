// Operations of a kind of their own: RunSQL, RunPython, SeparateDatabaseAndState.
//
// Each struct carries Django's verbs under Django's names; operation.hpp says what they promise.
// members() lists the keys of the file: the reader, the writer and the schema are made from it.
#pragma once

#include "migrator/state.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

class SchemaEditor;

struct Operation;  // operation.hpp; these structs hold lists of it

// The text of a RunSQL: one string sent whole, or a list whose entries are sent one by one.
struct SqlScript {
  struct Entry {
    std::string sql;
    std::optional<ValueList> params;  // absent: a plain string, whose percent signs are its own
    // What is written there when it is a list but not [sql, [params]]: Django takes [sql, null],
    // and refuses any other only when it runs it.
    std::optional<ValueList> list = std::nullopt;

    bool operator==(Entry const&) const = default;
  };

  std::vector<Entry> entries;  // empty for "noop"
  bool is_list = false;        // written as a list
  std::string file;  // {"file": …}: where the text was read from, relative to the migration

  bool operator==(SqlScript const&) const = default;
};

// SQL of the author's. Reversible when reverse_sql is given, "noop" included.
struct RunSQL {
  static constexpr std::string_view type_name = "RunSQL";
  SqlScript sql;
  std::optional<SqlScript> reverse_sql;
  std::vector<Operation> state_operations;
  Value hints;
  bool elidable = false;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(RunSQL const&) const;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("sql", self.sql);
    visit.optional("reverse_sql", self.reverse_sql);
    visit.optional("state_operations", self.state_operations);
    visit.optional("hints", self.hints);
    visit.optional("elidable", self.elidable);
  }
};

// A Python function: kept so that a project keeps its graph; what it would do is not done.
// Reversible when reverse_code is given.
struct RunPython {
  static constexpr std::string_view type_name = "RunPython";
  std::string code;
  std::optional<std::string> reverse_code;
  std::optional<bool> atomic;
  Value hints;
  bool elidable = false;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(RunPython const&) const = default;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.required("code", self.code);
    visit.optional("reverse_code", self.reverse_code);
    visit.optional("atomic", self.atomic);
    visit.optional("hints", self.hints);
    visit.optional("elidable", self.elidable);
  }
};

// One list of operations for the database, another for the state.
struct SeparateDatabaseAndState {
  static constexpr std::string_view type_name = "SeparateDatabaseAndState";
  std::vector<Operation> database_operations;
  std::vector<Operation> state_operations;

  std::string describe() const;
  void state_forwards(std::string_view app, ProjectState& state) const;
  void database_forwards(SchemaEditor& editor, StateChange const& change) const;
  void database_backwards(SchemaEditor& editor, StateChange const& change) const;
  bool operator==(SeparateDatabaseAndState const&) const;

  template <class Self, class Visitor>
  static void members(Self& self, Visitor&& visit) {
    visit.optional("database_operations", self.database_operations);
    visit.optional("state_operations", self.state_operations);
  }
};

}  // namespace migrator
