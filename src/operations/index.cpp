#include "migrator/operations/index.hpp"

#include "base/text.hpp"
#include "ddl/model_fields.hpp"
#include "migrator/error.hpp"
#include "operations/support.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {

std::string AddIndex::describe() const {
  if (index.expressions.empty()) {
    return fmt::format("Create index {} on field(s) {} of model {}", index.name,
                       join(index.fields, ", "), model_name);
  }
  std::vector<std::string> elements;
  for (Element const& element : index.expressions) {
    elements.push_back(to_string(element));
  }
  return fmt::format("Create index {} on {} on model {}", index.name, join(elements, ", "),
                     model_name);
}

void AddIndex::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, model_name,
             [this](ModelState& model) { model.options.indexes.push_back(index); });
}

void AddIndex::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_index(model, index);
  }
}

void AddIndex::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.remove_index(model, index);
  }
}

std::string RemoveIndex::describe() const {
  return fmt::format("Remove index {} from {}", name, model_name);
}

void RemoveIndex::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, model_name, [this](ModelState& model) {
    std::erase_if(model.options.indexes, [this](Index const& index) { return index.name == name; });
  });
}

void RemoveIndex::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.remove_index(model, index_of(model.model, name));
  }
}

void RemoveIndex::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_index(model, index_of(model.model, name));
  }
}

namespace {

// As Python prints a tuple of texts without quotes in them: "('a', 'b')", "('a',)".
std::string python_tuple(std::vector<std::string> const& texts) {
  return fmt::format("('{}'{})", join(texts, "', '"), texts.size() == 1 ? "," : "");
}

}  // namespace

std::string RenameIndex::describe() const {
  if (old_name) {
    return fmt::format("Rename index {} on {} to {}", *old_name, model_name, new_name);
  }
  return fmt::format("Rename unnamed index for {} on {} to {}", python_tuple(old_fields),
                     model_name, new_name);
}

void RenameIndex::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, model_name, [this](ModelState& model) {
    if (!old_name) {
      model.options.indexes.push_back(Index{.name = new_name, .fields = old_fields});
      model.options.index_together.erase(old_fields);
      return;
    }
    for (Index& index : model.options.indexes) {
      if (index.name == *old_name) {
        index.name = new_name;
      }
    }
  });
}

namespace {

// The name of the one index that the database has on exactly these fields.
std::string find_unnamed_index(SchemaEditor const& editor, ModelIn model,
                               std::vector<std::string> const& fields) {
  std::vector<std::string> columns;
  columns.reserve(fields.size());
  for (std::string const& field : fields) {
    columns.push_back(column_name(get_field(model, field, editor.settings()).field));
  }
  std::vector<std::string> names;
  for (ConstraintInfo const& info : editor.catalog().constraints(table_name(model.model))) {
    if (info.index && !info.unique && std::ranges::equal(info.columns, columns)) {
      names.push_back(info.name);
    }
  }
  if (names.size() != 1) {
    throw StateError{fmt::format("Found wrong number ({}) of indexes for {}({}).", names.size(),
                                 table_name(model.model), join(columns, ", "))};
  }
  return names.front();
}

}  // namespace

void RenameIndex::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const to = rendered_model(change.to, change.app, model_name);
  if (!has_table(to, editor.settings())) {
    return;
  }
  ModelIn const from = rendered_model(change.from, change.app, model_name);
  std::string const current = old_name ? index_of(from.model, *old_name).name
                                       : find_unnamed_index(editor, from, old_fields);
  if (current != new_name) {
    editor.rename_index(to, current, new_name);
  }
}

void RenameIndex::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  if (old_name) {
    RenameIndex{
        .model_name = model_name, .new_name = *old_name, .old_name = new_name, .old_fields = {}}
        .database_forwards(editor, change);
  }
}

}  // namespace migrator
