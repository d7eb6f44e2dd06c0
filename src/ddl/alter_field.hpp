// One AlterField on a field that has a column: Django's _alter_field as a chain of steps.
#pragma once

#include "ddl/field_change.hpp"
#include "ddl/related_fields.hpp"
#include "ddl/schema_editor.hpp"

#include <optional>
#include <string>
#include <vector>

namespace migrator {

// Used once: construct, run(). The steps are numbered as in django-behaviour 10.8, and share what
// earlier ones found out.
class FieldAlteration {
 public:
  FieldAlteration(SchemaEditor& editor, ColumnField old_field, ColumnField new_field);

  // Throws what the editor's functions throw.
  void run();

 private:
  // What one change of a column's type comes to: a clause of ALTER TABLE, and what follows it.
  struct TypeChange {
    std::string action;
    std::vector<std::string> afterwards;
  };

  // alter_field_keys.cpp
  void drop_own_foreign_keys();       // 1
  void drop_incoming_foreign_keys();  // 3
  void drop_primary_key();            // 14
  void add_primary_key();             // 17
  void alter_referring_columns();
  void add_own_foreign_key();  // 18
  void restore_incoming_foreign_keys();

  // alter_field_indexes.cpp
  void drop_uniqueness();       // 2
  void drop_indexes();          // 4
  void drop_checks();           // 5
  void add_uniqueness();        // 15
  void add_index();             // 16
  void add_check();             // 19
  void adjust_pattern_index();  // 21
  void drop_pattern_index(std::string_view table, std::string_view column);

  // alter_field_column.cpp
  void rename_column();             // 6
  void collect_type_change();       // 7
  void collect_database_default();  // 8
  void collect_row_default();       // 9
  void collect_nullness();          // 10
  void run_actions();               // 11
  void fill_nulls();                // 12
  void run_afterwards();            // 13
  void drop_row_default();          // 20
  TypeChange change_type(ColumnField const& old_field, ColumnField const& new_field);
  void finish_type_change(TypeChange& change, ColumnField const& old_field,
                          ColumnField const& new_field, std::string_view table);

  // "ALTER COLUMN c …" of the new column.
  std::string alter_column(std::string_view words) const;
  void alter_table(std::string_view table, std::string_view actions);
  bool forbids_null() const { return old_.field().null && !new_.field().null; }

  SchemaEditor& editor_;
  Settings const& settings_;
  ColumnField old_;
  ColumnField new_;
  std::string table_;

  bool dropped_own_key_ = false;
  bool dropped_incoming_keys_ = false;
  std::vector<RelatedPair> referrers_;  // whose columns follow
  std::vector<std::string> actions_;
  std::vector<std::string> afterwards_;
  std::optional<std::string> new_default_;  // for rows; asked once, as it may be a new UUID
  bool set_row_default_ = false;
  bool must_fill_nulls_ = false;
};

// Whether an indexed column stops being a text, and with that loses its pattern index.
bool loses_text_type(ColumnField const& old_field, ColumnField const& new_field);

}  // namespace migrator
