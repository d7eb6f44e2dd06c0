#include "run/standard_strings.hpp"

#include "ddl/sql_builder.hpp"

#include <exception>

namespace migrator {

StandardStrings::StandardStrings(Connection& connection)
    : connection_{connection},
      was_off_{connection.query("SHOW standard_conforming_strings").at(0).at(0) == "off"} {
  if (was_off_) {
    set("on");
  }
}

StandardStrings::~StandardStrings() {
  if (!was_off_) {
    return;
  }
  try {
    set("off");
  } catch (std::exception const&) {
    // The statement has failed, and the rollback takes our setting back, too.
  }
}

// Within a transaction until its end, so that nothing of it outlives what the author has set.
void StandardStrings::set(char const* value) {
  connection_.execute(SqlBuilder{}
                          .words(connection_.in_transaction() ? "SET LOCAL" : "SET")
                          .words("standard_conforming_strings =")
                          .words(value)
                          .text());
}

}  // namespace migrator
