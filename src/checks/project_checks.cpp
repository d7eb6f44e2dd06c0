#include "checks/project_checks.hpp"

#include "ddl/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {
namespace {

// One of the things that have a name, and where it is declared.
struct Declared {
  ModelMeta const* model = nullptr;
  std::string way;
};
using ByName = std::map<std::string, std::vector<Declared>>;

// How Django speaks of names that are not unique.
struct Kind {
  std::string_view what;        // "index"
  std::string_view in_a_model;  // the error of a name that one model has twice
  std::string_view among_models;
};

void check_unique_names(ByName const& by_name, Kind const& kind, Report& report) {
  for (auto const& [name, declared] : by_name) {
    if (declared.size() < 2) {
      continue;
    }
    std::set<std::string> labels;
    for (Declared const& each : declared) {
      labels.insert(each.model->label);
    }
    bool const in_a_model = labels.size() == 1;
    Declared const& last = declared.back();
    report.add("", *last.model,
               {in_a_model ? kind.in_a_model : kind.among_models,
                fmt::format("{} name '{}' is not unique {} {}.", kind.what, name,
                            in_a_model ? "for model" : "among models:", fmt::join(labels, ", ")),
                "", last.way});
  }
}

std::string reason(ModelRegistry const& registry, ModelKey const& missing) {
  return registry.has_app(missing.app)
             ? fmt::format("app '{}' doesn't provide model '{}'", missing.app, missing.name)
             : fmt::format("app '{}' isn't installed", missing.app);
}

}  // namespace

void check_tables(std::span<ModelMeta const* const> models, Report& report) {
  std::map<std::string, std::vector<ModelMeta const*>> by_table;
  for (ModelMeta const* const model : models) {
    if (model->state->options.managed && !model->state->options.proxy) {
      by_table[table_name(*model->state)].push_back(model);
    }
  }
  for (auto const& [table, owners] : by_table) {
    if (owners.size() > 1) {
      std::vector<std::string_view> labels;
      for (ModelMeta const* const owner : owners) {
        labels.push_back(owner->label);
      }
      report.add(table, *owners.back(),
                 {"models.E028",
                  fmt::format("db_table '{}' is used by multiple models: {}.", table,
                              fmt::join(labels, ", ")),
                  "", ".options.db_table"});
    }
  }
}

void check_index_names(std::span<ModelMeta const* const> models, Report& report) {
  ByName indexes;
  ByName constraints;
  for (ModelMeta const* const model : models) {
    ModelOptions const& options = model->state->options;
    for (std::size_t i = 0; i < options.indexes.size(); ++i) {
      if (!options.indexes[i].name.empty()) {
        indexes[options.indexes[i].name].push_back({model, fmt::format(".options.indexes[{}]", i)});
      }
    }
    for (std::size_t i = 0; i < options.constraints.size(); ++i) {
      constraints[name_of(options.constraints[i])].push_back(
          {model, fmt::format(".options.constraints[{}]", i)});
    }
  }
  check_unique_names(indexes, {"index", "models.E029", "models.E030"}, report);
  check_unique_names(constraints, {"constraint", "models.E031", "models.E032"}, report);
}

void check_lazy_references(ModelRegistry const& registry, Report& report) {
  for (ModelMeta const& model : registry.all()) {
    for (ClassField const& field : model.fields) {
      if (!field.field->relation || field.to != nullptr) {
        continue;
      }
      ModelKey const missing = field.field->relation->to.resolve(model.state->key());
      report.add(field,
                 {"fields.E307",
                  fmt::format("The field {} was declared with a lazy reference to '{}', but "
                              "{}.",
                              label_of(field), to_string(missing), reason(registry, missing)),
                  "", ".to"});
    }
  }
}

}  // namespace migrator
