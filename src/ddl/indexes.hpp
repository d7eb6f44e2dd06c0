// Statements that make indexes (django-behaviour 10.4, 10.9, 10.10).
#pragma once

#include "ddl/deferred.hpp"
#include "ddl/schema_editor.hpp"
#include "ddl/sql_builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace migrator {

// The index that db_index asks for, if the field has one.
std::optional<DeferredStatement> field_index(ModelIn model, NamedField const& field,
                                             Settings const& settings);

// The index for LIKE that indexed text columns have besides. Asks the catalogue about a collation.
std::optional<DeferredStatement> pattern_index(ModelIn model, NamedField const& field,
                                               Settings const& settings, Catalog const& catalog);

// An index of index_together.
DeferredStatement together_index(ModelIn model, std::vector<std::string> const& fields,
                                 Settings const& settings);

// An index of Meta.indexes.
DeferredStatement named_index(ModelIn model, Index const& index, Settings const& settings,
                              Concurrently concurrently);

// The columns of fields: `fields` as Meta lists them, "-" before descending ones.
std::vector<std::string> columns_of(ModelIn model, std::vector<std::string> const& fields,
                                    Settings const& settings);

// An index's or unique constraint's columns as they are listed: fields with their operator classes
// and orders, or, where there are expressions, those.
std::vector<ListedColumn> listed_columns(ModelIn model, std::vector<std::string> const& fields,
                                         std::vector<std::string> const& opclasses,
                                         std::vector<Element> const& expressions,
                                         Settings const& settings);

}  // namespace migrator
