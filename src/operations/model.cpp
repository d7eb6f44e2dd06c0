#include "migrator/operations/model.hpp"

#include "base/text.hpp"
#include "migrator/error.hpp"
#include "operations/model_options.hpp"
#include "operations/support.hpp"
#include "state/relations.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {

std::string CreateModel::describe() const {
  return fmt::format("Create {}model {}", options.proxy ? "proxy " : "", name);
}

void CreateModel::state_forwards(std::string_view app, ProjectState& state) const {
  state.put(ModelState{.app = std::string{app},
                       .name = name,
                       .fields = fields,
                       .options = options,
                       .bases = bases,
                       .managers = managers});
}

void CreateModel::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, name);
  if (!has_table(model, editor.settings())) {
    return;
  }
  editor.create_model(model);
  // Only a CreateModel makes these; a DeleteModel undone forgets them, as in Django.
  editor.alter_index_together(model, {}, options.index_together);
}

void CreateModel::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, name);
  if (has_table(model, editor.settings())) {
    editor.delete_model(model);
  }
}

std::string DeleteModel::describe() const {
  return "Delete model " + name;
}

void DeleteModel::state_forwards(std::string_view app, ProjectState& state) const {
  state.erase(model_key(app, name));
}

void DeleteModel::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, name);
  if (has_table(model, editor.settings())) {
    editor.delete_model(model);
  }
}

void DeleteModel::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, name);
  if (has_table(model, editor.settings())) {
    editor.create_model(model);
  }
}

std::string RenameModel::describe() const {
  return fmt::format("Rename model {} to {}", old_name, new_name);
}

namespace {

// The references of a relation: its target and, if it is given one, its through model.
std::vector<ModelReference*> references_of(Relation& relation) {
  std::vector<ModelReference*> references{&relation.to};
  if (relation.through) {
    references.push_back(&*relation.through);
  }
  return references;
}

// The model with every reference to `old_key` pointed at `new_reference`.
ModelState repointed(ModelState model, ModelKey const& old_key, std::string const& new_reference) {
  ModelKey const owner = model.key();
  for (NamedField& field : model.fields) {
    if (!field.field.relation) {
      continue;
    }
    for (ModelReference* const reference : references_of(*field.field.relation)) {
      if (reference->resolve(owner) == old_key) {
        *reference = {.name = new_reference, .setting = {}};
      }
    }
  }
  return model;
}

}  // namespace

void RenameModel::state_forwards(std::string_view app, ProjectState& state) const {
  ModelKey const old_key = model_key(app, old_name);
  ModelState renamed = state.model(old_key);
  // Django would rename the model and then remove it from the state.
  if (old_key == model_key(app, new_name)) {
    throw StateError{
        fmt::format("RenameModel from '{}' to '{}' renames nothing: names of models "
                    "are compared without regard to case",
                    old_name, new_name)};
  }
  renamed.name = new_name;
  state.put(std::move(renamed));
  for (ModelKey const& key : models_naming(state, old_key)) {
    state.put(repointed(state.model(key), old_key, fmt::format("{}.{}", app, new_name)));
  }
  // Django makes classes of these while the old model is still there.
  state.require_still_renderable();
  state.erase(old_key);
  state.delay_rendering();
}

namespace {

std::vector<NamedField const*> many_to_many_fields(ModelState const& model) {
  std::vector<NamedField const*> fields;
  for (NamedField const& field : model.fields) {
    if (field.field.type->many_to_many) {
      fields.push_back(&field);
    }
  }
  return fields;
}

// The fields of other models, and of this one, that point at the renamed model.
void alter_referrers(SchemaEditor& editor, ModelIn old_model, ModelIn new_model) {
  // Django keeps no list of those that point at a model that is swapped.
  if (is_swapped(old_model.model, editor.settings())) {
    return;
  }
  ModelKey const old_key = old_model.model.key();
  for (Referrer const& referrer : relations_to(old_model.state, old_key)) {
    if (is_hidden(*referrer.field->field.relation) && !referrer.field->field.type->many_to_many) {
      continue;
    }
    if (is_swapped(*referrer.model, editor.settings())) {
      continue;
    }
    bool const own = referrer.model->key() == old_key;
    ModelKey const new_key = own ? new_model.model.key() : referrer.model->key();
    ModelState const& model = new_model.state.model(new_key);
    NamedField const new_field{referrer.field->name, model.field(referrer.field->name)};
    editor.alter_field({old_model.state, *referrer.model}, *referrer.field,
                       {new_model.state, model}, new_field);
  }
}

// The tables of the model's own many-to-many fields are named after it, and so are their near
// columns. Those to the model itself are referrers and have been altered as such.
void alter_own_many_to_many(SchemaEditor& editor, ModelIn old_model, ModelIn new_model) {
  std::vector<NamedField const*> const old_fields = many_to_many_fields(old_model.model);
  std::vector<NamedField const*> const new_fields = many_to_many_fields(new_model.model);
  for (std::size_t i = 0; i < std::min(old_fields.size(), new_fields.size()); ++i) {
    ModelKey const own = new_model.model.key();
    if (new_fields[i]->field.relation->to.resolve(own) != own &&
        is_automatic_many_to_many(*new_fields[i])) {
      editor.alter_many_to_many(old_model, *old_fields[i], new_model, *new_fields[i]);
    }
  }
}

void rename_in_database(SchemaEditor& editor, StateChange const& change, std::string_view old_name,
                        std::string_view new_name) {
  ModelIn const new_model = rendered_model(change.to, change.app, new_name);
  if (!has_table(new_model, editor.settings())) {
    return;
  }
  ModelIn const old_model = rendered_model(change.from, change.app, old_name);
  editor.alter_db_table(new_model, table_name(old_model.model), table_name(new_model.model));
  alter_referrers(editor, old_model, new_model);
  alter_own_many_to_many(editor, old_model, new_model);
}

}  // namespace

void RenameModel::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  rename_in_database(editor, change, old_name, new_name);
}

void RenameModel::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  rename_in_database(editor, change, new_name, old_name);
}

std::string AlterModelTable::describe() const {
  return fmt::format("Rename table for {} to {}", name, table ? *table : "(default)");
}

void AlterModelTable::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name, [this](ModelState& model) { model.options.db_table = table; });
}

void AlterModelTable::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const new_model = rendered_model(change.to, change.app, name);
  if (!has_table(new_model, editor.settings())) {
    return;
  }
  ModelIn const old_model = rendered_model(change.from, change.app, name);
  editor.alter_db_table(new_model, table_name(old_model.model), table_name(new_model.model));
  std::vector<NamedField const*> const old_fields = many_to_many_fields(old_model.model);
  std::vector<NamedField const*> const new_fields = many_to_many_fields(new_model.model);
  for (std::size_t i = 0; i < std::min(old_fields.size(), new_fields.size()); ++i) {
    if (is_automatic_many_to_many(*new_fields[i])) {
      editor.alter_db_table(new_model, many_to_many_table(old_model.model, *old_fields[i]),
                            many_to_many_table(new_model.model, *new_fields[i]));
    }
  }
}

void AlterModelTable::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  database_forwards(editor, change);
}

std::string AlterModelTableComment::describe() const {
  return fmt::format("Alter {} table comment", name);
}

void AlterModelTableComment::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name,
             [this](ModelState& model) { model.options.db_table_comment = table_comment; });
}

void AlterModelTableComment::database_forwards(SchemaEditor& editor,
                                               StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, name);
  if (has_table(model, editor.settings())) {
    editor.alter_db_table_comment(model, model.model.options.db_table_comment.value_or(""));
  }
}

void AlterModelTableComment::database_backwards(SchemaEditor& editor,
                                                StateChange const& change) const {
  database_forwards(editor, change);
}

std::string AlterUniqueTogether::describe() const {
  return fmt::format("Alter unique_together for {} ({} constraint(s))", name,
                     unique_together.size());
}

void AlterUniqueTogether::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name,
             [this](ModelState& model) { model.options.unique_together = unique_together; });
}

void AlterUniqueTogether::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, name);
  if (has_table(model, editor.settings())) {
    ModelState const& before = change.from.model(model_key(change.app, name));
    editor.alter_unique_together(model, before.options.unique_together,
                                 model.model.options.unique_together);
  }
}

void AlterUniqueTogether::database_backwards(SchemaEditor& editor,
                                             StateChange const& change) const {
  database_forwards(editor, change);
}

std::string AlterIndexTogether::describe() const {
  return fmt::format("Alter index_together for {} ({} constraint(s))", name, index_together.size());
}

void AlterIndexTogether::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name,
             [this](ModelState& model) { model.options.index_together = index_together; });
}

void AlterIndexTogether::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, name);
  if (has_table(model, editor.settings())) {
    ModelState const& before = change.from.model(model_key(change.app, name));
    editor.alter_index_together(model, before.options.index_together,
                                model.model.options.index_together);
  }
}

void AlterIndexTogether::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  database_forwards(editor, change);
}

std::string AlterOrderWithRespectTo::describe() const {
  return fmt::format("Set order_with_respect_to on {} to {}", name,
                     order_with_respect_to.value_or("None"));
}

void AlterOrderWithRespectTo::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name, [this](ModelState& model) {
    model.options.order_with_respect_to = order_with_respect_to;
  });
}

void AlterOrderWithRespectTo::database_forwards(SchemaEditor& editor,
                                                StateChange const& change) const {
  ModelIn const new_model = rendered_model(change.to, change.app, name);
  if (!has_table(new_model, editor.settings())) {
    return;
  }
  ModelIn const old_model = rendered_model(change.from, change.app, name);
  bool const before = old_model.model.options.order_with_respect_to.has_value();
  bool const after = new_model.model.options.order_with_respect_to.has_value();
  NamedField order{"_order", make_field("IntegerField")};
  if (before && !after) {
    editor.remove_field(old_model, order);
  }
  if (after && !before) {
    order.field.default_value = Value{0};
    editor.add_field(old_model, order);
  }
}

void AlterOrderWithRespectTo::database_backwards(SchemaEditor& editor,
                                                 StateChange const& change) const {
  database_forwards(editor, change);
}

std::string AlterModelOptions::describe() const {
  return "Change Meta options on " + name;
}

void AlterModelOptions::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name, [this](ModelState& model) { alter_options(model.options, *this); });
}

void AlterModelOptions::database_forwards(SchemaEditor&, StateChange const&) const {}

void AlterModelOptions::database_backwards(SchemaEditor&, StateChange const&) const {}

std::string AlterModelManagers::describe() const {
  return "Change managers on " + name;
}

void AlterModelManagers::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, name, [this](ModelState& model) { model.managers = managers; });
}

void AlterModelManagers::database_forwards(SchemaEditor&, StateChange const&) const {}

void AlterModelManagers::database_backwards(SchemaEditor&, StateChange const&) const {}

}  // namespace migrator
