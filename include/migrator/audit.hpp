// A table of what was done to the schema, when and by whom; beside the history, which says only
// what is applied now.
#pragma once

#include "migrator/connection.hpp"
#include "migrator/event.hpp"
#include "migrator/graph.hpp"
#include "migrator/key.hpp"

#include <map>
#include <string>
#include <string_view>

namespace migrator {

// A step that was recorded.
struct AuditEntry {
  MigrationKey key;
  Direction direction = Direction::forwards;
  Outcome outcome = Outcome::run;  // or faked
  std::string checksum;            // of the file, see checksum.hpp
  Elapsed took{};

  bool operator==(AuditEntry const&) const = default;
};

// Who runs the program. The server adds its role and the address that the session comes from.
struct AuditSource {
  std::string os_user;
  std::string host;
  std::string version;  // of the program
};

// Every function throws what Connection::query() throws.
class AuditTable {
 public:
  // `name` may be schema"."table, as a model's db_table.
  AuditTable(Connection& connection, std::string const& name);

  // Creates the table, in a transaction (a savepoint) of its own, unless it is there. Throws
  // DatabaseError with a cure when this role may not create it, or may not write to it.
  void ensure();

  // Adds a row, with the server's time.
  void append(AuditEntry const& entry, AuditSource const& source);

  // Of each migration that was applied last, not unapplied, the checksum of its file at that time.
  // Empty without a table.
  std::map<MigrationKey, std::string> applied_checksums();

 private:
  bool exists();
  bool may(std::string_view privilege);
  void require_insert();
  void create();

  Connection& connection_;
  std::string table_;  // quoted
};

}  // namespace migrator
