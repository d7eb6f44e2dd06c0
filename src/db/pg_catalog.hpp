// Asks PostgreSQL's system catalogues what is there (django-behaviour 12).
#pragma once

#include "migrator/catalog.hpp"
#include "migrator/connection.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// Every question is one query; nothing is remembered, for the answers change between statements.
// Throws what Connection::query() throws.
class PgCatalog : public Catalog {
 public:
  // The connection must outlive the catalogue.
  explicit PgCatalog(Connection& connection) : connection_(connection) {}

  std::vector<ConstraintInfo> constraints(std::string_view table) const override;
  std::optional<std::string> sequence(std::string_view table,
                                      std::string_view column) const override;
  bool collation_is_deterministic(std::string_view collation) const override;
  bool has_extension(std::string_view extension) const override;
  bool has_table(std::string_view table) const override;
  std::vector<std::string> columns(std::string_view table) const override;

 private:
  Connection& connection_;
};

}  // namespace migrator
