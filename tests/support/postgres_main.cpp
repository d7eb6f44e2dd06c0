// The main() of the tests that need a PostgreSQL server: without one they are skipped, aloud.

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <cstdlib>
#include <iostream>

namespace {

constexpr int ctest_skip_code = 77;  // SKIP_RETURN_CODE in tests/CMakeLists.txt

bool only_lists(Catch::Session& session) {
  auto const& config = session.configData();
  return config.listTests || config.listTags || config.listReporters || config.showHelp;
}

}  // namespace

int main(int argc, char** argv) {
  Catch::Session session;
  if (int const error = session.applyCommandLine(argc, argv); error != 0) return error;
  char const* const database = std::getenv("MIGRATOR_TEST_DATABASE");
  if (!only_lists(session) && (database == nullptr || *database == '\0')) {
    std::cout << "skipped: set MIGRATOR_TEST_DATABASE to the URL of a PostgreSQL server\n";
    return ctest_skip_code;
  }
  return session.run();
}
