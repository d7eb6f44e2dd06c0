// Migrations to text: Django's MigrationWriter.
#pragma once

#include "migrator/migration.hpp"

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

}  // namespace migrator
