#include "support/quoted_tokens.hpp"

#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "ddl/literal.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <vector>

namespace migrator::testing {
namespace {

constexpr std::size_t longest_name = 63;  // bytes; PostgreSQL cuts what is longer

struct Expectation {
  std::string what;
  std::string sql;  // of one value
  std::string text;
};

Field array_of_texts() {
  Field field = make_field("ArrayField");
  field.inner.push_back(make_field("TextField"));
  return field;
}

std::vector<Expectation> literals_of(std::string const& text) {
  std::string const json = literal(make_field("JSONField"), ValueMap{{{text, text}}}).value();
  std::string const bytes = literal(make_field("BinaryField"), Bytes{text}).value();
  return {
      {"a text", quote_text(text), text},
      {"a text field", literal(make_field("TextField"), text).value(), text},
      {"a parameter", parameter_literal(text), text},
      {"a list of parameters", fmt::format("({})[1]", parameter_literal(ValueList{text, "b"})),
       text},
      {"an array", fmt::format("({})[2]", literal(array_of_texts(), ValueList{"b", text}).value()),
       text},
      {"a byte string", fmt::format("convert_from({}, 'UTF8')", bytes), text},
      {"a key of JSON", fmt::format("(SELECT key FROM jsonb_each_text({}))", json), text},
      {"a value of JSON", fmt::format("(SELECT value FROM jsonb_each_text({}))", json), text},
  };
}

// Django's two ways of writing a name that has quotes already are none that can be an alias.
bool is_plain(std::string_view name) {
  bool const is_quoted = name.size() > 1 && name.starts_with('"') && name.ends_with('"');
  return !name.empty() && !is_quoted && name.find(R"(".")") == std::string_view::npos;
}

std::vector<Expectation> names_of(std::string_view text) {
  std::string const name{utf8_clip(text, longest_name)};
  std::vector<Expectation> names;
  if (is_plain(name)) {
    names.push_back(
        {"a name",
         fmt::format("(SELECT json_object_keys(row_to_json(t)) FROM (SELECT 1 AS {}) t)",
                     quote_name(name)),
         name});
    std::string const qualified = quote_text(quote_name(fmt::format(R"({}"."{})", name, name)));
    if (name.find('"') == std::string::npos) {  // otherwise there may be more than one "."
      names.push_back({"a schema", fmt::format("(parse_ident({}))[1]", qualified), name});
      names.push_back(
          {"a name after a schema", fmt::format("(parse_ident({}))[2]", qualified), name});
    }
  }
  return names;
}

}  // namespace

std::string quoting_fault(Connection& connection, std::string_view text) {
  std::vector<Expectation> expectations = literals_of(std::string{text});
  for (Expectation& name : names_of(text)) {
    expectations.push_back(std::move(name));
  }
  std::string sql = "SELECT ";
  for (Expectation const& expectation : expectations) {
    sql += expectation.sql + ", ";
  }
  std::vector<Row> rows;
  try {
    rows = connection.query(sql + "'end'");
  } catch (DatabaseError const& error) {
    return fmt::format("{}\n{}", error.what(), sql);
  }
  if (rows.size() != 1 || rows[0].size() != expectations.size() + 1) {
    return fmt::format("other columns than were asked for\n{}", sql);
  }
  for (std::size_t i = 0; i < expectations.size(); ++i) {
    if (rows[0][i] != expectations[i].text) {
      return fmt::format("{} is read as {}\n{}", expectations[i].what, rows[0][i].value_or("NULL"),
                         expectations[i].sql);
    }
  }
  return {};
}

}  // namespace migrator::testing
