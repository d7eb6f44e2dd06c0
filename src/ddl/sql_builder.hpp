// SQL put together word by word, so that names pass through quote_name.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "ddl/quote.hpp"

namespace migrator {

// Puts a blank between what it is given.
class SqlBuilder {
 public:
  SqlBuilder&& words(std::string_view words) && {
    append(words);
    return std::move(*this);
  }
  SqlBuilder&& name(std::string_view name) && {
    append(quote_name(name));
    return std::move(*this);
  }
  SqlBuilder&& parenthesised(std::string_view inner) && {
    append("(" + std::string{inner} + ")");
    return std::move(*this);
  }
  std::string text() && { return std::move(sql_); }

 private:
  void append(std::string_view part) {
    if (!sql_.empty()) {
      sql_ += ' ';
    }
    sql_ += part;
  }

  std::string sql_;
};

}  // namespace migrator
