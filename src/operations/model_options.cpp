#include "operations/model_options.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace migrator {
namespace {

// `managed` besides.
constexpr std::array<std::string_view, 10> alterable_options{
    "base_manager_name",    "default_manager_name", "default_permissions",
    "default_related_name", "get_latest_by",        "ordering",
    "permissions",          "select_on_save",       "verbose_name",
    "verbose_name_plural",
};

void set_managed(ModelOptions& options, Value const& value) {
  bool const* const managed = value.get_if<bool>();
  options.managed = managed == nullptr || *managed;
  if (options.managed) {
    options.at_default.names.emplace("managed");
  }
}

}  // namespace

void alter_options(ModelOptions& options, AlterModelOptions const& operation) {
  for (std::string_view const option : alterable_options) {
    options.other.erase(std::string{option});
  }
  options.managed = true;
  options.at_default.names.erase("managed");
  for (auto const& [option, value] : operation.options) {
    if (option == "managed") {
      set_managed(options, value);
    } else {
      options.other.insert_or_assign(option, value);
    }
  }
}

void rename_in_groups(Together& groups, std::string const& old_name, std::string const& new_name) {
  Together renamed;
  for (std::vector<std::string> group : groups) {
    std::ranges::replace(group, old_name, new_name);
    renamed.insert(std::move(group));
  }
  groups = std::move(renamed);
}

}  // namespace migrator
