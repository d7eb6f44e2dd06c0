// Migrations that the program writes into the project.
#pragma once

#include "cli/configuration.hpp"
#include "migrator/migration.hpp"

#include <string>
#include <string_view>

namespace migrator::cli {

// The file of a new migration of that name, in the folder of another one of its app.
std::string path_beside(Migration const& other, std::string_view name);

// Writes the migration to its `file`: whole, or, if that cannot be done, not at all. As in Django
// a relation to the model of a setting is one to that model, unless the models that are declared
// may know better. Throws Error with the reason.
void write_file_of(Migration migration, Configuration const& configuration);

}  // namespace migrator::cli
