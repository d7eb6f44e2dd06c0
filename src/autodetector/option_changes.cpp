// Options of models that were altered, and their managers.
#include "autodetector/deconstruct.hpp"
#include "autodetector/detection.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace migrator {
namespace {

using enum OperationDependency::Type;
using OptionMap = std::map<std::string, Value, std::less<>>;

ModelKeys all_kept(Detection const& detection) {
  return united(united(detection.kept_models, detection.kept_proxies), detection.kept_unmanaged);
}

// What AlterModelOptions alters.
OptionMap alterable_options(ModelOptions const& options) {
  constexpr std::array<std::string_view, 2> others{"required_db_features", "required_db_vendor"};
  OptionMap found;
  for (auto const& [name, value] : options.other) {
    if (std::ranges::find(others, name) == others.end()) {
      found.emplace(name, value);
    }
  }
  if (!options.managed || options.at_default.names.contains("managed")) {
    found.emplace("managed", options.managed);
  }
  return found;
}

// No managers are null or an empty list; AlterModelManagers wants a list.
Value as_list(Value const& managers) {
  return managers.is_null() ? Value{ValueList{}} : managers;
}

Together common(Together const& one, Together const& other) {
  Together result;
  std::ranges::set_intersection(one, other, std::inserter(result, result.end()));
  return result;
}

}  // namespace

void generate_altered_options(Detection& detection) {
  ModelKeys keys = all_kept(detection);
  // Models whose tables migrations begin or cease to look after.
  keys.merge(intersection(detection.old_keys.unmanaged, detection.new_keys.models));
  keys.merge(intersection(detection.old_keys.models, detection.new_keys.unmanaged));
  for (ModelKey const& key : keys) {
    OptionMap const old_options = alterable_options(old_model(detection, key).options);
    OptionMap options = alterable_options(new_model(detection, key).options);
    if (deconstructed(old_options) != deconstructed(options)) {
      add_operation(detection, key.app, AlterModelOptions{key.name, std::move(options)});
    }
  }
}

void generate_altered_managers(Detection& detection) {
  for (ModelKey const& key : detection.kept_models) {
    Value managers = as_list(new_model(detection, key).managers);
    if (as_list(old_model(detection, key).managers) != managers) {
      add_operation(detection, key.app, AlterModelManagers{key.name, std::move(managers)});
    }
  }
}

void generate_altered_db_table(Detection& detection) {
  for (ModelKey const& key : all_kept(detection)) {
    std::optional<std::string> const& table = new_model(detection, key).options.db_table;
    if (old_model(detection, key).options.db_table != table) {
      add_operation(detection, key.app, AlterModelTable{key.name, table});
    }
  }
}

void generate_altered_db_table_comment(Detection& detection) {
  for (ModelKey const& key : all_kept(detection)) {
    std::optional<std::string> const& comment = new_model(detection, key).options.db_table_comment;
    if (old_model(detection, key).options.db_table_comment != comment) {
      add_operation(detection, key.app, AlterModelTableComment{key.name, comment});
    }
  }
}

void generate_altered_order_with_respect_to(Detection& detection) {
  for (ModelKey const& key : detection.kept_models) {
    std::optional<std::string> const& field =
        new_model(detection, key).options.order_with_respect_to;
    if (old_model(detection, key).options.order_with_respect_to == field) {
      continue;
    }
    std::vector<OperationDependency> dependencies;
    if (field) {
      dependencies.push_back(on_field(key, *field, create));
    }
    add_operation(detection, key.app, AlterOrderWithRespectTo{key.name, field},
                  std::move(dependencies));
  }
}

std::vector<AlteredTogether> altered_together(Detection const& detection,
                                              Together ModelOptions::*option) {
  std::vector<AlteredTogether> altered;
  for (ModelKey const& key : detection.kept_models) {
    ModelState const& model = new_model(detection, key);
    Together const& old_value = old_model(detection, key).options.*option;
    Together const& new_value = model.options.*option;
    if (old_value == new_value) {
      continue;
    }
    std::vector<OperationDependency> dependencies;
    for (std::vector<std::string> const& group : new_value) {
      for (std::string const& name : group) {
        FieldKey const field_key{key.app, key.name, name};
        Field const& field = new_field(detection, field_key);
        if (field.relation) {
          append(dependencies, dependencies_for_relation(key, field));
        }
      }
    }
    altered.push_back({key, old_value, new_value, std::move(dependencies)});
  }
  return altered;
}

void generate_removed_altered_unique_together(Detection& detection) {
  for (AlteredTogether& altered : altered_together(detection, &ModelOptions::unique_together)) {
    if (!altered.old_value.empty()) {
      add_operation(
          detection, altered.key.app,
          AlterUniqueTogether{altered.key.name, common(altered.new_value, altered.old_value)},
          std::move(altered.dependencies));
    }
  }
}

void generate_altered_unique_together(Detection& detection) {
  for (AlteredTogether& altered : altered_together(detection, &ModelOptions::unique_together)) {
    if (altered.new_value != common(altered.new_value, altered.old_value)) {
      add_operation(detection, altered.key.app,
                    AlterUniqueTogether{altered.key.name, altered.new_value},
                    std::move(altered.dependencies));
    }
  }
}

}  // namespace migrator
