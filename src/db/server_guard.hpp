// Whether a server may be migrated at all, asked before anything is changed.
#pragma once

#include "migrator/connection.hpp"

#include <string>

namespace migrator {

// What the server and this session say of themselves.
struct ServerFacts {
  int version = 0;  // server_version_num
  std::string version_text;
  std::string user;
  std::string schema;  // the first of the search path that is there; empty when none is
  bool may_create_in_schema = false;
  bool has_history = false;
  bool may_insert_history = false;
  bool may_delete_history = false;
  bool may_number_history = false;  // by the sequence of its id, where that is a serial
};

// One round trip.
ServerFacts server_facts(Connection& connection, std::string const& history_table);

// Throws DatabaseError with a cure for the first of these: a server older than PostgreSQL 14,
// Django's oldest; no schema to create the history or a table in, or no right to; no right to write
// the history, or to lock it (which takes the right to delete). For what cannot be written to at
// all see require_writable().
void require_migratable(ServerFacts const& facts, bool creates_tables);

}  // namespace migrator
