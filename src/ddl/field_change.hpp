// A field before and after an AlterField, and whether the database has to know of it
// (django-behaviour 10.8).
#pragma once

#include "ddl/column_type.hpp"
#include "ddl/model_fields.hpp"

#include <string>

namespace migrator {

// A field with a column, and what follows from it.
struct ColumnField {
  FieldIn at;
  std::string column;
  ColumnType type;

  Field const& field() const { return at.field.field; }
  bool has_foreign_key() const { return field().relation && field().relation->db_constraint; }
};

ColumnField column_field(ModelIn model, NamedField const& field, ColumnType type);

enum class Comments { count, do_not_count };

// Whether anything differs that the database could see: not names of relations, texts for people
// and the like, not `to` where both targets have one table.
bool differs_in_database(FieldIn const& old_field, FieldIn const& new_field,
                         Settings const& settings, Comments comments = Comments::count);

// Whether a generated column would have to change, which PostgreSQL cannot do.
bool modifies_generated(Field const& old_field, Field const& new_field);

}  // namespace migrator
