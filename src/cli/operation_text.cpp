#include "cli/operation_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator::cli {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string escaped(char letter) {
  switch (letter) {
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  unsigned char const code = static_cast<unsigned char>(letter);
  return code < 0x20 || code == 0x7F ? fmt::format("\\x{:02x}", code) : std::string(1, letter);
}

std::string text_repr(std::string_view text) {
  bool const single = text.find('\'') != std::string_view::npos;
  bool const both = single && text.find('"') != std::string_view::npos;
  char const quote = single && !both ? '"' : '\'';
  std::string repr(1, quote);
  for (char const letter : text) {
    repr += letter == quote ? fmt::format("\\{}", quote) : escaped(letter);
  }
  return repr + quote;
}

std::string list_repr(ValueList const& list) {
  std::string repr;
  for (Value const& item : list) {
    repr += (repr.empty() ? "" : ", ") + python_repr(item);
  }
  return "[" + repr + "]";
}

std::string float_repr(double number) {
  std::string const text = fmt::format("{}", number);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

// The script as Python prints the list that Django was given.
std::string script_repr(SqlScript const& script) {
  ValueList list;
  for (SqlScript::Entry const& entry : script.entries) {
    if (entry.list) {
      list.emplace_back(*entry.list);
    } else if (entry.params) {
      list.emplace_back(ValueList{Value{entry.sql}, Value{*entry.params}});
    } else {
      list.emplace_back(entry.sql);
    }
  }
  return list_repr(list);
}

std::string script_text(SqlScript const& script) {
  std::string text;
  if (script.is_list) {
    text = script_repr(script);
  } else if (!script.entries.empty()) {
    text = script.entries.front().sql;
  }
  std::erase(text, '\n');
  return text;
}

// What is said after the description; nothing at all for operations without code of their own.
std::optional<std::string> action_of(Operation const& operation, bool backwards) {
  if (RunSQL const* const run_sql = std::get_if<RunSQL>(&operation)) {
    if (backwards && !run_sql->reverse_sql) {
      return "IRREVERSIBLE";
    }
    return script_text(backwards ? *run_sql->reverse_sql : run_sql->sql);
  }
  if (RunPython const* const run_python = std::get_if<RunPython>(&operation)) {
    return backwards && !run_python->reverse_code ? "IRREVERSIBLE" : "";
  }
  return std::nullopt;
}

}  // namespace

std::string python_repr(Value const& value) {
  if (bool const* const boolean = value.get_if<bool>()) {
    return *boolean ? "True" : "False";
  }
  if (std::int64_t const* const integer = value.get_if<std::int64_t>()) {
    return fmt::format("{}", *integer);
  }
  if (double const* const number = value.get_if<double>()) {
    return float_repr(*number);
  }
  if (std::string const* const text = value.get_if<std::string>()) {
    return text_repr(*text);
  }
  if (ValueList const* const list = value.get_if<ValueList>()) {
    return list_repr(*list);
  }
  return "None";
}

std::string truncated(std::string_view text, std::size_t length) {
  std::size_t characters = 0;
  std::size_t end = text.size();  // where the last character that fits beside the "…" ends
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation(text[i])) {
      continue;
    }
    if (characters == length - 1) {
      end = i;
    }
    ++characters;
  }
  return characters <= length ? std::string{text} : std::string{text.substr(0, end)} + "…";
}

OperationText describe_planned(Operation const& operation, bool backwards) {
  std::optional<std::string> const action = action_of(operation, backwards);
  if (!action) {
    return {(backwards ? "Undo " : "") + describe(operation)};
  }
  std::string const addition = action->empty() ? "" : truncated(" -> " + *action, 40);
  bool const stuck = backwards && !is_reversible(operation);
  return {describe(operation) + addition, stuck ? Style::warning : Style::plain};
}

}  // namespace migrator::cli
