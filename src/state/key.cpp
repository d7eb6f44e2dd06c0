#include "migrator/key.hpp"

#include "base/text.hpp"

namespace migrator {

std::string to_string(MigrationKey const& key) {
  return key.app + "." + key.name;
}

std::string python_tuple(MigrationKey const& key) {
  return "('" + key.app + "', '" + key.name + "')";
}

std::string to_string(ModelKey const& key) {
  return key.app + "." + key.name;
}

ModelKey model_key(std::string_view app, std::string_view name) {
  return {std::string{app}, to_lower(name)};
}

}  // namespace migrator
