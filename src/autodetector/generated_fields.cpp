#include "autodetector/generated_fields.hpp"

#include "ddl/tables.hpp"

#include <set>

namespace migrator {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

// The text between two quotes from `begin` on, which is behind the first; doubled ones are one.
std::string quoted_text(std::string_view sql, std::size_t& begin, char quote) {
  std::string text;
  while (begin < sql.size()) {
    char const c = sql[begin++];
    if (c == quote && (begin == sql.size() || sql[begin] != quote)) {
      break;
    }
    if (c == quote) {
      ++begin;
    }
    text += c;
  }
  return text;
}

// Whatever in the SQL could name a column: words and quoted names, but no text in single quotes.
std::set<std::string> names_in(std::string_view sql) {
  std::set<std::string> names;
  std::size_t at = 0;
  while (at < sql.size()) {
    char const c = sql[at];
    if (c == '"' || c == '\'') {
      std::string text = quoted_text(sql, ++at, c);
      if (c == '"') {
        names.insert(std::move(text));
      }
    } else if (is_name_character(c)) {
      std::size_t const begin = at;
      while (at < sql.size() && is_name_character(sql[at])) {
        ++at;
      }
      names.emplace(sql.substr(begin, at - begin));
    } else {
      ++at;
    }
  }
  return names;
}

}  // namespace

std::vector<OperationDependency> dependencies_for_generated_field(Detection const& detection,
                                                                  FieldKey const& key,
                                                                  Field const& field) {
  std::set<std::string> const names = names_in(text_option(field, "expression"));
  std::vector<OperationDependency> dependencies;
  for (FieldKey const& added : difference(detection.new_fields, detection.old_fields)) {
    NamedField const other{added.field, new_field(detection, added)};
    bool const is_needed = added.model_key() == key.model_key() && added > key &&
                           other.field.type->has_column && names.contains(column_name(other));
    if (other.field.relation || is_needed) {
      dependencies.push_back(
          on_field(added.model_key(), added.field, OperationDependency::Type::create));
    }
  }
  return dependencies;
}

}  // namespace migrator
