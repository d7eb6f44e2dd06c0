#include "ddl/column_type.hpp"

#include "base/quote.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator {
namespace {

// The keys of data_types in Django's backend for PostgreSQL, sorted, without OneToOneField.
constexpr std::array<std::string_view, 26> backend_types{
    "AutoField",
    "BigAutoField",
    "BigIntegerField",
    "BinaryField",
    "BooleanField",
    "CharField",
    "DateField",
    "DateTimeField",
    "DecimalField",
    "DurationField",
    "FileField",
    "FilePathField",
    "FloatField",
    "GenericIPAddressField",
    "IPAddressField",
    "IntegerField",
    "JSONField",
    "PositiveBigIntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "SlugField",
    "SmallAutoField",
    "SmallIntegerField",
    "TextField",
    "TimeField",
    "UUIDField",
};
static_assert(std::ranges::is_sorted(backend_types));

std::string keyword_text(Field const& field, std::string_view keyword) {
  if (keyword == "max_length") {
    return fmt::format("{}", field.max_length.value_or(0));
  }
  return fmt::format("{}", integer_option(field, keyword, 0));
}

// "varchar({max_length})" for that field; "varchar" when it has no max_length.
std::string fill_in(std::string_view column_type, Field const& field) {
  std::string::size_type const parenthesis = column_type.find("({max_length})");
  if (parenthesis != std::string_view::npos && !field.max_length) {
    return std::string{column_type.substr(0, parenthesis)};
  }
  std::string type;
  while (!column_type.empty()) {
    std::string::size_type const open = column_type.find('{');
    type += column_type.substr(0, open);
    if (open == std::string_view::npos) {
      break;
    }
    std::string::size_type const close = column_type.find('}', open);
    type += keyword_text(field, column_type.substr(open + 1, close - open - 1));
    column_type.remove_prefix(close + 1);
  }
  return type;
}

Field const& inner_field(Field const& field) {
  if (field.inner.empty()) {
    throw StateError{fmt::format("a {} needs the field that it is made of", field.type->name)};
  }
  return field.inner.front();
}

std::optional<ColumnType> type_of_custom(Field const& field) {
  std::string const type = text_option(field, "db_type");
  if (type.empty()) {
    return std::nullopt;
  }
  return ColumnType{type, text_option(field, "db_type_suffix"), text_option(field, "db_check"),
                    field.db_collation.value_or("")};
}

// The type of a field that is no relation.
std::optional<ColumnType> type_of(Field const& field, std::string const& column) {
  if (!field.type->has_column) {
    return std::nullopt;
  }
  if (field.is("CustomField")) {
    return type_of_custom(field);
  }
  if (field.is("ArrayField")) {
    std::optional<ColumnType> base = type_of(inner_field(field), column);
    if (!base) {
      throw StateError{"the base_field of an ArrayField needs a type: give it a db_type"};
    }
    std::int64_t const size = integer_option(field, "size", 0);
    return ColumnType{base->type + (size > 0 ? fmt::format("[{}]", size) : "[]"), "", "",
                      base->collation};
  }
  if (field.is("GeneratedField")) {
    std::optional<ColumnType> output = type_of(inner_field(field), column);
    if (output) {
      output->check.clear();
      output->suffix.clear();
    }
    return output;
  }
  ColumnType type{fill_in(field.type->column_type, field), "", "", field.db_collation.value_or("")};
  if (field.type->automatic) {
    type.suffix = identity_suffix;
  }
  if (field.type->positive) {
    type.check = quote_name(column) + " >= 0";
  }
  return type;
}

// What a foreign key to a field of that type has: no identity, no check.
std::optional<ColumnType> type_of_reference(Field const& target) {
  std::optional<ColumnType> type = type_of(target, "");
  if (!type) {
    return type;
  }
  std::string const own = target.is("CustomField") ? text_option(target, "rel_db_type") : "";
  return ColumnType{own.empty() ? type->type : own, "", "", type->collation};
}

}  // namespace

std::optional<ColumnType> column_type(ModelIn model, NamedField const& field,
                                      Settings const& settings) {
  if (!field.field.type->has_column) {
    return std::nullopt;
  }
  if (field.field.relation) {
    return type_of_reference(final_field(model, field, settings).field.field);
  }
  return type_of(field.field, column_name(field));
}

FieldType const& taken_for(Field const& field) {
  if (field.is("GeneratedField")) {
    return taken_for(inner_field(field));
  }
  if (!field.is("CustomField")) {
    return *field.type;
  }
  std::string const path = text_option(field, "class");
  std::string const name = path.substr(path.rfind('.') + 1);
  if (name == "OneToOneField") {
    return field_type("IntegerField");  // as the backend's table has it
  }
  return std::ranges::binary_search(backend_types, name) ? field_type(name) : *field.type;
}

bool is_automatic(Field const& field) {
  return taken_for(field).automatic;
}

std::string type_kind(ModelIn model, NamedField const& field, Settings const& settings) {
  std::string_view const kind = taken_for(field.field).kind;
  if (field.field.relation || kind.empty()) {
    std::optional<ColumnType> const type = column_type(model, field, settings);
    return type ? type->type : "";
  }
  return std::string{kind};
}

}  // namespace migrator
