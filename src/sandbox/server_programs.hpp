// PostgreSQL's server programs on this machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

struct ServerPrograms {
  std::filesystem::path folder;  // has postgres and initdb
  int major = 0;                 // 15
};

// The environment for all of them: nothing of the caller's PG* variables, UTC, English messages.
std::vector<std::string> server_environment();

// Looks in `folder` alone when it is given (MIGRATOR_PG_BINDIR); else where pg_config says, in the
// folders of PATH, and where distributions put them, the newest first. With `major` only that
// version will do.
// Throws Error with what to install when there is none.
ServerPrograms find_server_programs(std::filesystem::path const& folder,
                                    std::optional<int> major = std::nullopt);

// "postgres (PostgreSQL) 15.3 (Debian …)": 15; nothing for text of another form.
std::optional<int> major_version(std::string_view version_line);

}  // namespace migrator
