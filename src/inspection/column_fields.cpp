#include "inspection/column_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace migrator {
namespace {

struct ClassOfType {
  std::string_view type_name;  // in pg_type
  std::string_view class_name;
  std::string_view made_type;  // what the class makes; empty: what the type is, however long
};

// As Django has it, and django.contrib.postgres; sorted.
constexpr std::array<ClassOfType, 27> classes{{
    {"bool", "BooleanField", "boolean"},
    {"bpchar", "CharField", "character varying"},
    {"bytea", "BinaryField", "bytea"},
    {"date", "DateField", "date"},
    {"daterange", "DateRangeField", "daterange"},
    {"float4", "FloatField", "double precision"},
    {"float8", "FloatField", "double precision"},
    {"inet", "GenericIPAddressField", "inet"},
    {"int2", "SmallIntegerField", "smallint"},
    {"int4", "IntegerField", "integer"},
    {"int4range", "IntegerRangeField", "int4range"},
    {"int8", "BigIntegerField", "bigint"},
    {"int8range", "BigIntegerRangeField", "int8range"},
    {"interval", "DurationField", "interval"},
    {"jsonb", "JSONField", "jsonb"},
    {"numeric", "DecimalField", ""},
    {"numrange", "DecimalRangeField", "numrange"},
    {"text", "TextField", "text"},
    {"time", "TimeField", "time without time zone"},
    {"timestamp", "DateTimeField", "timestamp with time zone"},
    {"timestamptz", "DateTimeField", "timestamp with time zone"},
    {"timetz", "TimeField", "time without time zone"},
    {"tsquery", "SearchQueryField", "tsquery"},
    {"tstzrange", "DateTimeRangeField", "tstzrange"},
    {"tsvector", "SearchVectorField", "tsvector"},
    {"uuid", "UUIDField", "uuid"},
    {"varchar", "CharField", ""},
}};
static_assert(std::ranges::is_sorted(classes, {}, &ClassOfType::type_name));

ClassOfType const* find_class(ColumnDescription const& column) {
  static constexpr ClassOfType hstore{"hstore", "HStoreField", "hstore"};
  if (!column.is_built_in) {
    return column.type == hstore.type_name ? &hstore : nullptr;
  }
  auto const found = std::ranges::lower_bound(classes, std::string_view{column.type_name}, {},
                                              &ClassOfType::type_name);
  return found != classes.end() && found->type_name == column.type_name ? &*found : nullptr;
}

Field custom_field(std::string type) {
  Field field = make_field("CustomField");
  field.options["db_type"] = Value{std::move(type)};
  return field;
}

void set_digits(InspectedField& made, ColumnDescription const& column) {
  constexpr std::int64_t guessed_digits = 10;
  constexpr std::int64_t guessed_places = 5;
  if (!column.precision) {
    made.notes.emplace_back(
        "the column is numeric, of any size: max_digits and decimal_places are guessed");
  }
  made.field.options["max_digits"] = Value{column.precision.value_or(guessed_digits)};
  made.field.options["decimal_places"] = Value{column.scale.value_or(guessed_places)};
}

// One value of the column, whatever it is an array of.
InspectedField element_field(ColumnDescription const& column) {
  ClassOfType const* const found = find_class(column);
  bool const has_odd_scale =
      column.scale && (*column.scale < 0 || *column.scale > *column.precision);
  if (found == nullptr || has_odd_scale) {
    InspectedField made{.field = custom_field(column.type), .notes = {}};
    made.field.db_collation = column.collation;
    return made;
  }
  InspectedField made{.field = make_field(found->class_name), .notes = {}};
  if (made.field.is("CharField")) {
    made.field.max_length = column.max_length;
  }
  if (made.field.is("DecimalField")) {
    set_digits(made, column);
  }
  std::string const made_type = column.type_name == "bpchar" && column.max_length
                                    ? fmt::format("{}({})", found->made_type, *column.max_length)
                                    : std::string{found->made_type};
  if (!found->made_type.empty() && made_type != column.type) {
    made.notes.push_back(
        fmt::format("the column is {}; a new one would be {}", column.type, made_type));
  }
  if (made.field.is("CharField") || made.field.is("TextField")) {
    made.field.db_collation = column.collation;
  }
  return made;
}

InspectedField array_field(ColumnDescription const& column) {
  InspectedField made = element_field(column);
  for (int dimension = 0; dimension < column.dimensions; ++dimension) {
    Field array = make_field("ArrayField");
    array.inner.push_back(std::move(made.field));
    made.field = std::move(array);
  }
  return made;
}

InspectedField generated_field(ColumnDescription const& column) {
  InspectedField made = array_field(column);
  Field generated = make_field("GeneratedField");
  generated.options["expression"] = Value{column.default_sql.value_or("NULL")};
  generated.options["db_persist"] = Value{true};
  generated.inner.push_back(std::move(made.field));
  made.field = std::move(generated);
  if (!column.is_null) {
    made.notes.emplace_back("NOT NULL; a new one would not be, as it is generated");
  }
  return made;
}

std::string_view automatic_class(ColumnDescription const& column) {
  if (column.type_name == "int2") return "SmallAutoField";
  return column.type_name == "int4" ? "AutoField" : "BigAutoField";
}

// A column that counts: AutoField if Django allows that, else what PostgreSQL calls it.
InspectedField counting_field(ColumnDescription const& column, bool is_primary_key) {
  if (is_primary_key) {
    InspectedField made{.field = make_field(automatic_class(column)), .notes = {}};
    if (column.identity == Identity::always) {
      made.notes.emplace_back("GENERATED ALWAYS; a new column would be GENERATED BY DEFAULT");
    } else if (column.is_serial) {
      made.notes.emplace_back("the column is serial; a new one would be an identity column");
    }
    return made;
  }
  if (column.is_serial && !column.is_null) {
    std::string_view const serial = column.type_name == "int2"   ? "smallserial"
                                    : column.type_name == "int4" ? "serial"
                                                                 : "bigserial";
    InspectedField made{.field = custom_field(std::string{serial}), .notes = {}};
    made.field.options["rel_db_type"] = Value{column.type};
    return made;
  }
  InspectedField made{.field = custom_field(column.type), .notes = {}};
  if (column.identity == Identity::none) {
    made.notes.push_back(fmt::format("DEFAULT {} is left out", column.default_sql.value_or("")));
    return made;
  }
  made.field.options["db_type_suffix"] =
      Value{column.identity == Identity::always ? "GENERATED ALWAYS AS IDENTITY"
                                                : "GENERATED BY DEFAULT AS IDENTITY"};
  return made;
}

bool counts(ColumnDescription const& column) {
  return column.is_serial || column.identity != Identity::none;
}

struct QuotedLiteral {
  std::string text;
  std::string_view type;
};

// 'it''s'::text; nothing if there is more to it.
std::optional<QuotedLiteral> quoted_literal(std::string_view sql) {
  if (!sql.starts_with('\'')) {
    return std::nullopt;
  }
  std::string text;
  std::size_t at = 1;
  for (; at < sql.size(); ++at) {
    if (sql[at] != '\'') {
      text += sql[at];
    } else if (at + 1 < sql.size() && sql[at + 1] == '\'') {
      text += sql[++at];
    } else {
      break;
    }
  }
  std::string_view const cast = sql.substr(std::min(at + 1, sql.size()));
  if (!cast.starts_with("::")) {
    return std::nullopt;
  }
  return QuotedLiteral{std::move(text), cast.substr(2)};
}

std::optional<std::int64_t> integer_of(std::string_view digits) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  bool const is_all = error == std::errc{} && end == digits.data() + digits.size();
  return is_all ? std::optional{value} : std::nullopt;
}

// A number that PostgreSQL writes as a literal of that type: '-1'::integer, '5000000000'::bigint.
bool is_quoted_as(std::int64_t number, std::string_view type) {
  bool const is_small = number >= std::numeric_limits<std::int32_t>::min() &&
                        number <= std::numeric_limits<std::int32_t>::max();
  return is_small ? type == "integer" && number < 0 : type == "bigint";
}

std::optional<std::int64_t> integer_default(std::string const& sql) {
  std::optional<QuotedLiteral> const literal = quoted_literal(sql);
  std::optional<std::int64_t> const number = integer_of(literal ? literal->text : sql);
  bool const is_usual = number && (!literal || is_quoted_as(*number, literal->type));
  return is_usual ? number : std::nullopt;
}

// The text of a default that would be written again as it is.
std::optional<std::string> text_default(Field const& field, std::string const& sql) {
  std::optional<QuotedLiteral> literal = quoted_literal(sql);
  if (!literal) {
    return std::nullopt;
  }
  bool const is_usual = field.is("TextField")
                            ? literal->type == "text"
                            : field.is("CharField") && (literal->type == "character varying" ||
                                                        literal->type == "bpchar");
  return is_usual ? std::optional{std::move(literal->text)} : std::nullopt;
}

// A default as a person would write it if PostgreSQL would make the same of that, or its SQL.
Value default_of(Field const& field, std::string const& sql) {
  if (field.is("BooleanField") && (sql == "true" || sql == "false")) {
    return Value{sql == "true"};
  }
  if (field.type->literal == LiteralKind::integer) {
    if (std::optional<std::int64_t> const number = integer_default(sql)) {
      return Value{*number};
    }
  }
  if (std::optional<std::string> text = text_default(field, sql)) {
    return Value{*std::move(text)};
  }
  return Value{Sql{sql}};
}

}  // namespace

void set_common(InspectedField& made, ColumnDescription const& column) {
  made.field.null = column.is_null;
  made.field.blank = column.is_null || made.field.is("GeneratedField");
  if (!column.comment.empty()) {
    made.field.db_comment = column.comment;
  }
  if (column.default_sql && !column.is_generated && !counts(column)) {
    made.field.db_default = default_of(made.field, *column.default_sql);
  }
  if (column.is_null_but_for_type) {
    made.notes.emplace_back("NOT NULL by its domain; a new column would be so itself, too");
  }
  if (!column.more.empty()) {
    made.notes.push_back("without " + column.more);
  }
}

InspectedField field_of(ColumnDescription const& column, bool is_primary_key) {
  InspectedField made = column.is_generated ? generated_field(column)
                        : counts(column)    ? counting_field(column, is_primary_key)
                                            : array_field(column);
  set_common(made, column);
  return made;
}

}  // namespace migrator
