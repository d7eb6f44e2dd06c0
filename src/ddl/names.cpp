#include "ddl/names.hpp"

#include "base/digest.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>

namespace migrator {
namespace {

// Django allows names that begin so only when they are not of its own making.
bool begins_badly(std::string_view name) {
  return name.starts_with('_') ||
         (!name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) != 0);
}

std::string digest_of(std::string_view first, std::vector<std::string> const& rest,
                      std::size_t digits) {
  return md5_hex(fmt::format("{}{}", first, fmt::join(rest, ""))).substr(0, digits);
}

}  // namespace

std::string truncated_name(std::string_view identifier) {
  constexpr std::size_t digest_digits = 4;
  QualifiedName const parts = split_identifier(identifier);
  if (utf8_length(parts.name) <= max_name_length) {
    return std::string{identifier};
  }
  std::string const schema = parts.schema.empty() ? "" : parts.schema + R"(".")";
  return fmt::format("{}{}{}", schema, utf8_prefix(parts.name, max_name_length - digest_digits),
                     digest_of(parts.name, {}, digest_digits));
}

std::string index_name(std::string_view table, std::vector<std::string> const& columns,
                       std::string_view suffix) {
  constexpr std::size_t digest_digits = 8;
  std::string const table_name = split_identifier(table).name;
  std::string const column_names = fmt::format("{}", fmt::join(columns, "_"));
  std::string hash = digest_of(table_name, columns, digest_digits).append(suffix);

  std::string name = fmt::format("{}_{}_{}", table_name, column_names, hash);
  if (utf8_length(name) <= max_name_length) {
    return name;
  }
  if (utf8_length(hash) > max_name_length / 3) {
    hash = utf8_prefix(hash, max_name_length / 3);
  }
  std::size_t const others = (max_name_length - utf8_length(hash)) / 2 - 1;
  name = fmt::format("{}_{}_{}", utf8_prefix(table_name, others), utf8_prefix(column_names, others),
                     hash);
  if (begins_badly(name)) {
    name = fmt::format("D{}", utf8_prefix(name, utf8_length(name) - 1));
  }
  return name;
}

std::string foreign_key_name(std::string_view table, std::vector<std::string> const& columns,
                             std::string_view to_table, std::string_view to_column) {
  return index_name(table, columns, fmt::format("_fk_{}_{}", to_table, to_column));
}

std::string declared_index_name(std::string_view table, std::vector<IndexedColumn> const& columns,
                                IndexType type) {
  constexpr std::size_t table_characters = 11;
  constexpr std::size_t column_characters = 7;
  constexpr std::size_t digest_digits = 6;
  std::string const table_name = split_identifier(table).name;
  std::string const suffix{type == IndexType::index ? "idx" : access_method(type)};

  std::vector<std::string> digested;
  digested.reserve(columns.size() + 1);
  for (IndexedColumn const& column : columns) {
    digested.push_back((column.descending ? "-" : "") + column.column);
  }
  digested.push_back(suffix);

  std::string const first = columns.empty() ? "" : columns.front().column;
  std::string name = fmt::format("{}_{}_{}_{}", utf8_prefix(table_name, table_characters),
                                 utf8_prefix(first, column_characters),
                                 digest_of(table_name, digested, digest_digits), suffix);
  if (begins_badly(name)) {
    name.front() = 'D';
  }
  return name;
}

}  // namespace migrator
