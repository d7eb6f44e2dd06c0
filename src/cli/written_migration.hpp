// Migrations that the program writes into the project.
#pragma once

#include "cli/context.hpp"
#include "migrator/migration.hpp"
#include "migrator/writer.hpp"

#include <string>
#include <string_view>

namespace migrator::cli {

// The models that the declared models say are swappable, and those that stand in their places.
// Throws FormatError.
SwappableModels swappable_models(Context const& context);

// The file of a new migration of that name, in the folder of another one of its app.
std::string path_beside(Migration const& other, std::string_view name);

// The text that write_file_of() writes.
std::string text_of_file(Migration migration, Context const& context);

// Writes the migration to its `file`: whole, or, if that cannot be done, not at all. As in Django
// the declared models decide which relations are to the model of a setting, whatever it is. Throws
// Error with the reason, and FormatError for models that are wrong.
void write_file_of(Migration const& migration, Context const& context);

// The same, but never over a file that is there.
void write_new_file_of(Migration const& migration, Context const& context);

}  // namespace migrator::cli
