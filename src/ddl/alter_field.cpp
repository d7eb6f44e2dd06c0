#include "ddl/schema_editor.hpp"
#include "migrator/error.hpp"

namespace migrator {

void SchemaEditor::alter_field(ModelIn, NamedField const&, ModelIn, NamedField const&) {
  throw StateError{"AlterField is not supported yet"};
}

void SchemaEditor::alter_many_to_many(ModelIn, NamedField const&, ModelIn, NamedField const&) {
  throw StateError{"AlterField is not supported yet"};
}

}  // namespace migrator
