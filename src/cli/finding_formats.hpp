// Findings as people and other programs read them.
#pragma once

#include "cli/console.hpp"
#include "migrator/lint.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace migrator::cli {

// What was looked at, and what was found in it.
struct CheckReport {
  std::vector<Finding> findings;
  std::size_t migrations = 0;
  std::size_t allowed = 0;  // findings that comments and the configuration keep quiet
};

// Grouped by file, in colours where the console has any.
void print_text(Console& console, CheckReport const& report);

// The report in one of the other formats: "json" (docs/check.md), "sarif" (2.1.0), "junit",
// "github" (workflow commands) or "gitlab" (code quality).
std::string as_format(std::string_view format, CheckReport const& report);

}  // namespace migrator::cli
