#include "base/sql_statements.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace migrator {
namespace {

constexpr std::size_t longest_head = 24;

bool begins_word(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

bool continues_word(char letter) {
  return begins_word(letter) || (letter >= '0' && letter <= '9') || letter == '$';
}

bool is_blank(char letter) {
  return std::string_view{" \t\n\r\f\v"}.find(letter) != std::string_view::npos;
}

std::size_t word_length(std::string_view sql) {
  auto const* const end = std::ranges::find_if_not(sql, continues_word);
  return static_cast<std::size_t>(end - sql.begin());
}

// Each of these gives how much of `sql` the thing takes that it begins with; all of it when it does
// not end.

std::size_t quoted_length(std::string_view sql, bool with_backslashes) {
  for (std::size_t i = 1; i < sql.size(); ++i) {
    if (with_backslashes && sql[i] == '\\') {
      ++i;
    } else if (sql[i] == sql.front()) {
      if (i + 1 == sql.size() || sql[i + 1] != sql.front()) {
        return i + 1;
      }
      ++i;
    }
  }
  return sql.size();
}

std::size_t line_comment_length(std::string_view sql) {
  return std::min(sql.find_first_of("\n\r"), sql.size());
}

std::size_t block_comment_length(std::string_view sql) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i + 1 < sql.size(); ++i) {
    std::string_view const two = sql.substr(i, 2);
    if (two == "/*") {
      ++depth;
      ++i;
    } else if (two == "*/") {
      --depth;
      ++i;
      if (depth == 0) {
        return i + 1;
      }
    }
  }
  return sql.size();
}

// "$$…$$" or "$tag$…$tag$"; one for a dollar that begins neither.
std::size_t dollar_quote_length(std::string_view sql) {
  std::size_t end = 1;
  if (end < sql.size() && begins_word(sql[end])) {
    while (end < sql.size() && continues_word(sql[end]) && sql[end] != '$') {
      ++end;
    }
  }
  if (end >= sql.size() || sql[end] != '$') {
    return 1;
  }
  std::string_view const tag = sql.substr(0, end + 1);
  std::size_t const close = sql.find(tag, tag.size());
  return close == std::string_view::npos ? sql.size() : close + tag.size();
}

// What separates tokens and is none; 0 for a token.
std::size_t gap_length(std::string_view sql) {
  if (is_blank(sql.front())) {
    return 1;
  }
  if (sql.starts_with("--")) {
    return line_comment_length(sql);
  }
  return sql.starts_with("/*") ? block_comment_length(sql) : 0;
}

// A literal; 0 for anything else.
std::size_t literal_length(std::string_view sql) {
  if (sql.front() == '\'') {
    return quoted_length(sql, false);
  }
  if (sql.size() > 1 && (sql.front() == 'e' || sql.front() == 'E') && sql[1] == '\'') {
    return 1 + quoted_length(sql.substr(1), true);
  }
  if (sql.front() == '$') {
    std::size_t const length = dollar_quote_length(sql);
    return length > 1 ? length : 0;
  }
  return 0;
}

std::size_t token_length(std::string_view sql) {
  if (begins_word(sql.front())) {
    return word_length(sql);
  }
  return sql.front() == '"' ? quoted_length(sql, false) : 1;
}

// Follows the tokens of one statement, to tell a semicolon that ends it from one within.
class Splitter {
 public:
  explicit Splitter(std::string_view sql) : sql_{sql} {}

  std::vector<SqlStatement> split() {
    while (place_ < sql_.size()) {
      std::string_view const rest = sql_.substr(place_);
      if (std::size_t const gap = gap_length(rest)) {
        place_ += gap;
      } else if (std::size_t const literal = literal_length(rest)) {
        extend(literal);
      } else if (rest.front() == ';' && parentheses_ == 0 && bodies_ == 0) {
        finish();
        ++place_;
      } else {
        SqlToken const token{rest.substr(0, token_length(rest))};
        extend(token.text.size());
        take(token);
      }
    }
    finish();
    return std::move(statements_);
  }

 private:
  void extend(std::size_t length) {
    begin_ = begin_.value_or(place_);
    place_ += length;
    end_ = place_;
  }

  void take(SqlToken const& token) {
    if (token.text == "(") {
      ++parentheses_;
    } else if (token.text == ")" && parentheses_ > 0) {
      --parentheses_;
    }
    follow_body(token);
    previous_ = token;
    if (head_.size() < longest_head) {
      head_.push_back(token);
    }
  }

  // BEGIN ATOMIC … END of a function or procedure, and each CASE … END within.
  void follow_body(SqlToken const& token) {
    if (head_.empty() || !head_.front().is("create")) {
      return;
    }
    if (token.is("atomic") && previous_.is("begin")) {
      bodies_ = std::max<std::size_t>(bodies_, 1);
    } else if (bodies_ > 0 && token.is("case")) {
      ++bodies_;
    } else if (bodies_ > 0 && token.is("end")) {
      --bodies_;
    }
  }

  void finish() {
    if (begin_) {
      statements_.push_back({sql_.substr(*begin_, end_ - *begin_), std::move(head_)});
    }
    head_.clear();
    begin_.reset();
    previous_ = {};
    parentheses_ = bodies_ = 0;
  }

  std::string_view sql_;
  std::size_t place_ = 0;
  std::vector<SqlStatement> statements_;

  std::optional<std::size_t> begin_;  // of the statement in hand
  std::size_t end_ = 0;
  std::vector<SqlToken> head_;
  SqlToken previous_{};
  std::size_t parentheses_ = 0;
  std::size_t bodies_ = 0;
};

}  // namespace

bool SqlToken::is(std::string_view word) const {
  return text.size() == word.size() && to_lower(text) == word;
}

bool SqlStatement::has(std::size_t place, std::string_view word) const {
  return place < head.size() && head[place].is(word);
}

std::vector<SqlStatement> sql_statements(std::string_view sql) {
  return Splitter{sql}.split();
}

}  // namespace migrator
