#include "autodetector/detection.hpp"

namespace migrator {

ModelState const& old_model(Detection const& detection, ModelKey const& key) {
  auto const renamed = detection.renamed_models.find(key);
  bool const is_renamed = renamed != detection.renamed_models.end();
  return detection.input.from_state.model(is_renamed ? ModelKey{key.app, renamed->second} : key);
}

ModelState const& new_model(Detection const& detection, ModelKey const& key) {
  return detection.input.to_state.model(key);
}

Field const& new_field(Detection const& detection, FieldKey const& key) {
  auto const found = detection.repointed.find(key);
  return found == detection.repointed.end()
             ? get_field(new_model(detection, key.model_key()), key.field)
             : found->second;
}

Field const& get_field(ModelState const& model, std::string_view name) {
  std::optional<std::string> const& order = model.options.order_with_respect_to;
  return model.field(name == "_order" && order ? std::string_view{*order} : name);
}

void add_operation(Detection& detection, std::string const& app, Operation operation,
                   std::vector<OperationDependency> dependencies) {
  detection.operations[app].push_back({std::move(operation), std::move(dependencies)});
}

void add_first_operation(Detection& detection, std::string const& app, Operation operation,
                         std::vector<OperationDependency> dependencies) {
  std::vector<GeneratedOperation>& operations = detection.operations[app];
  operations.insert(operations.begin(), {std::move(operation), std::move(dependencies)});
}

OperationDependency on_model(ModelKey const& key, OperationDependency::Type type) {
  return {key.app, key.name, {}, type};
}

OperationDependency on_field(ModelKey const& key, std::string_view field,
                             OperationDependency::Type type) {
  return {key.app, key.name, std::string{field}, type};
}

std::vector<OperationDependency> dependencies_for_relation(ModelKey const& key,
                                                           Field const& field) {
  using enum OperationDependency::Type;
  Relation const& relation = *field.relation;
  std::vector<OperationDependency> dependencies;
  if (relation.to.setting.empty()) {
    dependencies.push_back(on_model(relation.to.resolve(key), create));
  } else {
    dependencies.push_back(
        {std::string{OperationDependency::setting_app}, relation.to.setting, {}, create});
  }
  if (relation.through) {
    dependencies.push_back(on_model(relation.through->resolve(key), create));
  }
  return dependencies;
}

std::vector<OperationDependency> dependencies_for_model(Detection const& detection,
                                                        ModelKey const& key) {
  std::vector<OperationDependency> dependencies;
  for (NamedField const& named : new_model(detection, key).fields) {
    FieldKey const field_key{key.app, key.name, named.name};
    Field const& field = new_field(detection, field_key);
    if (field.relation) {
      append(dependencies, dependencies_for_relation(key, field));
    }
  }
  return dependencies;
}

}  // namespace migrator
