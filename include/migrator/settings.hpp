// The Django settings that migrations depend on.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

struct Settings {
  // Settings that name a model, such as AUTH_USER_MODEL; the targets of {"setting": …} and of
  // the model option `swappable`.
  std::map<std::string, std::string, std::less<>> models = {{"AUTH_USER_MODEL", "auth.User"}};

  // The class of keys that no migration declares: "AutoField", "BigAutoField" or
  // "SmallAutoField"; a dotted path to it is accepted by the reader and shortened.
  std::string default_auto_field = "BigAutoField";
  std::string default_tablespace;
  std::string default_index_tablespace;
  std::string time_zone = "UTC";

  // Apps that are installed but have no migrations folder.
  std::vector<std::string> apps;

  // Callables used as defaults that this program does not know: dotted name to the SQL
  // expression that gives the value, evaluated once per statement.
  std::map<std::string, std::string, std::less<>> callables;

  bool operator==(Settings const&) const = default;
};

}  // namespace migrator
