// The JSON Schemas that editors complete and check migration files and models against.
#pragma once

#include <string>

namespace migrator {

// schema/migration.schema.json, whole: made from the lists that the reader reads with, so that
// what the one accepts the other does. Draft 07, which all editors understand.
std::string migration_schema();

// schema/models.schema.json, likewise: the files of models.
std::string models_schema();

}  // namespace migrator
