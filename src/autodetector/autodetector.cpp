#include "migrator/autodetector.hpp"

#include "autodetector/composite_keys.hpp"
#include "autodetector/detection.hpp"
#include "autodetector/migration_list.hpp"
#include "migrator/optimizer.hpp"

#include <algorithm>
#include <utility>

namespace migrator {
namespace {

// The models of a state; those of apps without migrations are left out unless they are unmanaged.
ModelKeySets key_sets(ProjectState const& state, AppLabels const& ignored_apps) {
  ModelKeySets sets;
  for (auto const& [key, model] : state.models()) {
    if (!model->options.managed) {
      sets.unmanaged.insert(key);
    } else if (!ignored_apps.contains(key.app)) {
      (model->options.proxy ? sets.proxies : sets.models).insert(key);
    }
  }
  return sets;
}

std::vector<ModelKey> keys_of(ProjectState const& state) {
  std::vector<ModelKey> keys;
  for (auto const& [key, model] : state.models()) {
    keys.push_back(key);
  }
  return keys;
}

// Django's generate_… methods, in its order.
void generate_operations(Detection& detection) {
  generate_renamed_models(detection);
  prepare_field_lists(detection);
  generate_through_model_map(detection);
  generate_deleted_models(detection);
  generate_created_models(detection);
  generate_deleted_proxies(detection);
  generate_created_proxies(detection);
  generate_altered_options(detection);
  generate_altered_managers(detection);
  generate_altered_db_table_comment(detection);
  create_renamed_fields(detection);
  create_altered_indexes(detection);
  create_altered_constraints(detection);
  // Indexes and constraints go before the fields that they are on.
  generate_removed_constraints(detection);
  generate_removed_indexes(detection);
  generate_renamed_fields(detection);
  generate_renamed_indexes(detection);
  generate_removed_altered_unique_together(detection);
  generate_removed_fields(detection);
  generate_added_fields(detection);
  generate_altered_fields(detection);
  generate_altered_order_with_respect_to(detection);
  generate_altered_unique_together(detection);
  generate_added_indexes(detection);
  generate_added_constraints(detection);
  generate_altered_constraints(detection);
  generate_altered_db_table(detection);
}

AppLabels apps_of(ProjectState const& state) {
  AppLabels apps;
  for (auto const& [key, model] : state.models()) {
    apps.insert(key.app);
  }
  return apps;
}

Changes optimized(Changes changes) {
  for (AppChanges& app : changes) {
    for (Migration& migration : app.migrations) {
      migration.operations =
          with_whole_keys(optimize(std::move(migration.operations), app.app), app.app);
    }
  }
  return changes;
}

// The apps that must stay when only some are wanted: those, and what their migrations depend on.
AppLabels required_apps(Changes const& changes, AppLabels required) {
  std::vector<std::string> open{required.begin(), required.end()};
  while (!open.empty()) {
    std::string const app = std::move(open.back());
    open.pop_back();
    auto const found = std::ranges::find(changes, app, &AppChanges::app);
    if (found == changes.end()) {
      continue;
    }
    for (Migration const& migration : found->migrations) {
      for (Dependency const& dependency : migration.dependencies) {
        // A swappable model's app is not known to be needed.
        if (dependency.setting.empty() && required.insert(dependency.key.app).second) {
          open.push_back(dependency.key.app);
        }
      }
    }
  }
  return required;
}

Changes trimmed(Changes changes, AppLabels const& trim_to_apps) {
  if (!trim_to_apps.empty()) {
    AppLabels const required = required_apps(changes, trim_to_apps);
    std::erase_if(changes, [&](AppChanges const& app) { return !required.contains(app.app); });
  }
  return changes;
}

}  // namespace

void prepare_field_lists(Detection& detection) {
  detection.kept_models = intersection(detection.old_keys.models, detection.new_keys.models);
  detection.kept_proxies = intersection(detection.old_keys.proxies, detection.new_keys.proxies);
  detection.kept_unmanaged =
      intersection(detection.old_keys.unmanaged, detection.new_keys.unmanaged);
  for (ModelKey const& key : detection.kept_models) {
    for (NamedField const& field : old_model(detection, key).fields) {
      detection.old_fields.insert({key.app, key.name, field.name});
    }
    for (NamedField const& field : new_model(detection, key).fields) {
      detection.new_fields.insert({key.app, key.name, field.name});
    }
  }
}

void generate_through_model_map(Detection& detection) {
  for (ModelKey const& key : detection.old_keys.models) {
    ModelState const& model = old_model(detection, key);
    for (NamedField const& field : model.fields) {
      if (field.field.relation && field.field.relation->through) {
        detection.through_users[field.field.relation->through->resolve(key)] = {
            key.app, model.key().name, field.name};
      }
    }
  }
}

Changes detect_changes(AutodetectorInput const& input, MigrationGraph const& graph,
                       ChangesOptions const& options) {
  // Django has forgotten which apps have no migrations when there is none at all; what it finds for
  // them is only dropped in the end.
  AppLabels const ignored = graph.nodes().empty() ? AppLabels{} : input.unmigrated_apps;
  AppLabels ignored_of_models = ignored;
  for (std::string const& app : options.convert_apps) {
    ignored_of_models.erase(app);
  }
  Detection detection{.input = input};
  detection.old_keys = key_sets(input.from_state, ignored);
  detection.new_keys = key_sets(input.to_state, ignored_of_models);
  detection.old_relations = relations_of(input.from_state, keys_of(input.from_state));
  detection.new_relations =
      relations_of(input.to_state,
                   input.declared_order.empty() ? keys_of(input.to_state) : input.declared_order);
  generate_operations(detection);
  for (auto& [app, operations] : detection.operations) {
    operations = sort_operations(std::move(operations), app, input.settings);
  }
  Changes changes = optimized(
      build_migration_list(detection.operations, graph, apps_of(input.from_state), input.settings));
  return trimmed(arrange_for_graph(std::move(changes), graph, input.questioner, options.names),
                 options.trim_to_apps);
}

}  // namespace migrator
