#include "base/quote.hpp"

#include "migrator/error.hpp"

namespace migrator {
namespace {

// Between a schema and a name, as Django's users write it in a db_table.
constexpr std::string_view separator = R"(".")";

// Where the schema of the name ends; npos for a name without one.
std::string_view::size_type schema_end(std::string_view name) {
  std::string_view::size_type const at = name.find(separator);
  bool const is_one = at != std::string_view::npos &&
                      name.find(separator, at + separator.size()) == std::string_view::npos;
  return is_one ? at : std::string_view::npos;
}

std::string doubled(std::string_view text, char quote) {
  std::string result;
  result.reserve(text.size() + 2);
  for (char const character : text) {
    result.append(character == quote ? 2 : 1, character);
  }
  return result;
}

std::string_view strip_quotes(std::string_view name) {
  while (name.starts_with('"')) {
    name.remove_prefix(1);
  }
  while (name.ends_with('"')) {
    name.remove_suffix(1);
  }
  return name;
}

}  // namespace

std::string quote_name(std::string_view name) {
  bool const is_quoted = name.size() > 1 && name.starts_with('"') && name.ends_with('"');
  if (is_quoted) {
    name = name.substr(1, name.size() - 2);
  }
  std::string_view::size_type const point = schema_end(name);
  if (point == std::string_view::npos) {
    return '"' + doubled(name, '"') + '"';
  }
  return '"' + doubled(name.substr(0, point), '"') + std::string{separator} +
         doubled(name.substr(point + separator.size()), '"') + '"';
}

std::string quote_names(std::vector<std::string> const& names) {
  std::string list;
  for (std::string const& name : names) {
    list += list.empty() ? "" : ", ";
    list += quote_name(name);
  }
  return list;
}

std::string quote_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw StateError{"a text with a NUL character cannot be written in SQL: remove it"};
  }
  return '\'' + doubled(text, '\'') + '\'';
}

QualifiedName split_identifier(std::string_view identifier) {
  std::string_view::size_type const point = schema_end(identifier);
  if (point == std::string_view::npos) {
    return {"", std::string{strip_quotes(identifier)}};
  }
  return {std::string{strip_quotes(identifier.substr(0, point))},
          std::string{strip_quotes(identifier.substr(point + separator.size()))}};
}

}  // namespace migrator
