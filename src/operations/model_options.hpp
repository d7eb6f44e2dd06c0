// How operations edit a model's options; the states and the optimizer do it alike.
#pragma once

#include "migrator/operations/model.hpp"
#include "migrator/state.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace migrator {

// Gives the option of that name its value. Null or empty it is still given, as it is in Django's
// dictionary.
template <class T>
void set_option(ModelOptions& options, std::string_view name, T& member, T value) {
  if (value == T{}) {
    options.at_default.names.emplace(name);
  } else {
    options.at_default.names.erase(std::string{name});
  }
  member = std::move(value);
}

// What AlterModelOptions does: options that it could alter and does not mention go.
void alter_options(ModelOptions& options, AlterModelOptions const& operation);

// The field's name in all groups.
void rename_in_groups(Together& groups, std::string const& old_name, std::string const& new_name);

}  // namespace migrator
