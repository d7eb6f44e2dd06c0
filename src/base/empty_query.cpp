#include "base/empty_query.hpp"

#include <cstddef>
#include <optional>

namespace migrator {
namespace {

// The text after a comment of that kind, which may hold others; none when it does not end, which
// PostgreSQL calls an error.
std::optional<std::string_view> after_block_comment(std::string_view sql) {
  std::size_t depth = 0;
  while (!sql.empty()) {
    if (sql.starts_with("/*")) {
      ++depth;
      sql.remove_prefix(2);
    } else if (sql.starts_with("*/")) {
      --depth;
      sql.remove_prefix(2);
      if (depth == 0) {
        return sql;
      }
    } else {
      sql.remove_prefix(1);
    }
  }
  return std::nullopt;
}

std::string_view after_line_comment(std::string_view sql) {
  std::string_view::size_type const end = sql.find_first_of("\n\r");
  return end == std::string_view::npos ? std::string_view{} : sql.substr(end);
}

}  // namespace

bool is_empty_query(std::string_view sql) {
  while (!sql.empty()) {
    if (std::string_view{" \t\n\r\f\v;"}.find(sql.front()) != std::string_view::npos) {
      sql.remove_prefix(1);
    } else if (sql.starts_with("--")) {
      sql = after_line_comment(sql);
    } else if (sql.starts_with("/*")) {
      std::optional<std::string_view> const rest = after_block_comment(sql);
      if (!rest) {
        return false;
      }
      sql = *rest;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace migrator
