// Declared models to text: the pendant of models_file.hpp.
#pragma once

#include "state/annotated_model.hpp"

#include <string>
#include <vector>

namespace migrator {

// The text of models/<app>.json: each field on a line of its own, notes as comments above what they
// are about, and `header` above everything. parse_models() of it gives the same models. Linear.
std::string write_models(std::vector<AnnotatedModel> const& models,
                         std::vector<std::string> const& header);

}  // namespace migrator
