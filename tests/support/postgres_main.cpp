// The main() of the tests that need a PostgreSQL server: without one they are skipped, aloud.

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string_view>

namespace {

constexpr int ctest_skip_code = 77;  // SKIP_RETURN_CODE in tests/CMakeLists.txt

// Catch2 2 and 3 differ in how they remember that they are to list; the build asks by argument.
bool only_lists(std::span<char* const> arguments) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [](std::string_view argument) { return argument.starts_with("--list-"); });
}

}  // namespace

int main(int argc, char** argv) {
  char const* const database = std::getenv("MIGRATOR_TEST_DATABASE");
  bool const has_database = database != nullptr && *database != '\0';
  if (!has_database && !only_lists({argv, static_cast<std::size_t>(argc)})) {
    std::cout << "skipped: set MIGRATOR_TEST_DATABASE to the URL of a PostgreSQL server\n";
    return ctest_skip_code;
  }
  return Catch::Session().run(argc, argv);
}
