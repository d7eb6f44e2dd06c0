// Who may have to do with whom, for the optimizer.
#pragma once

#include "migrator/field.hpp"

#include <string_view>

namespace migrator {

// Whether two names of models, or two names of fields where Django compares those so, are the same.
bool same_name(std::string_view one, std::string_view two);

// A model of the app whose operations are looked at, by its name in whatever case.
struct AppModel {
  std::string_view app;
  std::string_view name;
};

// Whether a field of the model `owner` is a relation to or through the model of the same app.
bool field_references_model(Field const& field, AppModel owner, std::string_view model);

// The same, and may be to or through that field of it. A relation that does not say which field it
// is to may be to any.
bool field_references_field(Field const& field, AppModel owner, std::string_view model,
                            std::string_view field_name);

}  // namespace migrator
