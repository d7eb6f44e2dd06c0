// A column as CREATE TABLE and ADD COLUMN spell it (django-behaviour 10.3).
#pragma once

#include "ddl/schema_editor.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

// `"c" varchar(9) NOT NULL`, as CREATE TABLE has it. Nothing when the field has no column.
std::optional<std::string> column_in_table(ModelIn model, NamedField const& field,
                                           Settings const& settings);

// The same after ADD COLUMN, with the default that the rows get, which has to be dropped again.
struct NewColumn {
  std::string definition;
  bool has_row_default = false;
};
std::optional<NewColumn> column_to_add(ModelIn model, NamedField const& field,
                                       Settings const& settings);

// COMMENT ON COLUMN.
std::string column_comment(std::string_view table, std::string_view column,
                           std::string_view comment);

// Where Django puts a model's tables and a field's indexes; empty: nowhere in particular.
std::string model_tablespace(ModelState const& model, Settings const& settings);
std::string field_tablespace(Field const& field, Settings const& settings);

}  // namespace migrator
