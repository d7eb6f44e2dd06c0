// One PostgreSQL cluster: made, started, reached.
#pragma once

#include "sandbox/account.hpp"
#include "sandbox/server_programs.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace migrator {

struct Cluster {
  std::filesystem::path data;
  std::filesystem::path socket_folder;  // only `account` and root may enter it
  std::filesystem::path log;
  Account account;
  ServerPrograms programs;
  bool lasting = false;  // false: no fsync, no care for a crash, and the server ends when we do
};

// The database and the superuser inside.
inline constexpr char sandbox_name[] = "migrator";

// Makes the data directory with its database, whole or not at all: encoding UTF8, locale C.UTF-8.
// Requires: the directory is missing and its parent is there. Throws Error with the program's own
// words.
void make_cluster(Cluster const& cluster);

// Starts the server and waits until it takes connections, over its Unix socket alone. Throws Error
// with the last words of its log.
void start_server(Cluster const& cluster);

// Whether the server that runs was started by start_server(), not by hand.
bool was_started_by_us(std::filesystem::path const& data);

// The keyword string to connect with.
std::string conninfo_of(std::filesystem::path const& socket_folder, std::string const& port);

// The settings that make the server listen on its Unix socket and nowhere else: "name=value".
std::vector<std::string> socket_settings(Cluster const& cluster);

// Whether a socket in the folder has room in the address of a Unix socket, 107 bytes, and libpq can
// be told of it: it takes a comma for the end of a host.
bool can_hold_socket(std::filesystem::path const& folder);

// Makes a folder that only `account` may use, or checks that an existing one is that. Throws Error.
void make_private_folder(std::filesystem::path const& folder, Account const& account);

}  // namespace migrator
