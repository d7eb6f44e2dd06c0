#include "run/send_statement.hpp"

#include "base/empty_query.hpp"
#include "migrator/error.hpp"
#include "run/standard_strings.hpp"

#include <optional>

namespace migrator {

void send_statement(Connection& connection, Statement const& statement) {
  if (is_empty_query(statement.sql)) {
    bool const is_blank = statement.sql.find_first_not_of(" \t\n\r\f\v") == std::string::npos;
    throw DatabaseError{{.message = "can't execute an empty query",
                         .statement = is_blank ? "" : statement.sql,
                         .hint = "write \"noop\" for a RunSQL that does nothing"}};
  }
  std::optional<StandardStrings> standard_strings;
  if (!statement.of_author && statement.sql.find('\\') != std::string::npos) {
    standard_strings.emplace(connection);
  }
  connection.execute(statement.sql);
}

}  // namespace migrator
