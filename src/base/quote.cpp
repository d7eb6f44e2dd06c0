#include "base/quote.hpp"

#include "migrator/error.hpp"

namespace migrator {
namespace {

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
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) {
    return std::string{name};
  }
  std::string quoted;
  quoted.reserve(name.size() + 2);
  quoted += '"';
  quoted += name;
  quoted += '"';
  return quoted;
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
  std::string quoted;
  quoted.reserve(text.size() + 2);
  quoted += '\'';
  for (char const character : text) {
    if (character == '\0') {
      throw StateError{"a text with a NUL character cannot be written in SQL: remove it"};
    }
    if (character == '\'') {
      quoted += '\'';
    }
    quoted += character;
  }
  quoted += '\'';
  return quoted;
}

QualifiedName split_identifier(std::string_view identifier) {
  constexpr std::string_view separator = R"(".")";
  std::string_view::size_type const at = identifier.find(separator);
  if (at == std::string_view::npos ||
      identifier.find(separator, at + separator.size()) != std::string_view::npos) {
    return {"", std::string{strip_quotes(identifier)}};
  }
  return {std::string{strip_quotes(identifier.substr(0, at))},
          std::string{strip_quotes(identifier.substr(at + separator.size()))}};
}

}  // namespace migrator
