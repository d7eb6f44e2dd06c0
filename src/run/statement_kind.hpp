// What a statement of a migration without a transaction means to the transaction that it could be
// sent in, and to the session. Pure: decided by the words of the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migrator {

enum class StatementKind {
  plain,       // may be sent in a transaction of our own, with its note
  begin,       // opens a transaction of its author's, also among others
  commit,      // ends one: COMMIT, END, PREPARE TRANSACTION, also as the last of several
  rollback,    // alone, as the next: ends one without effect
  in_block,    // means nothing outside a transaction: SAVEPOINT, SET LOCAL, LOCK
  repeatable,  // refuses a transaction, and may be done twice: VACUUM, REINDEX CONCURRENTLY
  lone,        // refuses a transaction: CREATE and DROP INDEX CONCURRENTLY
  script,      // ends transactions on its way: a COMMIT before its last statement, a DO with one
};

// One that the server alone knows to refuse a transaction is plain. `in_block`: a transaction of
// its author's is open.
StatementKind kind_of(std::string_view sql, bool in_block = false);

// A text of the kind commit, taken apart: what it does, which may be nothing, and how it ends.
struct WorkAndCommit {
  std::string_view work;
  std::string_view commit;
};
WorkAndCommit work_and_commit(std::string_view sql);

// Whether a transaction of its author's is open after `sql`, if it was before.
bool leaves_transaction_open(std::string_view sql, bool before);

// The statements of the text that change the session and nothing else (SET, PREPARE, LISTEN, a
// SELECT set_config(…)): what has to be done again in another session. Empty when there are none.
std::string session_part(std::string_view sql);

// Whether it makes something that ends with the session: a temporary table or view, a cursor.
bool makes_temporary(std::string_view sql);

// Whether a part of it may be committed when it fails, or when it is cut: several statements, a
// CALL, a DO.
bool may_commit_parts(std::string_view sql);

// Whether the word CONCURRENTLY is among its own words; a name, a literal or a comment does not
// count.
bool works_concurrently(std::string_view sql);

// An index that is made or dropped CONCURRENTLY, with its names as they are written.
struct ConcurrentIndex {
  bool made = true;
  std::string name;
  std::string table;  // empty when it is dropped

  bool operator==(ConcurrentIndex const&) const = default;
};

// Nothing for any other statement, and for an index that is made without a name. The beginning of
// the statement is enough.
std::optional<ConcurrentIndex> concurrent_index(std::string_view sql);

}  // namespace migrator
