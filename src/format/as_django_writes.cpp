#include "format/as_django_writes.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "migrator/writer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace migrator {
namespace {

void simplify(SqlScript& script) {
  script.file.clear();
}

void simplify(Value& hints) {
  if (hints == Value{ValueMap{}}) {
    hints = {};
  }
}

// None at all, or the one that a model has anyway.
bool are_default_managers(Value const& managers) {
  Value const objects{ValueList{Value{"objects"}, Value{ValueMap{}}}};
  return managers == Value{ValueList{}} || managers == Value{ValueList{objects}};
}

// Django knows the method whatever its case, and leaves it out.
void simplify(Constraint& constraint) {
  ExclusionConstraint* const exclusion = std::get_if<ExclusionConstraint>(&constraint);
  if (exclusion != nullptr && to_lower(exclusion->index_type) == "gist") {
    exclusion->index_type = "GIST";
  }
}

void simplify(CreateModel& operation) {
  for (NamedField& field : operation.fields) {
    simplify(field.field);
  }
  for (Constraint& constraint : operation.options.constraints) {
    simplify(constraint);
  }
  if (are_default_managers(operation.managers)) {
    operation.managers = {};
  }
}

void simplify(std::vector<Operation>& operations);

void simplify(RunSQL& operation) {
  simplify(operation.sql);
  if (operation.reverse_sql) {
    simplify(*operation.reverse_sql);
  }
  simplify(operation.state_operations);
  simplify(operation.hints);
  operation.elidable = false;
}

void simplify(Operation& operation) {
  std::visit(overloaded{
                 [](CreateModel& op) { simplify(op); },
                 [](AddField& op) { simplify(op.field); },
                 [](AlterField& op) { simplify(op.field); },
                 [](AddConstraint& op) { simplify(op.constraint); },
                 [](AlterConstraint& op) { simplify(op.constraint); },
                 [](RunSQL& op) { simplify(op); },
                 [](RunPython& op) {
                   simplify(op.hints);
                   op.elidable = false;
                 },
                 [](SeparateDatabaseAndState& op) {
                   simplify(op.database_operations);
                   simplify(op.state_operations);
                 },
                 [](auto&) {},
             },
             operation.variant());
}

void simplify(std::vector<Operation>& operations) {
  for (Operation& operation : operations) {
    simplify(operation);
  }
}

void name_setting(Field& field, SwappableModels const& models) {
  if (!field.relation) {
    return;
  }
  auto const found = models.find(to_lower(field.relation->to.name));
  field.relation->to.setting = found == models.end() ? std::string{} : found->second;
  if (field.relation->through) {
    field.relation->through->setting.clear();
  }
}

void name_settings(std::vector<Operation>& operations, SwappableModels const& models);

void name_settings(Operation& operation, SwappableModels const& models) {
  std::visit(overloaded{
                 [&](CreateModel& op) {
                   for (NamedField& field : op.fields) {
                     name_setting(field.field, models);
                   }
                 },
                 [&](AddField& op) { name_setting(op.field, models); },
                 [&](AlterField& op) { name_setting(op.field, models); },
                 [&](RunSQL& op) { name_settings(op.state_operations, models); },
                 [&](SeparateDatabaseAndState& op) {
                   name_settings(op.database_operations, models);
                   name_settings(op.state_operations, models);
                 },
                 [](auto&) {},
             },
             operation.variant());
}

// Lists in lists are as deep as the reader lets them be.
void name_settings(std::vector<Operation>& operations, SwappableModels const& models) {
  for (Operation& operation : operations) {
    name_settings(operation, models);
  }
}

// In the order of the pairs as they are written.
void sort(std::vector<Dependency>& dependencies) {
  std::ranges::sort(dependencies, {}, [](Dependency const& dependency) {
    bool const on_setting = !dependency.setting.empty();
    return std::pair<std::string_view, std::string_view>{
        on_setting ? std::string_view{"__setting__"} : dependency.key.app,
        on_setting ? dependency.setting : dependency.key.name};
  });
}

}  // namespace

Migration as_django_writes(Migration migration) {
  simplify(migration.operations);
  sort(migration.dependencies);
  sort(migration.run_before);
  if (migration.initial == false) {
    migration.initial.reset();
  }
  return migration;
}

Migration with_settings_of(Migration migration, SwappableModels const& models) {
  name_settings(migration.operations, models);
  return migration;
}

}  // namespace migrator
