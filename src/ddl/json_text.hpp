// A value as Python's json.dumps writes it.
#pragma once

#include "migrator/value.hpp"

#include <string>

namespace migrator {

// `{"k": ["v", 1, null, true]}`: ", " and ": " between, characters beyond ASCII as \uXXXX.
// A marker inside a list or map is written as the object that it was in the file.
std::string json_dumps(Value const& value);

}  // namespace migrator
