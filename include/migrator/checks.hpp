// What Django's system checks of models refuse: what `manage.py check --database default` prints as
// errors, before `makemigrations` and `migrate` do anything. Warnings are not among it.
#pragma once

#include "migrator/error.hpp"
#include "migrator/models.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

#include <string>
#include <vector>

namespace migrator {

// Everything that the checks find wrong, in the order of files and lines; empty when Django would
// go on. Each message is Django's: "shop.Item.box: (fields.E300) Field defines …", the hint behind
// it. SQL text is not looked into.
// `state` is what state_of_models() makes of `declared`, with the same settings; `silenced` are
// the checks that refuse nothing, as SILENCED_SYSTEM_CHECKS names them: "models.E034".
std::vector<Diagnostic> check_models(DeclaredModels const& declared, ProjectState const& state,
                                     Settings const& settings,
                                     std::vector<std::string> const& silenced = {});

}  // namespace migrator
