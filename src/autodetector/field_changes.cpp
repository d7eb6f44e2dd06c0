// Fields that were renamed, removed, added and altered.
#include "autodetector/deconstruct.hpp"
#include "autodetector/detection.hpp"
#include "autodetector/generated_fields.hpp"
#include "ddl/tables.hpp"

#include <algorithm>

namespace migrator {
namespace {

using enum OperationDependency::Type;

// What the model is called now, if it was renamed.
ModelKey new_name_of(Detection const& detection, ModelKey const& old_key) {
  for (auto const& [key, old_name] : detection.renamed_models) {
    if (key.app == old_key.app && old_name == old_key.name) {
      return key;
    }
  }
  return old_key;
}

// The old field, taken apart, as it would be if only models had been renamed.
Field with_renamed_target(Detection const& detection, Field const& old_field) {
  Field field = deconstructed(old_field);
  if (field.relation && field.relation->to.name.find('.') != std::string::npos) {
    field.relation->to.name = to_string(new_name_of(detection, field.relation->to.resolve({})));
  }
  return field;
}

// Whether the new field is the old one under another name: with its definition, or with that and
// the column that the old one had.
bool could_be_renamed(Detection const& detection, NamedField const& old_field, Field const& field) {
  Field old_definition = field.relation ? with_renamed_target(detection, old_field.field)
                                        : deconstructed(old_field.field);
  Field const definition = deconstructed(field);
  if (old_definition == definition) {
    return true;
  }
  if (!old_field.field.type->has_column) {
    return false;
  }
  old_definition.db_column = column_name(old_field);
  return old_definition == definition;
}

// The field of the old state that became the new one; null when none did. `old_fields` are those
// that are not taken yet.
FieldKey const* find_old_name(Detection const& detection, FieldKey const& key,
                              FieldKeys const& old_fields) {
  ModelKey const owner = key.model_key();
  ModelState const& model = old_model(detection, owner);
  Field const& field = new_field(detection, key);
  auto old_key = old_fields.lower_bound({key.app, key.model, {}});
  for (; old_key != old_fields.end() && old_key->model_key() == key.model_key(); ++old_key) {
    if (detection.new_fields.contains(*old_key)) {
      continue;
    }
    NamedField const old_field{old_key->field, get_field(model, old_key->field)};
    if (could_be_renamed(detection, old_field, field) &&
        detection.input.questioner.ask_rename(key.model, old_key->field, key.field, field)) {
      return &*old_key;
    }
  }
  return nullptr;
}

void remove_field(Detection& detection, FieldKey const& key) {
  add_operation(detection, key.app, RemoveField{key.model, key.field},
                {on_field(key.model_key(), key.field, remove_order_wrt),
                 on_field(key.model_key(), key.field, alter_foo_together)});
}

bool is_time(Field const& field) {
  return field.is("DateField") || field.is("DateTimeField") || field.is("TimeField");
}

// Django's empty_strings_allowed of a field that may be left blank.
bool takes_empty_text(Field const& field) {
  return field.blank &&
         (field.type->textual || field.is("GeneratedField") || field.is("CompositePrimaryKey"));
}

// Whether rows that are there can get the field without anybody being asked.
bool needs_no_default(Field const& field) {
  return field.null || field.default_value || field.db_default || field.type->many_to_many ||
         takes_empty_text(field) || (is_time(field) && bool_option(field, "auto_now")) ||
         field.type->automatic;
}

void add_field(Detection& detection, FieldKey const& key) {
  Questioner& questioner = detection.input.questioner;
  ModelKey const model = key.model_key();
  Field field = new_field(detection, key);
  std::vector<OperationDependency> dependencies{on_field(model, key.field, remove)};
  if (field.relation) {
    append(dependencies, dependencies_for_relation(model, field));
  }
  if (field.is("GeneratedField")) {
    append(dependencies, dependencies_for_generated_field(detection, key, field));
  }
  bool const preserve_default = needs_no_default(field);
  if (!preserve_default) {
    bool const is_creation_time = is_time(field) && bool_option(field, "auto_now_add");
    field.default_value = is_creation_time
                              ? questioner.ask_auto_now_add_addition(key.field, key.model)
                              : questioner.ask_not_null_addition(key.field, key.model);
  }
  if (field.is_unique() && field.default_value && field.default_value->get_if<Callable>()) {
    questioner.ask_unique_callable_default_addition(key.field, key.model);
  }
  add_operation(detection, key.app,
                AddField{.model_name = key.model,
                         .name = key.field,
                         .field = std::move(field),
                         .preserve_default = preserve_default},
                std::move(dependencies));
}

// Whatever RenameModel and RenameField do to relations is no change of theirs: where the new field
// points at a new name it is made to point at the old one, as the old field does.
Field repointed(Detection const& detection, ModelKey const& key, Field const& old_field,
                Field field) {
  if (!field.relation || !old_field.relation) {
    return field;
  }
  Relation& relation = *field.relation;
  Relation const& old_relation = *old_field.relation;
  ModelKey const target = relation.to.resolve(key);
  if (detection.renamed_models.contains(target)) {
    relation.to = {old_relation.to.name, {}};
  }
  if (relation.to_field &&
      detection.renamed_fields.contains({target.app, target.name, *relation.to_field})) {
    relation.to = {old_relation.to.name, {}};
    relation.to_field = old_relation.to_field;
  }
  if (relation.through && detection.renamed_models.contains(relation.through->resolve(key))) {
    relation.through = old_relation.through;
  }
  return field;
}

void add_alteration(Detection& detection, FieldKey const& key, Field const& old_field, Field field,
                    std::vector<OperationDependency> dependencies) {
  bool preserve_default = true;
  bool const forbids_null = old_field.null && !field.null && !field.default_value &&
                            !field.db_default && !field.type->many_to_many;
  if (forbids_null) {
    std::optional<Value> answer =
        detection.input.questioner.ask_not_null_alteration(key.field, key.model);
    if (answer) {
      field.default_value = std::move(answer);
      preserve_default = false;
    }
  }
  add_operation(detection, key.app,
                AlterField{.model_name = key.model,
                           .name = key.field,
                           .field = std::move(field),
                           .preserve_default = preserve_default},
                std::move(dependencies));
}

void alter_field(Detection& detection, FieldKey const& key) {
  ModelKey const model = key.model_key();
  auto const renamed = detection.renamed_fields.find(key);
  bool const is_renamed = renamed != detection.renamed_fields.end();
  Field const& old_field =
      get_field(old_model(detection, model), is_renamed ? renamed->second : key.field);
  Field const field = repointed(detection, model, old_field, new_field(detection, key));
  detection.repointed.insert_or_assign(key, field);
  // A field that was renamed differs in its column at most, which its rename has seen to.
  if (is_renamed || deconstructed(old_field) == deconstructed(field)) {
    return;
  }
  if (old_field.type->many_to_many != field.type->many_to_many) {
    remove_field(detection, key);
    add_field(detection, key);
    return;
  }
  std::vector<OperationDependency> dependencies;
  if (field.relation) {
    dependencies = dependencies_for_relation(model, field);
  }
  add_alteration(detection, key, old_field, field, std::move(dependencies));
}

}  // namespace

void create_renamed_fields(Detection& detection) {
  FieldKeys old_fields = detection.old_fields;
  for (FieldKey const& key : difference(detection.new_fields, old_fields)) {
    FieldKey const* const found = find_old_name(detection, key, old_fields);
    if (found == nullptr) {
      continue;
    }
    FieldKey const old_key = *found;
    detection.renames.push_back({old_key, key});
    old_fields.erase(old_key);
    old_fields.insert(key);
    detection.renamed_fields[key] = old_key.field;
  }
}

void generate_renamed_fields(Detection& detection) {
  for (auto const& [old_key, key] : detection.renames) {
    Field const& field = new_field(detection, key);
    ModelKey const owner = key.model_key();
    Field const& old_field = get_field(old_model(detection, owner), old_key.field);
    // A column that is to keep its name gets it first, so that the rename leaves it alone.
    if (old_field.db_column != field.db_column) {
      add_operation(detection, key.app,
                    AlterField{.model_name = key.model, .name = old_key.field, .field = field});
    }
    add_operation(
        detection, key.app,
        RenameField{.model_name = key.model, .old_name = old_key.field, .new_name = key.field});
    detection.old_fields.erase(old_key);
    detection.old_fields.insert(key);
  }
}

void generate_removed_fields(Detection& detection) {
  for (FieldKey const& key : difference(detection.old_fields, detection.new_fields)) {
    remove_field(detection, key);
  }
}

void generate_added_fields(Detection& detection) {
  for (FieldKey const& key : difference(detection.new_fields, detection.old_fields)) {
    add_field(detection, key);
  }
}

void generate_altered_fields(Detection& detection) {
  for (FieldKey const& key : intersection(detection.old_fields, detection.new_fields)) {
    alter_field(detection, key);
  }
}

}  // namespace migrator
