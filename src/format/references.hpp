// Reads the names of models and settings.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// The base that every model has in the end, as files spell it.
inline constexpr std::string_view base_of_all = "models.Model";

// "app.Model", "Model", "self", or {"setting": "AUTH_USER_MODEL"}, which is resolved.
void read(Cursor const& at, ModelReference& reference);
void read(Cursor const& at, std::optional<ModelReference>& reference);

// The bases of a model: models, and what only Python sees. models.Model alone is none.
void read(Cursor const& at, ModelBases& bases);

// The model that a setting names. Reports a fault for a setting that is not known to name one.
std::string resolve_setting(Cursor const& at, std::string const& setting);

}  // namespace migrator
