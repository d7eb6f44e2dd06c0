// What the schema says about operations and keys.
#pragma once

#include <string_view>

namespace migrator {

// One sentence about an operation, a key or an option; empty when there is none.
std::string_view describe_operation(std::string_view type_name);
std::string_view describe_key(std::string_view key);

}  // namespace migrator
