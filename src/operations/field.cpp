#include "migrator/operations/field.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "ddl/literal.hpp"
#include "ddl/model_fields.hpp"
#include "migrator/error.hpp"
#include "operations/model_options.hpp"
#include "operations/support.hpp"
#include "state/relations.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// The field as the state keeps it: a default that only serves the rows there are is left out.
Field stored(Field field, bool preserve_default) {
  if (!preserve_default) {
    field.default_value.reset();
  }
  return field;
}

// A field of that name is overwritten where it stands, any other goes to the end.
void set_field(ModelState& model, std::string const& name, Field field) {
  auto const found = std::ranges::find(model.fields, name, &NamedField::name);
  if (found == model.fields.end()) {
    model.fields.push_back({name, std::move(field)});
  } else {
    found->field = std::move(field);
  }
}

// Also one that no migration declares: the automatic id, or a parent's field.
// A plain field of whom nobody knows is no reason to render other models.
Rendering rendering_of(Field const& field) {
  return field.relation ? Rendering::immediate : Rendering::delayed;
}

// Whether Python has the field's values as objects that files can only write as texts.
bool has_own_type_in_python(LiteralKind kind) {
  return kind == LiteralKind::date || kind == LiteralKind::datetime || kind == LiteralKind::time ||
         kind == LiteralKind::decimal || kind == LiteralKind::uuid;
}

// The default of one time for the field that is altered, which on the way back is of another type.
// A DurationField hands every value to the database as the other field has it.
std::optional<Value> default_for(Field const& altered, Field const& given) {
  std::optional<Value> const& value = given.default_value;
  bool const passed_on = altered.type->literal == LiteralKind::duration &&
                         given.type->literal != LiteralKind::duration && !given.relation;
  if (!passed_on || !value || value->is_null() || value->get_if<Callable>()) {
    return value;
  }
  return Sql{has_own_type_in_python(given.type->literal) ? literal(given, *value).value_or("NULL")
                                                         : parameter_literal(*value)};
}

NamedField field_of(ModelIn model, std::string const& name, SchemaEditor const& editor) {
  return get_field(model, name, editor.settings()).field;
}

void add_to_table(SchemaEditor& editor, StateChange const& change, std::string_view model_name,
                  NamedField const& field) {
  if (has_table(rendered_model(change.to, change.app, model_name), editor.settings())) {
    editor.add_field({change.to, rendered_model(change.from, change.app, model_name).model}, field);
  }
}

void remove_from_table(SchemaEditor& editor, StateChange const& change, std::string_view model_name,
                       std::string const& name) {
  ModelIn const before = rendered_model(change.from, change.app, model_name);
  if (has_table(before, editor.settings())) {
    editor.remove_field(before, field_of(before, name, editor));
  }
}

}  // namespace

std::string AddField::describe() const {
  return fmt::format("Add field {} to {}", name, model_name);
}

void AddField::state_forwards(std::string_view app, ProjectState& state) const {
  auto const add = [this](ModelState& model) {
    set_field(model, name, stored(field, preserve_default));
  };
  edit_model(state, app, model_name, add, rendering_of(field));
}

void AddField::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  NamedField added = field_of(model, name, editor);
  if (!preserve_default) {
    added.field.default_value = field.default_value;
  }
  add_to_table(editor, change, model_name, added);
}

void AddField::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  remove_from_table(editor, change, model_name, name);
}

std::string RemoveField::describe() const {
  return fmt::format("Remove field {} from {}", name, model_name);
}

void RemoveField::state_forwards(std::string_view app, ProjectState& state) const {
  Rendering const rendering = rendering_of(state.model(model_key(app, model_name)).field(name));
  auto const remove = [this](ModelState& model) {
    std::erase_if(model.fields, [this](NamedField const& field) { return field.name == name; });
  };
  edit_model(state, app, model_name, remove, rendering);
}

void RemoveField::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  remove_from_table(editor, change, model_name, name);
}

void RemoveField::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  add_to_table(editor, change, model_name, field_of(model, name, editor));
}

std::string AlterField::describe() const {
  return fmt::format("Alter field {} on {}", name, model_name);
}

void AlterField::state_forwards(std::string_view app, ProjectState& state) const {
  bool const pointed_at = is_pointed_at(state, model_key(app, model_name), {name, field});
  auto const alter = [this](ModelState& model) {
    set_field(model, name, stored(field, preserve_default));
  };
  edit_model(state, app, model_name, alter,
             pointed_at ? Rendering::immediate : rendering_of(field));
}

void AlterField::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const to = rendered_model(change.to, change.app, model_name);
  if (!has_table(to, editor.settings())) {
    return;
  }
  ModelIn const from = rendered_model(change.from, change.app, model_name);
  NamedField altered = field_of(to, name, editor);
  if (!preserve_default) {
    altered.field.default_value = default_for(altered.field, field);
  }
  editor.alter_field(from, field_of(from, name, editor), to, altered);
}

void AlterField::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  database_forwards(editor, change);
}

std::string RenameField::describe() const {
  return fmt::format("Rename field {} on {} to {}", old_name, model_name, new_name);
}

namespace {

// The fields that a CompositePrimaryKey names.
void rename_in_key(Field& field, std::string const& old_name, std::string const& new_name) {
  auto const option = field.options.find("field_names");
  if (option == field.options.end()) {
    return;
  }
  ValueList names;
  for (std::string const& name : text_list_option(field, "field_names")) {
    names.emplace_back(name == old_name ? new_name : name);
  }
  option->second = Value{std::move(names)};
}

// The field goes to the end, as a key taken out of a Python dict and put in again does.
void rename_field(ModelState& model, std::string_view app, std::string const& old_name,
                  std::string const& new_name) {
  auto const found = std::ranges::find(model.fields, old_name, &NamedField::name);
  if (found == model.fields.end()) {
    throw StateError{fmt::format("{}.{} has no field named '{}'{}", app, to_lower(model.name),
                                 old_name, did_you_mean(old_name, names_of(model.fields)))};
  }
  Field field = std::move(found->field);
  model.fields.erase(found);
  set_field(model, new_name, std::move(field));
  for (NamedField& other : model.fields) {
    rename_in_key(other.field, old_name, new_name);
  }
  rename_in_groups(model.options.unique_together, old_name, new_name);
  rename_in_groups(model.options.index_together, old_name, new_name);
}

// Relations to the renamed field name it in to_field.
void rename_to_field(ModelState& model, ModelKey const& target, std::string const& old_name,
                     std::string const& new_name) {
  ModelKey const owner = model.key();
  for (NamedField& field : model.fields) {
    if (field.field.relation && field.field.relation->to_field == old_name &&
        field.field.relation->to.resolve(owner) == target) {
      field.field.relation->to_field = new_name;
    }
  }
}

}  // namespace

void RenameField::state_forwards(std::string_view app, ProjectState& state) const {
  ModelKey const target = model_key(app, model_name);
  Field const* const renamed = state.model(target).find_field(old_name);
  bool const pointed_at = renamed != nullptr && is_pointed_at(state, target, {old_name, *renamed});
  edit_model(
      state, app, model_name,
      [&](ModelState& model) { rename_field(model, app, old_name, new_name); },
      pointed_at ? Rendering::immediate : Rendering::delayed);
  for (ModelKey const& key : models_naming(state, target)) {
    edit_model(
        state, key.app, key.name,
        [&](ModelState& model) { rename_to_field(model, target, old_name, new_name); },
        Rendering::immediate);
  }
}

namespace {

void rename_in_database(SchemaEditor& editor, StateChange const& change,
                        std::string_view model_name, std::string const& old_name,
                        std::string const& new_name) {
  ModelIn const to = rendered_model(change.to, change.app, model_name);
  if (!has_table(to, editor.settings())) {
    return;
  }
  ModelIn const from = rendered_model(change.from, change.app, model_name);
  editor.alter_field(from, field_of(from, old_name, editor), to, field_of(to, new_name, editor));
}

}  // namespace

void RenameField::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  rename_in_database(editor, change, model_name, old_name, new_name);
}

void RenameField::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  rename_in_database(editor, change, model_name, new_name, old_name);
}

}  // namespace migrator
