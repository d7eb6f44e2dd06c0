#include "base/overloaded.hpp"
#include "migrator/writer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace migrator {
namespace {

void simplify(Field& field) {
  field.options.erase("symmetrical");
  field.options.erase("swappable");
}

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

void simplify(CreateModel& operation) {
  for (NamedField& field : operation.fields) {
    simplify(field.field);
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

}  // namespace migrator
