// Reads the names of models and settings.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// "app.Model", "Model", "self", or {"setting": "AUTH_USER_MODEL"}, which is resolved.
void read(Cursor const& at, ModelReference& reference);
void read(Cursor const& at, std::optional<ModelReference>& reference);

// The bases of a model. "models.Model" and what only Python sees are left out.
void read(Cursor const& at, std::vector<ModelReference>& bases);

// The model that a setting names. Reports a fault for a setting that is not known to name one.
std::string resolve_setting(Cursor const& at, std::string const& setting);

}  // namespace migrator
