// Reads a model's options: its Meta.
#pragma once

#include "format/cursor.hpp"
#include "migrator/field.hpp"
#include "migrator/state.hpp"

#include <span>

namespace migrator {

// The `options` of CreateModel.
void read(Cursor const& at, ModelOptions& options);

// unique_together and index_together: a list of lists of names, one flat list for a single group,
// or null for none.
void read(Cursor const& at, Together& together);

// The options of AlterModelOptions: reports those that are none, or that other operations alter.
void check_alterable_options(Cursor const& at);

// The options that ModelOptions keeps in `other`, and what they hold.
std::span<FieldKeyword const> other_options();

// The options of AlterModelOptions.
std::span<FieldKeyword const> alterable_options();

// The keys of the options, for the reader, the writer and the schema, as members() of an operation.
template <class Self, class Visitor>
void option_members(Self& options, Visitor&& visit) {
  visit.optional("db_table", options.db_table);
  visit.optional("db_table_comment", options.db_table_comment);
  visit.optional("db_tablespace", options.db_tablespace);
  visit.optional("proxy", options.proxy);
  visit.optional("managed", options.managed);
  visit.optional("swappable", options.swappable);
  visit.keywords(other_options(), options.other);
  visit.optional("order_with_respect_to", options.order_with_respect_to);
  visit.optional("unique_together", options.unique_together);
  visit.optional("index_together", options.index_together);
  visit.optional("indexes", options.indexes);
  visit.optional("constraints", options.constraints);
}

}  // namespace migrator
