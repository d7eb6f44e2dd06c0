// Foretells what PostgreSQL would answer about tables that nobody has made yet: sqlmigrate
// without a database.
#pragma once

#include "migrator/catalog.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

// What no state tells: whether extensions are there. Going forwards none is, going back all are.
enum class Extensions { missing, installed };

// Answers as if all tables had just been created from the state: constraints that Django leaves to
// PostgreSQL to name have PostgreSQL's names, all others Django's. A database with a history may
// differ: names are kept when tables and columns are renamed. Collations count as deterministic.
class StateCatalog : public Catalog {
 public:
  // The settings must outlive the catalogue; the state is kept.
  StateCatalog(ProjectState state, Settings const& settings,
               Extensions extensions = Extensions::missing);

  // Throw StateError when a model's relations cannot be resolved.
  std::vector<ConstraintInfo> constraints(std::string_view table) const override;
  std::optional<std::string> sequence(std::string_view table,
                                      std::string_view column) const override;
  std::vector<std::string> columns(std::string_view table) const override;

  bool collation_is_deterministic(std::string_view) const override { return true; }
  bool has_extension(std::string_view) const override {
    return extensions_ == Extensions::installed;
  }
  bool has_table(std::string_view table) const override { return find(table) != nullptr; }

 private:
  void add_tables_of(std::shared_ptr<ModelState const> const& model);
  ModelState const* find(std::string_view table) const;

  ProjectState state_;
  Settings const& settings_;
  Extensions extensions_;
  // By the names that PostgreSQL keeps, many-to-many tables included.
  std::map<std::string, std::shared_ptr<ModelState const>, std::less<>> tables_;
};

// The name PostgreSQL gives to what belongs to a table and perhaps a column of it: t_pkey,
// t_c_key, t_c_check, t_c_seq; its parts are shortened to fit into 63 bytes.
std::string postgres_name(std::string_view table, std::string_view column, std::string_view label);

}  // namespace migrator
