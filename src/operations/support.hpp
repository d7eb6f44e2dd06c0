// What the operations share.
#pragma once

#include "ddl/schema_editor.hpp"
#include "ddl/tables.hpp"
#include "migrator/state.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace migrator {

// The model within its state, which must be renderable: Django's apps.get_model().
// Throws StateError.
ModelIn rendered_model(ProjectState const& state, std::string_view app, std::string_view name);

// Whether Django renders all models around an edited one at once, or leaves that for later.
enum class Rendering { delayed, immediate };

// Replaces the model by an edited copy. Throws StateError when it is not there.
template <std::invocable<ModelState&> Edit>
void edit_model(ProjectState& state, std::string_view app, std::string_view name, Edit edit,
                Rendering rendering = Rendering::delayed) {
  ModelState model = state.model(model_key(app, name));
  edit(model);
  state.put(std::move(model));
  if (rendering == Rendering::delayed) {
    state.delay_rendering();
  }
}

// The model's index (constraint) of that name. Throws StateError "No index named i on model M".
Index const& index_of(ModelState const& model, std::string_view name);
Constraint const& constraint_of(ModelState const& model, std::string_view name);

}  // namespace migrator
