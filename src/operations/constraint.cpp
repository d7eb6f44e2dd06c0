#include "migrator/operations/constraint.hpp"

#include "operations/support.hpp"

#include <fmt/format.h>

namespace migrator {

std::string AddConstraint::describe() const {
  return fmt::format("Create constraint {} on model {}", name_of(constraint), model_name);
}

void AddConstraint::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, model_name,
             [this](ModelState& model) { model.options.constraints.push_back(constraint); });
}

void AddConstraint::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_constraint(model, constraint);
  }
}

void AddConstraint::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.remove_constraint(model, constraint);
  }
}

std::string RemoveConstraint::describe() const {
  return fmt::format("Remove constraint {} from model {}", name, model_name);
}

void RemoveConstraint::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, model_name, [this](ModelState& model) {
    std::erase_if(model.options.constraints,
                  [this](Constraint const& constraint) { return name_of(constraint) == name; });
  });
}

void RemoveConstraint::database_forwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.from, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.remove_constraint(model, constraint_of(model.model, name));
  }
}

void RemoveConstraint::database_backwards(SchemaEditor& editor, StateChange const& change) const {
  ModelIn const model = rendered_model(change.to, change.app, model_name);
  if (has_table(model, editor.settings())) {
    editor.add_constraint(model, constraint_of(model.model, name));
  }
}

std::string AlterConstraint::describe() const {
  return fmt::format("Alter constraint {} on {}", name, model_name);
}

void AlterConstraint::state_forwards(std::string_view app, ProjectState& state) const {
  edit_model(state, app, model_name, [this](ModelState& model) {
    for (Constraint& held : model.options.constraints) {
      if (name_of(held) == name) {
        held = constraint;
      }
    }
  });
}

void AlterConstraint::database_forwards(SchemaEditor&, StateChange const&) const {}

void AlterConstraint::database_backwards(SchemaEditor&, StateChange const&) const {}

}  // namespace migrator
