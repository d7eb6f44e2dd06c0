// The two names everything else is looked up by.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace migrator {

// A migration: its app's label and its name. Keys sort as Django's tuples do, by code points.
struct MigrationKey {
  std::string app;
  std::string name;

  auto operator<=>(MigrationKey const&) const = default;
};

// "dcim.0068_asset", as Django prints a migration.
std::string to_string(MigrationKey const& key);

// "('dcim', '0068_asset')", as Django prints a node in its error messages.
std::string python_tuple(MigrationKey const& key);

// A model: its app's label and its name in lower case, by which Django compares model names.
struct ModelKey {
  std::string app;
  std::string name;

  auto operator<=>(ModelKey const&) const = default;
};

// "dcim.asset".
std::string to_string(ModelKey const& key);

// The key of the model that an operation of `app` calls `name`, in whatever case.
ModelKey model_key(std::string_view app, std::string_view name);

}  // namespace migrator
