// Models that were renamed, deleted and created, and proxies.
#include "autodetector/deconstruct.hpp"
#include "autodetector/detection.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace migrator {
namespace {

using enum OperationDependency::Type;

// What a model that got another name has to come after: the models its fields point at, and those
// whose fields point at it.
std::vector<OperationDependency> dependencies_of_rename(Detection const& detection,
                                                        ModelKey const& key) {
  std::vector<OperationDependency> dependencies = dependencies_for_model(detection, key);
  auto const relations = detection.new_relations.find(key);
  if (relations != detection.new_relations.end()) {
    for (RelationFrom const& from : relations->second) {
      dependencies.push_back(on_model(from.model, create));
    }
  }
  return dependencies;
}

// What models that are gone look like, as far as names of models and fields do not matter.
using Definitions = std::map<ModelKey, std::vector<Field>>;

Definitions definitions_of_removed(Detection const& detection) {
  Definitions definitions;
  for (ModelKey const& key : difference(detection.old_keys.models, detection.new_keys.models)) {
    definitions.emplace(key,
                        relation_agnostic_fields(detection.input.from_state.model(key).fields));
  }
  return definitions;
}

// The model of the old state that became the new one; null when none did. Those that became
// another one are not in `removed` any more.
ModelState const* find_old_name(Detection const& detection, Definitions const& removed,
                                ModelState const& model) {
  std::vector<Field> const fields = relation_agnostic_fields(model.fields);
  auto candidate = removed.lower_bound({model.app, {}});
  for (; candidate != removed.end() && candidate->first.app == model.app; ++candidate) {
    ModelState const& gone = detection.input.from_state.model(candidate->first);
    if (candidate->second == fields && detection.input.questioner.ask_rename_model(gone, model)) {
      return &gone;
    }
  }
  return nullptr;
}

// A model's fields, apart from those that are added when both ends are there.
struct FieldsToCreate {
  std::vector<NamedField> own;
  std::map<std::string, Field> related;         // by name
  ModelReference const* primary_key = nullptr;  // what a primary key points at
};

FieldsToCreate divide_fields(ModelState const& model) {
  FieldsToCreate fields;
  for (NamedField const& field : model.fields) {
    std::optional<Relation> const& relation = field.field.relation;
    if (relation && field.field.primary_key) {
      fields.primary_key = &relation->to;
    }
    bool const is_related =
        relation && (relation->through || (!field.field.primary_key && !relation->parent_link));
    if (is_related) {
      fields.related.emplace(field.name, field.field);
    } else {
      fields.own.push_back(field);
    }
  }
  return fields;
}

std::vector<OperationDependency> on_bases(ModelState const& model) {
  std::vector<OperationDependency> dependencies;
  for (ModelReference const& base : model.bases) {
    dependencies.push_back(on_model(base.resolve(model.key()), create));
  }
  return dependencies;
}

// Fields that go from the base because the new model has them.
std::vector<OperationDependency> on_fields_of_base(Detection const& detection,
                                                   ModelState const& model, ModelKey const& base) {
  std::vector<OperationDependency> dependencies;
  std::shared_ptr<ModelState const> const old_base = detection.input.from_state.find(base);
  std::shared_ptr<ModelState const> const new_base = detection.input.to_state.find(base);
  if (!old_base || !new_base) {
    return dependencies;
  }
  for (NamedField const& field : old_base->fields) {
    if (!new_base->find_field(field.name) && model.find_field(field.name)) {
      dependencies.push_back(on_field(base, field.name, remove));
    }
  }
  return as_set(std::move(dependencies));
}

std::vector<OperationDependency> dependencies_of_created(Detection const& detection,
                                                         ModelState const& model,
                                                         FieldsToCreate const& fields) {
  ModelKey const key = model.key();
  // A model that this one takes the name of goes first.
  std::vector<OperationDependency> dependencies{on_model(key, remove)};
  for (OperationDependency& base : on_bases(model)) {
    ModelKey const base_key{base.app, base.model};
    dependencies.push_back(std::move(base));
    append(dependencies, on_fields_of_base(detection, model, base_key));
  }
  if (fields.primary_key != nullptr) {
    dependencies.push_back(on_model(fields.primary_key->resolve(key), create));
  }
  return dependencies;
}

CreateModel creation_of(ModelState const& model, std::vector<NamedField> fields) {
  return {.name = model.name,
          .fields = std::move(fields),
          .options = model.options,
          .bases = model.bases,
          .managers = model.managers};
}

// The options that name fields which may not be there yet.
ModelOptions without_deferred(ModelOptions options) {
  options.indexes.clear();
  options.constraints.clear();
  options.unique_together.clear();
  options.order_with_respect_to.reset();
  for (char const* const name :
       {"indexes", "constraints", "unique_together", "order_with_respect_to"}) {
    options.at_default.names.erase(name);
  }
  return options;
}

void add_related_fields(Detection& detection, ModelKey const& key, FieldsToCreate const& fields) {
  for (auto const& [name, field] : fields.related) {
    std::vector<OperationDependency> dependencies = dependencies_for_relation(key, field);
    dependencies.push_back(on_model(key, create));
    add_operation(detection, key.app,
                  AddField{.model_name = key.name, .name = name, .field = field},
                  as_set(std::move(dependencies)));
  }
}

void add_deferred_options(Detection& detection, ModelState const& model,
                          FieldsToCreate const& fields) {
  ModelKey const key = model.key();
  ModelOptions const& options = model.options;
  if (options.order_with_respect_to) {
    add_operation(detection, key.app,
                  AlterOrderWithRespectTo{.name = key.name,
                                          .order_with_respect_to = options.order_with_respect_to},
                  {on_field(key, *options.order_with_respect_to, create), on_model(key, create)});
  }
  std::vector<OperationDependency> dependencies;
  for (auto const& [name, field] : fields.related) {
    dependencies.push_back(on_field(key, name, create));
  }
  dependencies.push_back(on_model(key, create));
  for (Index const& index : options.indexes) {
    add_operation(detection, key.app, AddIndex{key.name, index}, dependencies);
  }
  for (Constraint const& constraint : options.constraints) {
    add_operation(detection, key.app, AddConstraint{key.name, constraint}, dependencies);
  }
  if (!options.unique_together.empty()) {
    add_operation(detection, key.app, AlterUniqueTogether{key.name, options.unique_together},
                  dependencies);
  }
}

// A proxy that becomes a model of its own is what relations to it point at from now on.
void alter_relations_to_former_proxy(Detection& detection, ModelKey const& key) {
  auto const relations = detection.new_relations.find(key);
  if (!detection.old_keys.proxies.contains(key) || relations == detection.new_relations.end()) {
    return;
  }
  for (RelationFrom const& from : relations->second) {
    add_operation(detection, from.model.app,
                  AlterField{.model_name = new_model(detection, from.model).name,
                             .name = from.field->name,
                             .field = from.field->field},
                  {on_model(key, create)});
  }
}

void create_model(Detection& detection, ModelKey const& key) {
  ModelState const& model = new_model(detection, key);
  FieldsToCreate const fields = divide_fields(model);
  CreateModel operation = creation_of(model, fields.own);
  operation.options = without_deferred(std::move(operation.options));
  add_first_operation(detection, key.app, std::move(operation),
                      dependencies_of_created(detection, model, fields));
  if (!model.options.managed) {
    return;
  }
  add_related_fields(detection, key, fields);
  add_deferred_options(detection, model, fields);
  alter_relations_to_former_proxy(detection, key);
}

// Django's swappable_first_key(): what sorts swappable models before all others.
ModelKey swappable_first_key(Detection const& detection, ModelKey const& key) {
  auto const user = detection.input.settings.models.find("AUTH_USER_MODEL");
  bool const is_user = user != detection.input.settings.models.end() &&
                       to_lower(user->second) == to_lower(to_string(key));
  if (is_user || new_model(detection, key).options.swappable) {
    return {"___" + key.app, "___" + key.name};
  }
  return key;
}

// The last one comes first in its app: each is put before those that are there.
std::vector<ModelKey> in_order_of_creation(Detection const& detection, ModelKeys const& keys) {
  std::vector<ModelKey> sorted{keys.begin(), keys.end()};
  std::ranges::sort(sorted, std::greater{},
                    [&](ModelKey const& key) { return swappable_first_key(detection, key); });
  return sorted;
}

std::vector<std::string> names_of_relations(ModelState const& model) {
  std::vector<std::string> names;
  for (NamedField const& field : model.fields) {
    if (field.field.relation) {
      names.push_back(field.name);
    }
  }
  std::ranges::sort(names);
  return names;
}

// All that points at the model has to have gone, or to point elsewhere.
std::vector<OperationDependency> dependencies_of_deleted(Detection const& detection,
                                                         ModelState const& model) {
  ModelKey const key = model.key();
  std::vector<OperationDependency> dependencies;
  auto const relations = detection.old_relations.find(key);
  if (relations != detection.old_relations.end()) {
    for (RelationFrom const& from : relations->second) {
      dependencies.push_back(on_field(from.model, from.field->name, remove));
      if (!from.field->field.type->many_to_many) {
        dependencies.push_back(on_field(from.model, from.field->name, alter));
      }
    }
  }
  for (std::string const& name : names_of_relations(model)) {
    dependencies.push_back(on_field(key, name, remove));
  }
  auto const user = detection.through_users.find(key);
  if (user != detection.through_users.end()) {
    dependencies.push_back(on_field(user->second.model_key(), user->second.field, remove));
  }
  return as_set(std::move(dependencies));
}

void delete_model(Detection& detection, ModelKey const& key) {
  ModelState const& model = detection.input.from_state.model(key);
  if (!model.options.unique_together.empty()) {
    add_operation(detection, key.app, AlterUniqueTogether{key.name, {}});
  }
  for (std::string const& name : names_of_relations(model)) {
    add_operation(detection, key.app, RemoveField{key.name, name});
  }
  add_operation(detection, key.app, DeleteModel{model.name},
                dependencies_of_deleted(detection, model));
}

}  // namespace

void generate_renamed_models(Detection& detection) {
  Definitions removed = definitions_of_removed(detection);
  for (ModelKey const& key : difference(detection.new_keys.models, detection.old_keys.models)) {
    ModelState const& model = new_model(detection, key);
    ModelState const* const renamed = find_old_name(detection, removed, model);
    if (renamed == nullptr) {
      continue;
    }
    add_operation(detection, key.app, RenameModel{renamed->name, model.name},
                  dependencies_of_rename(detection, key));
    detection.renamed_models[key] = renamed->key().name;
    removed.erase(renamed->key());
    detection.old_keys.models.erase(renamed->key());
    detection.old_keys.models.insert(key);
  }
}

void generate_deleted_models(Detection& detection) {
  ModelKeys const kept = united(detection.new_keys.models, detection.new_keys.unmanaged);
  for (ModelKey const& key : difference(detection.old_keys.models, kept)) {
    delete_model(detection, key);
  }
  for (ModelKey const& key : difference(detection.old_keys.unmanaged, kept)) {
    delete_model(detection, key);
  }
}

void generate_created_models(Detection& detection) {
  ModelKeys const kept = united(detection.old_keys.models, detection.old_keys.unmanaged);
  for (ModelKeys const* const keys : {&detection.new_keys.models, &detection.new_keys.unmanaged}) {
    for (ModelKey const& key : in_order_of_creation(detection, difference(*keys, kept))) {
      create_model(detection, key);
    }
  }
}

void generate_deleted_proxies(Detection& detection) {
  for (ModelKey const& key : difference(detection.old_keys.proxies, detection.new_keys.proxies)) {
    add_operation(detection, key.app, DeleteModel{detection.input.from_state.model(key).name});
  }
}

void generate_created_proxies(Detection& detection) {
  for (ModelKey const& key : difference(detection.new_keys.proxies, detection.old_keys.proxies)) {
    ModelState const& model = new_model(detection, key);
    std::vector<OperationDependency> dependencies{on_model(key, remove)};
    append(dependencies, on_bases(model));
    add_operation(detection, key.app, creation_of(model, {}), std::move(dependencies));
  }
}

}  // namespace migrator
