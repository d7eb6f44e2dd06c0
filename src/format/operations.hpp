// Reads operations.
#pragma once

#include "format/cursor.hpp"
#include "migrator/operation.hpp"

#include <string_view>
#include <vector>

namespace migrator {

// {"op": "CreateModel", …}.
void read(Cursor const& at, Operation& operation);
void read(Cursor const& at, std::vector<Operation>& operations);

// The SQL of a RunSQL: a text, a list, "noop" or {"file": …}.
void read(Cursor const& at, SqlScript& script);
void read(Cursor const& at, std::optional<SqlScript>& script);

// A child of CreateExtension and the extension that it stands for.
struct ExtensionAlias {
  std::string_view type_name;
  std::string_view extension;
};
std::span<ExtensionAlias const> extension_aliases();

// The values of `op`, sorted.
std::vector<std::string_view> operation_type_names();

}  // namespace migrator
