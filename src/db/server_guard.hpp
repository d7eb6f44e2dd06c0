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
  std::string history_schema;       // empty without a history
  bool may_keep_ledger = false;     // in it: the table is there, or may be made
};

// What a plan is sure to need besides the history.
struct PlanNeeds {
  bool makes_tables = false;  // in the first schema of the search path
  bool keeps_ledger = false;  // in the history's schema: a migration without a transaction
};

// One round trip.
ServerFacts server_facts(Connection& connection, std::string const& history_table);

// Throws DatabaseError with a cure for the first of these: a server older than PostgreSQL 14,
// Django's oldest; no schema to create the history or a table in, or no right to; no right to write
// the history, or to lock it (which takes the right to delete); no right to make the ledger. For
// what cannot be written to at all see require_writable().
void require_migratable(ServerFacts const& facts, PlanNeeds const& needs);

}  // namespace migrator
