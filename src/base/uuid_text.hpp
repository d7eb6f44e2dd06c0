// UUIDs as Python prints them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// str(UUID(text)): lower case, with hyphens. Reads what Python's UUID does: 32 hexadecimal digits,
// hyphens and braces anywhere, "urn:uuid:" before them. Nothing for another text.
std::optional<std::string> uuid_str(std::string_view text);

}  // namespace migrator
