#include "migrator/lint.hpp"

#include <algorithm>
#include <array>

namespace migrator {
namespace {

using enum Severity;

constexpr std::array<Rule, 29> rules{{
    {"M001", "unreadable", error, "A file is no migration.", "Mend what the message names."},
    {"M002", "conflict", error, "An app has several last migrations.",
     "Run makemigrations --merge."},
    {"M003", "broken-graph", error, "Dependencies name what is not there, or wait for one another.",
     "Mend the dependencies that the message names."},
    {"M004", "number-gap", note, "The numbers of an app's migrations leave one out.",
     "Rename the new migration, unless the missing one was removed on purpose."},
    {"M005", "number-twice", note, "Two migrations of an app have one number.",
     "Rename the newer one, so that names sort in the order they are applied in."},
    {"M006", "name-too-long", error, "A name is longer than the database keeps.",
     "Shorten it: 255 characters for a migration, 63 bytes for what PostgreSQL names."},
    {"M007", "changed-after-merge", error, "A migration was changed that is in the base already.",
     "Databases that have applied it do not see the change: put it into a new migration."},
    {"M008", "deleted-after-merge", error, "A migration was deleted that is in the base already.",
     "Squash it instead, or remove it only when no database needs it any more."},
    {"M009", "model-refused", error, "Django's system checks refuse a declared model.",
     "Mend what the message names, or silence the check in SILENCED_SYSTEM_CHECKS."},
    {"M010", "models-moved-on", error, "The declared models are not what the migrations make.",
     "Run makemigrations."},
    {"M101", "table-dropped", error, "A table is dropped, and its rows with it.",
     "Release code that no longer uses it first; keep a backup of what may be wanted again."},
    {"M102", "column-dropped", error, "A column is dropped, and what it held.",
     "Release code that no longer reads it first: take it out of the state "
     "(SeparateDatabaseAndState) in one release and out of the database in the next."},
    {"M103", "sql-destroys", error, "A RunSQL drops or empties something.",
     "See that nobody uses it any more, and that it can be restored."},
    {"M110", "not-null-without-default", error,
     "A column that takes no null is added without a default.",
     "It fails on a table with rows: give a db_default, or add it as null, fill it, and forbid "
     "null later."},
    {"M201", "index-blocks-writes", warning, "An index is built while nobody can write.",
     "AddIndexConcurrently in a migration of its own with \"atomic\": false."},
    {"M203", "unique-blocks-writes", warning,
     "A unique constraint is added, whose index is built while nobody can use the table.",
     "Build a unique index concurrently first and make the constraint of it (ADD CONSTRAINT … "
     "UNIQUE USING INDEX, in a RunSQL with state_operations)."},
    {"M204", "exclusion-blocks-writes", warning,
     "An exclusion constraint is added, which reads all rows while nobody can use the table.",
     "There is no way to add it step by step: choose a quiet hour and a --lock-timeout."},
    {"M211", "column-rewrites-table", warning,
     "A column is added that has to be computed for every row: the table is written anew.",
     "Add a plain column, fill it in portions, and make it what it shall be at the end."},
    {"M212", "volatile-default", warning,
     "A column is added with a default that differs from row to row: the table is written anew.",
     "Add the column without it, set the default afterwards, and fill the rows in portions."},
    {"M213", "type-change-rewrites", warning,
     "A column's type is changed in a way for which the table is written anew.",
     "Add a column of the new type, keep both filled, and change over."},
    {"M214", "not-null-scans", warning,
     "A column that took null no longer does: all rows are read while nobody can use the table.",
     "Add a check constraint \"column IS NOT NULL\" as not valid, validate it, and then forbid "
     "null, for which PostgreSQL reads no rows any more."},
    {"M221", "check-validated-at-once", warning,
     "A check constraint is added, for which all rows are read while nobody can use the table.",
     "AddConstraintNotValid, and ValidateConstraint in a later migration."},
    {"M222", "foreign-key-validated-at-once", warning,
     "A foreign key is added, for which all rows are read while nobody can write to both tables.",
     "ADD CONSTRAINT … NOT VALID in a RunSQL, and VALIDATE CONSTRAINT in a later migration."},
    {"M301", "rename-breaks-release", warning,
     "What the running release uses has another name from here on.",
     "Add under the new name, keep both filled for a release, and remove the old one after it."},
    {"M302", "insert-breaks-release", warning,
     "The running release does not know a column that takes no null and has no database default.",
     "Give it a db_default, so that inserts without it succeed."},
    {"M401", "irreversible", warning, "The migration cannot be unapplied.",
     "Give the way back: reverse_sql, or \"noop\" where nothing has to be done."},
    {"M402", "data-with-schema", warning,
     "Rows are changed in the same transaction as a table, which stays locked all the while.",
     "Put the two into migrations of their own."},
    {"M501", "small-primary-key", note, "A primary key counts to 2,147,483,647 at most.",
     "BigAutoField."},
    {"M502", "foreign-key-without-index", note,
     "A foreign key has no index: deleting a row it refers to reads the whole table.",
     "Leave db_index as it is, or add an index that begins with the column."},
}};
static_assert(std::ranges::is_sorted(rules, {}, &Rule::code));

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case note:
      return "note";
    case warning:
      return "warning";
    case error:
      break;
  }
  return "error";
}

std::span<Rule const> lint_rules() {
  return rules;
}

Rule const* find_rule(std::string_view code) {
  auto const found = std::ranges::lower_bound(rules, code, {}, &Rule::code);
  return found != rules.end() && found->code == code ? &*found : nullptr;
}

}  // namespace migrator
