// A schema editor whose statements are collected, on a state made by hand and a catalogue that
// says what the test wants.
#pragma once

#include "ddl/schema_editor.hpp"
#include "migrator/catalog.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace migrator::testing {

class FakeCatalog : public Catalog {
 public:
  std::map<std::string, std::vector<ConstraintInfo>, std::less<>> tables;
  std::map<std::string, std::string, std::less<>> sequences;  // of "table.column"
  std::set<std::string, std::less<>> collations;              // the deterministic ones

  std::vector<ConstraintInfo> constraints(std::string_view table) const override {
    auto const found = tables.find(table);
    return found == tables.end() ? std::vector<ConstraintInfo>{} : found->second;
  }
  std::optional<std::string> sequence(std::string_view table,
                                      std::string_view column) const override {
    auto const found = sequences.find(std::string{table} + "." + std::string{column});
    return found == sequences.end() ? std::nullopt : std::optional{found->second};
  }
  bool collation_is_deterministic(std::string_view collation) const override {
    return collations.contains(collation);
  }
  bool has_extension(std::string_view) const override { return false; }
  bool has_table(std::string_view table) const override { return tables.contains(table); }
  std::vector<std::string> columns(std::string_view) const override { return {}; }
};

using Statements = std::vector<std::string>;

struct EditorWorld {
  ProjectState state;
  FakeCatalog catalog;
  Settings settings;
  Statements statements;
  SchemaEditor editor{[this](Statement const& statement) { statements.push_back(statement.sql); },
                      catalog, settings, Transactional::yes};

  ModelIn model(std::string_view name) const {
    return {state, state.model({"lab", std::string{name}})};
  }

  // What was sent until now, with what was deferred if that is asked for.
  Statements take() { return std::exchange(statements, {}); }
  Statements take_with_deferred() {
    editor.run_deferred();
    return take();
  }
};

// A field of that class, changed by `change`.
template <class Change>
NamedField make(std::string name, std::string_view class_name, Change change) {
  NamedField field{std::move(name), make_field(class_name)};
  change(field.field);
  return field;
}

inline NamedField make(std::string name, std::string_view class_name) {
  return {std::move(name), make_field(class_name)};
}

inline NamedField text(std::string name, std::int64_t max_length) {
  return make(std::move(name), "CharField", [=](Field& field) { field.max_length = max_length; });
}

inline NamedField key(std::string name = "id", std::string_view class_name = "BigAutoField") {
  return make(std::move(name), class_name, [](Field& field) { field.primary_key = true; });
}

inline NamedField relation(std::string name, std::string_view class_name, std::string to) {
  return make(std::move(name), class_name,
              [&to](Field& field) { field.relation->to.name = std::move(to); });
}

inline ModelState model_of(std::string name, std::vector<NamedField> fields,
                           ModelOptions options = {}) {
  return {.app = "lab",
          .name = std::move(name),
          .fields = std::move(fields),
          .options = std::move(options),
          .bases = {},
          .managers = {}};
}

}  // namespace migrator::testing
