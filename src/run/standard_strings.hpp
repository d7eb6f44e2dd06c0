// Statements whose literals hold backslashes, whatever the author's SQL has set.
#pragma once

#include "migrator/connection.hpp"

namespace migrator {

// For its lifetime backslashes in literals stand for themselves, as quote_text() takes for granted
// (standard_conforming_strings on). A RunSQL may have switched that off; it is off again
// afterwards, for the next RunSQL.
class StandardStrings {
 public:
  explicit StandardStrings(Connection& connection);
  ~StandardStrings();
  StandardStrings(StandardStrings const&) = delete;
  StandardStrings& operator=(StandardStrings const&) = delete;

 private:
  void set(char const* value);

  Connection& connection_;
  bool was_off_ = false;
};

}  // namespace migrator
