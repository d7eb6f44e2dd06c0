// Migrations to text: Django's MigrationWriter.
#pragma once

#include "migrator/migration.hpp"

#include <map>
#include <string>

namespace migrator {

// The text of the migration's file. Reading it gives the same migration: parse_migration() of it
// is equal but for `file` and `operation_lines`; comments alone are lost. Keywords at their
// defaults are left out, each entry of a list that does not fit on one line has its own.
// Requires: values as the reader makes them (UTF-8, finite floats). Linear in the text.
std::string write_migration(Migration const& migration);

// The migration as Django's commands write one of which parts were read from files: dependencies
// and run_before sorted; without `elidable`, hints that are empty, `"initial": false`, and the
// keywords of relations that deconstruct() does not give (`symmetrical`, `swappable`); a new model
// without managers that it has anyway; the SQL of files as text, so that the files may go.
Migration as_django_writes(Migration migration);

// The models that settings may replace by others: "people.person", in lower case, and the setting.
using SwappableModels = std::map<std::string, std::string>;

// The migration with relations to these models as ones to their settings, and those to all other
// models as ones to these, whichever of the two they were written as. Django writes them so: the
// models of the project decide, and what they do not declare is not swappable.
Migration with_settings_of(Migration migration, SwappableModels const& models);

}  // namespace migrator
