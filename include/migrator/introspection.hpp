// What a database holds, table by table: Django's DatabaseIntrospection, for whole tables at once.
// All expressions and types are PostgreSQL's own spelling of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace migrator {

class Connection;

enum class Identity { none, always, by_default };

struct ColumnDescription {
  std::string name;
  std::string type;         // "character varying(40)"; of an array, its element's
  std::string type_name;    // "varchar", as pg_type has it; of an array, its element's
  bool is_built_in = true;  // the type is PostgreSQL's own
  int dimensions = 0;       // of an array; else 0
  std::optional<std::int64_t> max_length;  // of character types
  std::optional<std::int64_t> precision;   // of numeric(p, s)
  std::optional<std::int64_t> scale;
  bool is_null = false;
  bool is_null_but_for_type = false;       // NOT NULL by its domain alone
  std::optional<std::string> default_sql;  // the default, or what generates the column
  Identity identity = Identity::none;
  bool is_generated = false;
  bool is_serial = false;                // the default is the next value of the column's sequence
  std::optional<std::string> collation;  // if it is not its type's
  std::string comment;
  std::string more;  // "STORAGE EXTERNAL, STATISTICS 500"; what its sequence has of its own

  bool operator==(ColumnDescription const&) const = default;
};

// What an index has, or compares, in one place.
struct IndexElement {
  std::optional<std::string> column;  // nothing for an expression
  std::string sql;                    // the element as a whole, as CREATE INDEX takes it
  bool is_descending = false;
  bool is_plain = true;  // a column in the usual order of nulls and collation
  std::string opclass;   // if it is not its type's, or has parameters

  bool operator==(IndexElement const&) const = default;
};

struct IndexDescription {
  std::string name;
  std::string method;  // "btree"
  bool is_unique = false;
  bool nulls_distinct = true;
  std::vector<IndexElement> elements;
  std::vector<std::string> include;
  std::optional<std::string> condition;
  std::vector<std::string> parameters;  // "fillfactor=70"
  std::string tablespace;
  bool is_of_constraint = false;

  bool operator==(IndexDescription const&) const = default;
};

enum class ConstraintKind { primary_key, unique, foreign_key, check, exclusion };

struct ConstraintDescription {
  std::string name;
  ConstraintKind kind = ConstraintKind::check;
  std::string definition;  // "FOREIGN KEY (a) REFERENCES b(id)"
  std::vector<std::string> columns;
  std::string condition;                // of a check
  std::optional<std::string> to_table;  // of a foreign key; nothing if it is not visible
  std::vector<std::string> to_columns;
  std::vector<std::string> operators;  // of an exclusion
  bool is_deferrable = false;
  bool is_deferred = false;
  bool is_validated = true;
  bool is_inherited = true;

  bool operator==(ConstraintDescription const&) const = default;
};

enum class TableKind { table, partitioned, partition, foreign, view, materialized_view };

struct TableDescription {
  std::string name;
  TableKind kind = TableKind::table;
  std::string comment;
  std::string tablespace;
  std::string definition;  // of a view its query; "RANGE (a)", "FOR VALUES …" of the partitioned
  std::vector<std::string> parents;   // that it inherits from, or is a partition of
  std::vector<std::string> triggers;  // and rules, and policies
  bool is_unlogged = false;
  // What else there is to it, as SQL would have it: "WITH (fillfactor=70)", "CREATE STATISTICS …".
  std::vector<std::string> more;
  std::vector<ColumnDescription> columns;
  std::vector<ConstraintDescription> constraints;
  std::vector<IndexDescription> indexes;

  bool operator==(TableDescription const&) const = default;
};

// The tables, views and foreign tables that the search path finds, sorted by name, without those
// of PostgreSQL and of extensions. Four queries, however many tables there are: call it inside one
// Transaction for one picture. Throws what Connection::query() throws.
std::vector<TableDescription> describe_tables(Connection& connection);

// What else there is in the database that is not PostgreSQL's, one text for each, sorted:
// extensions, types, functions, sequences that no column owns, triggers, rules and policies as they
// are; schemas, operators, roles and all else that has a name by their names; comments, privileges
// and settings of the database. One query.
std::vector<std::string> describe_objects(Connection& connection);

// The schemas that are not PostgreSQL's and not on the search path, sorted. One query.
std::vector<std::string> other_schemas(Connection& connection);

}  // namespace migrator
