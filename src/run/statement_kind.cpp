#include "run/statement_kind.hpp"

#include "base/sql_statements.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace migrator {
namespace {

bool begins_with(SqlStatement const& statement, std::initializer_list<std::string_view> words) {
  std::size_t place = 0;
  return std::ranges::all_of(words,
                             [&](std::string_view word) { return statement.has(place++, word); });
}

bool begins_with_one_of(SqlStatement const& statement,
                        std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return statement.has(0, word); });
}

bool mentions(SqlStatement const& statement, std::string_view word) {
  return std::ranges::any_of(statement.head,
                             [word](SqlToken const& token) { return token.is(word); });
}

bool is_begin(SqlStatement const& statement) {
  return statement.has(0, "begin") || begins_with(statement, {"start", "transaction"});
}

bool is_prepare_transaction(SqlStatement const& statement) {
  return begins_with(statement, {"prepare", "transaction"});
}

bool is_commit(SqlStatement const& statement) {
  if (is_prepare_transaction(statement)) {
    return true;
  }
  return begins_with_one_of(statement, {"commit", "end"}) && !statement.has(1, "prepared");
}

bool is_rollback(SqlStatement const& statement) {
  return begins_with_one_of(statement, {"rollback", "abort"}) && !statement.has(1, "prepared") &&
         !mentions(statement, "to");
}

bool is_in_block(SqlStatement const& statement) {
  if (statement.has(0, "set")) {
    return statement.has(1, "local") || statement.has(1, "transaction") ||
           statement.has(1, "constraints");
  }
  return begins_with_one_of(statement, {"savepoint", "release", "rollback", "lock", "declare"}) &&
         !statement.has(1, "prepared");
}

bool is_repeatable(SqlStatement const& statement) {
  if (statement.has(0, "reindex")) {
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"concurrently", "schema", "database", "system"},
        [&](std::string_view word) { return mentions(statement, word); });
  }
  return begins_with_one_of(statement, {"vacuum", "cluster"}) ||
         begins_with(statement, {"alter", "system"}) || begins_with(statement, {"discard", "all"});
}

bool is_concurrent_index(SqlStatement const& statement) {
  return (statement.has(0, "create") || statement.has(0, "drop")) && mentions(statement, "index") &&
         mentions(statement, "concurrently");
}

// A DO whose code is likely to end transactions; the server refuses others that do.
bool is_committing_block(SqlStatement const& statement) {
  if (!statement.has(0, "do")) {
    return false;
  }
  std::string const text = to_lower(statement.text);
  return text.find("commit") != std::string::npos || text.find("rollback") != std::string::npos;
}

StatementKind kind_of_one(SqlStatement const& statement) {
  if (is_begin(statement)) {
    return StatementKind::begin;
  }
  if (is_commit(statement)) {
    return StatementKind::commit;
  }
  if (is_rollback(statement)) {
    return StatementKind::rollback;
  }
  if (is_in_block(statement)) {
    return StatementKind::in_block;
  }
  if (is_repeatable(statement)) {
    return StatementKind::repeatable;
  }
  if (is_concurrent_index(statement)) {
    return StatementKind::lone;
  }
  return is_committing_block(statement) ? StatementKind::script : StatementKind::plain;
}

bool changes_session(SqlStatement const& statement) {
  if (statement.has(0, "set")) {
    return !is_in_block(statement);
  }
  if (statement.has(0, "select")) {
    return std::ranges::any_of(statement.head, [](SqlToken const& token) {
      std::string const word = to_lower(token.text);
      return word == "set_config" || word.starts_with("pg_advisory_") ||
             word.starts_with("pg_try_advisory_");
    });
  }
  return begins_with_one_of(statement,
                            {"reset", "listen", "unlisten", "load", "discard", "deallocate"}) ||
         (statement.has(0, "prepare") && !is_prepare_transaction(statement));
}

// Moves `place` behind the words, if they are there.
bool skip(SqlStatement const& statement, std::size_t& place,
          std::initializer_list<std::string_view> words) {
  std::size_t next = place;
  for (std::string_view const word : words) {
    if (!statement.has(next++, word)) {
      return false;
    }
  }
  place = next;
  return true;
}

bool is_temporary(SqlStatement const& statement) {
  auto const is_word = [](SqlToken const& token) {
    return token.is("temp") || token.is("temporary");
  };
  if (statement.has(0, "create")) {
    std::size_t place = 1;
    skip(statement, place, {"or", "replace"});
    if (!skip(statement, place, {"local"})) {
      skip(statement, place, {"global"});
    }
    return place < statement.head.size() && is_word(statement.head[place]);
  }
  if (statement.has(0, "declare")) {
    return mentions(statement, "hold");
  }
  return statement.has(0, "select") && mentions(statement, "into") &&
         std::ranges::any_of(statement.head, is_word);
}

// A name with the schema before it, as it is written; `place` is moved behind it.
std::string take_name(SqlStatement const& statement, std::size_t& place) {
  std::string name;
  bool wants_part = true;
  while (place < statement.head.size()) {
    std::string_view const text = statement.head[place].text;
    if (wants_part == (text == ".") || text == "(") {
      break;
    }
    name += text;
    wants_part = !wants_part;
    ++place;
  }
  return name;
}

}  // namespace

StatementKind kind_of(std::string_view sql, bool in_block) {
  std::vector<SqlStatement> const statements = sql_statements(sql);
  if (statements.size() == 1) {
    return kind_of_one(statements.front());
  }
  auto const ends_transaction = [](SqlStatement const& statement) {
    return is_commit(statement) || is_rollback(statement) || is_committing_block(statement);
  };
  bool const begins = std::ranges::any_of(statements, is_begin);
  auto const end = std::ranges::find_if(statements, ends_transaction);
  if (end == statements.end()) {
    return begins ? StatementKind::begin : StatementKind::plain;
  }
  bool const is_last = end + 1 == statements.end();
  return is_last && is_commit(*end) && (begins || in_block) ? StatementKind::commit
                                                            : StatementKind::script;
}

WorkAndCommit work_and_commit(std::string_view sql) {
  std::string_view const last = sql_statements(sql).back().text;
  auto const begin = static_cast<std::size_t>(last.data() - sql.data());
  return {.work = sql_statements(sql).size() > 1 ? sql.substr(0, begin) : std::string_view{},
          .commit = last};
}

bool leaves_transaction_open(std::string_view sql, bool before) {
  bool open = before;
  for (SqlStatement const& statement : sql_statements(sql)) {
    if (is_begin(statement)) {
      open = true;
    } else if (is_commit(statement) || is_rollback(statement)) {
      open = open && mentions(statement, "chain") && !mentions(statement, "no");
    }
  }
  return open;
}

std::string session_part(std::string_view sql) {
  std::vector<std::string> parts;
  for (SqlStatement const& statement : sql_statements(sql)) {
    if (changes_session(statement)) {
      parts.emplace_back(statement.text);
    }
  }
  return join(parts, ";\n");
}

bool makes_temporary(std::string_view sql) {
  return std::ranges::any_of(sql_statements(sql), is_temporary);
}

bool may_commit_parts(std::string_view sql) {
  std::vector<SqlStatement> const statements = sql_statements(sql);
  return statements.size() > 1 || std::ranges::any_of(statements, [](SqlStatement const& one) {
           return begins_with_one_of(one, {"call", "do"});
         });
}

bool works_concurrently(std::string_view sql) {
  return std::ranges::any_of(sql_statements(sql), [](SqlStatement const& statement) {
    return mentions(statement, "concurrently");
  });
}

std::optional<ConcurrentIndex> concurrent_index(std::string_view sql) {
  std::vector<SqlStatement> const statements = sql_statements(sql);
  if (statements.size() != 1 || !is_concurrent_index(statements.front())) {
    return std::nullopt;
  }
  SqlStatement const& statement = statements.front();
  ConcurrentIndex index{.made = statement.has(0, "create"), .name = {}, .table = {}};
  std::size_t place = 1;
  skip(statement, place, {"unique"});
  if (!skip(statement, place, {"index", "concurrently"})) {
    return std::nullopt;
  }
  if (!skip(statement, place, {"if", "not", "exists"})) {
    skip(statement, place, {"if", "exists"});
  }
  if (index.made && statement.has(place, "on")) {
    return std::nullopt;
  }
  index.name = take_name(statement, place);
  if (index.made) {
    if (!skip(statement, place, {"on"})) {
      return std::nullopt;
    }
    skip(statement, place, {"only"});
    index.table = take_name(statement, place);
  }
  return index;
}

}  // namespace migrator
