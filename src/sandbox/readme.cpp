#include "sandbox/readme.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string_view>

namespace migrator {
namespace {

constexpr std::string_view text =
    R"(A PostgreSQL cluster of migrator, for the database sandbox:{folder}

Each command starts its server and stops it at its end, unless it was started by hand:

  start  {as}{pg_ctl} -D {data} -l {log} -o {options} start
  use    psql -h {sockets} -U {name} {name}
  stop   {as}{pg_ctl} -D {data} stop

While no server runs, {everything} may be removed: the next command begins anew.
)";

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_/.=-";
  if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos) {
    return std::string{word};
  }
  std::string quoted = "'";
  for (char const c : word) {
    if (c == '\'') {
      quoted += R"('\'')";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace

std::string readme_of(std::filesystem::path const& folder, Cluster const& cluster) {
  std::string const as = geteuid() == cluster.account.uid
                             ? ""
                             : fmt::format("runuser -u {} -- ", cluster.account.name);
  // pg_ctl hands its options to a shell of its own.
  std::string options;
  for (std::string const& setting : socket_settings(cluster)) {
    options += fmt::format("{}-c {}", options.empty() ? "" : " ", shell_quoted(setting));
  }
  bool const together = cluster.data.parent_path() == folder;
  return fmt::format(
      text, fmt::arg("folder", folder.string()), fmt::arg("as", as),
      fmt::arg("pg_ctl", shell_quoted((cluster.programs.folder / "pg_ctl").string())),
      fmt::arg("data", shell_quoted(cluster.data.string())),
      fmt::arg("log", shell_quoted((cluster.data / "log").string())),
      fmt::arg("options", shell_quoted(options)),
      fmt::arg("sockets", shell_quoted(cluster.socket_folder.string())),
      fmt::arg("name", sandbox_name),
      fmt::arg("everything", together ? "this folder"
                                      : fmt::format("this folder and {}", cluster.data.string())));
}

}  // namespace migrator
