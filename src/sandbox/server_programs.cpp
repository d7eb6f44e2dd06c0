#include "sandbox/server_programs.hpp"

#include "migrator/error.hpp"
#include "sandbox/process.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace migrator {
namespace {

namespace fs = std::filesystem;

bool has_program(fs::path const& folder, char const* name) {
  std::error_code ignored;
  fs::path const program = folder / name;
  return fs::is_regular_file(program, ignored) && access(program.c_str(), X_OK) == 0;
}

std::vector<fs::path> folders_of_path() {
  std::vector<fs::path> folders;
  char const* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find(':'), rest.size());
    fs::path folder{rest.substr(0, end)};
    if (folder.is_absolute()) folders.push_back(std::move(folder));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return folders;
}

// What `pg_config --bindir` answers; Debian's belongs to libpq-dev and answers without a server.
std::optional<fs::path> folder_of_pg_config() {
  for (fs::path const& folder : folders_of_path()) {
    if (!has_program(folder, "pg_config")) continue;
    Finished const asked = run({.words = {(folder / "pg_config").string(), "--bindir"},
                                .environment = server_environment()});
    if (asked.status != 0) return std::nullopt;
    return fs::path{asked.output.substr(0, asked.output.find('\n'))};
  }
  return std::nullopt;
}

// The folders `parent`/`prefix`*/`suffix`, highest number first.
std::vector<fs::path> numbered_folders(fs::path const& parent, std::string_view prefix,
                                       fs::path const& suffix) {
  std::vector<std::pair<int, fs::path>> found;
  std::error_code ignored;
  for (fs::directory_entry const& entry : fs::directory_iterator{parent, ignored}) {
    std::string const name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    int number = 0;
    std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
    found.emplace_back(number, entry.path() / suffix);
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> folders;
  folders.reserve(found.size());
  for (auto& [number, folder] : found) folders.push_back(std::move(folder));
  return folders;
}

std::vector<fs::path> candidates() {
  std::vector<fs::path> folders;
  if (std::optional<fs::path> folder = folder_of_pg_config()) folders.push_back(*folder);
  for (std::vector<fs::path> const& more :
       {folders_of_path(),
        numbered_folders("/usr/lib/postgresql", "", "bin"),  // Debian
        numbered_folders("/usr", "pgsql-", "bin"),           // PGDG's RPMs
        numbered_folders("/usr/lib", "postgresql", "bin"),   // SUSE
        numbered_folders("/usr/libexec", "postgresql", ""),  // Alpine
        {"/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin"}}) {
    folders.insert(folders.end(), more.begin(), more.end());
  }
  return folders;
}

std::optional<ServerPrograms> programs_in(fs::path const& folder) {
  if (!has_program(folder, "postgres") || !has_program(folder, "initdb")) return std::nullopt;
  Finished const asked = run({.words = {(folder / "postgres").string(), "--version"},
                              .environment = server_environment()});
  std::optional<int> const major = major_version(asked.output);
  if (asked.status != 0 || !major) return std::nullopt;
  return ServerPrograms{folder, *major};
}

}  // namespace

std::vector<std::string> server_environment() {
  std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                          "TZ=UTC"};
  if (char const* const libraries = std::getenv("LD_LIBRARY_PATH")) {
    environment.push_back(fmt::format("LD_LIBRARY_PATH={}", libraries));
  }
  return environment;
}

std::optional<int> major_version(std::string_view version_line) {
  constexpr std::string_view product = "(PostgreSQL) ";
  std::size_t const at = version_line.find(product);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view const number = version_line.substr(at + product.size());
  int major = 0;
  std::from_chars(number.data(), number.data() + number.size(), major);
  return major > 0 ? std::optional{major} : std::nullopt;
}

ServerPrograms find_server_programs(fs::path const& folder, std::optional<int> major) {
  std::optional<ServerPrograms> other;
  for (fs::path const& candidate :
       folder.empty() ? candidates() : std::vector<fs::path>{fs::absolute(folder)}) {
    std::optional<ServerPrograms> const found = programs_in(candidate);
    if (found && (!major || found->major == *major)) return *found;
    if (!other) other = found;
  }
  if (other) {
    throw Error{fmt::format(
        "the sandbox was made by PostgreSQL {0}, but here is only PostgreSQL {1} ({2}): install "
        "PostgreSQL {0} (apt-get install postgresql-{0}), or remove the sandbox to begin anew",
        *major, other->major, other->folder.string())};
  }
  if (!folder.empty()) {
    throw Error{fmt::format(
        "MIGRATOR_PG_BINDIR names {}, which has no PostgreSQL server programs (postgres, initdb): "
        "correct or unset it",
        folder.string())};
  }
  if (major) {
    throw Error{fmt::format(
        "the sandbox needs the server programs of PostgreSQL {0}, and none were found: apt-get "
        "install postgresql-{0}, or name their folder in MIGRATOR_PG_BINDIR",
        *major)};
  }
  throw Error{
      "the sandbox needs PostgreSQL's server programs (postgres, initdb), and none were found: "
      "apt-get install postgresql, or name their folder in MIGRATOR_PG_BINDIR, or give --database "
      "a server"};
}

}  // namespace migrator
