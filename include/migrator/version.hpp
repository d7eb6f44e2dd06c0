#pragma once

#include <string_view>

namespace migrator {

// The version of the library and of the program, as "major.minor.patch". The text lives for the
// whole program.
std::string_view version() noexcept;

}  // namespace migrator
