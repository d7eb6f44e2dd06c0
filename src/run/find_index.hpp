// What has become of an index that is made or dropped concurrently.
#pragma once

#include "migrator/connection.hpp"
#include "run/statement_kind.hpp"

#include <string>

namespace migrator {

enum class IndexState {
  absent,
  building,  // by another session
  invalid,   // what a build or a drop that was broken off has left
  valid,
};

struct FoundIndex {
  IndexState state = IndexState::absent;
  std::string name;  // with its schema, quoted; empty when it is absent
};

// Asks the catalogue. Throws what Connection::query() throws.
FoundIndex find_index(Connection& connection, ConcurrentIndex const& index);

}  // namespace migrator
