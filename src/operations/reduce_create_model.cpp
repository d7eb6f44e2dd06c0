// CreateModel::reduce(): almost everything that is done to a new model may be done in making it.
#include "base/text.hpp"
#include "migrator/error.hpp"
#include "operations/model_options.hpp"
#include "operations/reduction.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// merge() puts an operation on the model into the model itself. There is one for each kind of
// operation that can be.

void merge(CreateModel& model, RenameModel const& next) {
  model.name = next.new_name;
}

void merge(CreateModel& model, AlterModelOptions const& next) {
  alter_options(model.options, next);
}

void merge(CreateModel& model, AlterModelManagers const& next) {
  model.managers = next.managers;
}

void merge(CreateModel& model, AlterModelTable const& next) {
  set_option(model.options, "db_table", model.options.db_table, next.table);
}

void merge(CreateModel& model, AlterModelTableComment const& next) {
  set_option(model.options, "db_table_comment", model.options.db_table_comment, next.table_comment);
}

void merge(CreateModel& model, AlterUniqueTogether const& next) {
  set_option(model.options, "unique_together", model.options.unique_together, next.unique_together);
}

void merge(CreateModel& model, AlterIndexTogether const& next) {
  set_option(model.options, "index_together", model.options.index_together, next.index_together);
}

void merge(CreateModel& model, AlterOrderWithRespectTo const& next) {
  set_option(model.options, "order_with_respect_to", model.options.order_with_respect_to,
             next.order_with_respect_to);
}

// What Django's CreateModel refuses.
void require_new_field(CreateModel const& model, std::string const& name) {
  if (std::ranges::find(model.fields, name, &NamedField::name) != model.fields.end()) {
    throw StateError{fmt::format(
        "Found duplicate value {} in CreateModel fields argument: the operations on model {} give "
        "it that field twice",
        name, model.name)};
  }
}

void merge(CreateModel& model, AddField const& next) {
  require_new_field(model, next.name);
  model.fields.push_back({next.name, next.field});
}

void merge(CreateModel& model, AlterField const& next) {
  auto const found = std::ranges::find(model.fields, next.name, &NamedField::name);
  if (found != model.fields.end()) {
    found->field = next.field;
  }
}

// Groups without fields go, and the option without groups, which is then not even given.
void remove_from_groups(ModelOptions& options, std::string_view option, Together& groups,
                        std::string const& field) {
  Together left;
  for (std::vector<std::string> group : groups) {
    std::erase(group, field);
    if (!group.empty()) {
      left.insert(std::move(group));
    }
  }
  groups = std::move(left);
  options.at_default.names.erase(std::string{option});
}

void merge(CreateModel& model, RemoveField const& next) {
  ModelOptions& options = model.options;
  std::string const field = to_lower(next.name);  // Django looks for this in the options
  remove_from_groups(options, "unique_together", options.unique_together, field);
  remove_from_groups(options, "index_together", options.index_together, field);
  if (options.order_with_respect_to == field) {
    options.order_with_respect_to.reset();
  }
  std::erase_if(model.fields,
                [&](NamedField const& held) { return same_name(held.name, next.name); });
}

void merge(CreateModel& model, RenameField const& next) {
  auto const found = std::ranges::find(model.fields, next.old_name, &NamedField::name);
  if (found != model.fields.end() && next.old_name != next.new_name) {
    require_new_field(model, next.new_name);
    found->name = next.new_name;
  }
  ModelOptions& options = model.options;
  rename_in_groups(options.unique_together, next.old_name, next.new_name);
  rename_in_groups(options.index_together, next.old_name, next.new_name);
  if (options.order_with_respect_to == next.old_name) {
    options.order_with_respect_to = next.new_name;
  }
}

void add_index(CreateModel& model, Index const& index) {
  model.options.indexes.push_back(index);
  model.options.at_default.names.erase("indexes");
}

void remove_index(CreateModel& model, std::string const& name) {
  std::vector<Index> indexes = model.options.indexes;
  std::erase_if(indexes, [&](Index const& index) { return index.name == name; });
  set_option(model.options, "indexes", model.options.indexes, std::move(indexes));
}

void add_constraint(CreateModel& model, Constraint const& constraint) {
  model.options.constraints.push_back(constraint);
  model.options.at_default.names.erase("constraints");
}

void merge(CreateModel& model, AddIndex const& next) {
  add_index(model, next.index);
}

void merge(CreateModel& model, AddIndexConcurrently const& next) {
  add_index(model, next.index);
}

void merge(CreateModel& model, RemoveIndex const& next) {
  remove_index(model, next.name);
}

void merge(CreateModel& model, RemoveIndexConcurrently const& next) {
  remove_index(model, next.name);
}

void merge(CreateModel& model, AddConstraint const& next) {
  add_constraint(model, next.constraint);
}

void merge(CreateModel& model, AddConstraintNotValid const& next) {
  add_constraint(model, next.constraint);
}

void merge(CreateModel& model, RemoveConstraint const& next) {
  std::vector<Constraint> constraints = model.options.constraints;
  std::erase_if(constraints,
                [&](Constraint const& constraint) { return name_of(constraint) == next.name; });
  set_option(model.options, "constraints", model.options.constraints, std::move(constraints));
}

}  // namespace

Reduction CreateModel::reduce(Operation const& next, std::string_view app) const {
  if (!options.proxy && find_on_model<DeleteModel>(next, name) != nullptr) {
    return replaced_by({});
  }
  auto const merged_with = [&](auto const& op) {
    if constexpr (requires(CreateModel & model) { merge(model, op); }) {
      if (same_name(model_of(op), name)) {
        CreateModel merged = *this;
        merge(merged, op);
        return replaced_by({std::move(merged)});
      }
    }
    return blocked_if(migrator::references_model(next, name, app));
  };
  return std::visit(merged_with, next.variant());
}

}  // namespace migrator
