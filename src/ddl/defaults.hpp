// The values that columns get by themselves: from the database, and for rows that are there when
// a column is added or forbids NULL (django-behaviour 8.6).
#pragma once

#include "ddl/schema_editor.hpp"

#include <optional>
#include <string>

namespace migrator {

// Django's effective_default(): the default for rows, not null, or nothing. A callable is called
// each time this is asked; one of the configuration gives its SQL. Throws StateError for a callable
// that nobody knows.
std::optional<Value> effective_default(ModelIn model, NamedField const& field,
                                       Settings const& settings);

// The same as SQL.
std::optional<std::string> row_default(ModelIn model, NamedField const& field,
                                       Settings const& settings);

// What follows DEFAULT for a field with a db_default: a literal, or SQL in parentheses.
std::string db_default_sql(ModelIn model, NamedField const& field, Settings const& settings);

// Whether Django would send the database default as a parameter, and so keep the constraints out
// of CREATE TABLE.
bool has_literal_db_default(Field const& field);

}  // namespace migrator
