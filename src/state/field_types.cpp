// The table of Django's field classes. Adding a class is adding a row.
#include "migrator/error.hpp"
#include "migrator/field.hpp"

#include <algorithm>
#include <array>

namespace migrator {
namespace {

using enum KeywordShape;

// Keywords of every class; null and the empty text are their defaults as Django has them.
constexpr std::array<FieldKeyword, 10> common_keywords{{
    {"choices", any, "null"},
    {"editable", boolean, "true"},
    {"error_messages", any, "null"},
    {"help_text", any, "\"\""},
    {"serialize", boolean, "true"},
    {"unique_for_date", text_or_null, "null"},
    {"unique_for_month", text_or_null, "null"},
    {"unique_for_year", text_or_null, "null"},
    {"validators", any, "[]"},
    {"verbose_name", any, "null"},
}};

constexpr std::array<FieldKeyword, 1> array_keywords{{{"size", integer, "null"}}};

constexpr std::array<FieldKeyword, 2> auto_now_keywords{{
    {"auto_now", boolean, "false"},
    {"auto_now_add", boolean, "false"},
}};

constexpr std::array<FieldKeyword, 1> binary_keywords{{{"editable", boolean, "false"}}};

constexpr std::array<FieldKeyword, 1> composite_key_keywords{{
    {"field_names", text_list, "", true},
}};

constexpr std::array<FieldKeyword, 5> custom_keywords{{
    {"class", text_or_null, "null"},
    {"db_check", text_or_null, "null"},
    {"db_type", text_or_null},  // a null says that there is no column; it is kept
    {"db_type_suffix", text_or_null, "null"},
    {"rel_db_type", text_or_null, "null"},
}};

constexpr std::array<FieldKeyword, 2> decimal_keywords{{
    {"max_digits", integer, "", true},
    {"decimal_places", integer, "", true},
}};

constexpr std::array<FieldKeyword, 2> file_keywords{{
    {"storage", any, "null"},
    {"upload_to", any, "\"\""},
}};

constexpr std::array<FieldKeyword, 5> file_path_keywords{{
    {"allow_files", boolean, "true"},
    {"allow_folders", boolean, "false"},
    {"match", text_or_null, "null"},
    {"path", any, "\"\""},
    {"recursive", boolean, "false"},
}};

constexpr std::array<FieldKeyword, 2> foreign_key_keywords{{
    {"limit_choices_to", any, "null"},
    {"swappable", boolean, "true"},
}};

constexpr std::array<FieldKeyword, 2> generated_keywords{{
    {"db_persist", boolean, "", true},
    {"expression", expression, "", true},
}};

constexpr std::array<FieldKeyword, 4> image_keywords{{
    {"height_field", text_or_null, "null"},
    {"storage", any, "null"},
    {"upload_to", any, "\"\""},
    {"width_field", text_or_null, "null"},
}};

constexpr std::array<FieldKeyword, 2> ip_keywords{{
    {"protocol", text, "\"both\""},
    {"unpack_ipv4", boolean, "false"},
}};

constexpr std::array<FieldKeyword, 2> json_keywords{{
    {"decoder", any, "null"},
    {"encoder", any, "null"},
}};

constexpr std::array<FieldKeyword, 3> many_to_many_keywords{{
    {"limit_choices_to", any, "null"},
    {"swappable", boolean, "true"},
    {"symmetrical", any, "null"},
}};

constexpr std::array<FieldKeyword, 1> continuous_range_keywords{{
    {"default_bounds", text, "\"[)\""},
}};

constexpr std::array<FieldKeyword, 1> slug_keywords{{{"allow_unicode", boolean, "false"}}};

constexpr std::string_view varchar = "varchar({max_length})";

// EmailField, URLField and the CI fields are CharFields to Django; files, paths and slugs are
// another kind of varchar, so that a change between the two has a USING.
constexpr std::string_view char_kind = "CharField";
constexpr std::string_view decimal_kind = "DecimalField";

constexpr std::array<FieldType, 47> types{{
    {.name = "ArrayField",
     .column_type = "",
     .literal = LiteralKind::array,
     .keywords = array_keywords},
    {.name = "AutoField",
     .column_type = "integer",
     .literal = LiteralKind::integer,
     .kind = "integer",
     .automatic = true},
    {.name = "BigAutoField",
     .column_type = "bigint",
     .literal = LiteralKind::integer,
     .kind = "bigint",
     .automatic = true},
    {.name = "BigIntegerField",
     .column_type = "bigint",
     .literal = LiteralKind::integer,
     .kind = "bigint"},
    {.name = "BigIntegerRangeField",
     .column_type = "int8range",
     .literal = LiteralKind::range,
     .kind = "int8range"},
    {.name = "BinaryField",
     .column_type = "bytea",
     .literal = LiteralKind::bytes,
     .kind = "bytea",
     .keywords = binary_keywords,
     .textual = true},
    {.name = "BooleanField",
     .column_type = "boolean",
     .literal = LiteralKind::boolean,
     .kind = "boolean"},
    {.name = "CICharField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = char_kind,
     .textual = true},
    {.name = "CIEmailField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = char_kind,
     .default_max_length = 254,
     .textual = true},
    {.name = "CITextField",
     .column_type = "text",
     .literal = LiteralKind::text,
     .kind = "text",
     .textual = true},
    {.name = "CharField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = char_kind,
     .textual = true},
    {.name = "CompositePrimaryKey",
     .column_type = "",
     .keywords = composite_key_keywords,
     .has_column = false},
    {.name = "CustomField",
     .column_type = "",
     .literal = LiteralKind::text,
     .keywords = custom_keywords,
     .textual = true},
    {.name = "DateField",
     .column_type = "date",
     .literal = LiteralKind::date,
     .kind = "date",
     .keywords = auto_now_keywords},
    {.name = "DateRangeField",
     .column_type = "daterange",
     .literal = LiteralKind::range,
     .kind = "daterange"},
    {.name = "DateTimeField",
     .column_type = "timestamp with time zone",
     .literal = LiteralKind::datetime,
     .kind = "timestamp with time zone",
     .keywords = auto_now_keywords},
    {.name = "DateTimeRangeField",
     .column_type = "tstzrange",
     .literal = LiteralKind::range,
     .kind = "tstzrange",
     .keywords = continuous_range_keywords},
    {.name = "DecimalField",
     .column_type = "numeric({max_digits}, {decimal_places})",
     .literal = LiteralKind::decimal,
     .kind = decimal_kind,
     .keywords = decimal_keywords},
    {.name = "DecimalRangeField",
     .column_type = "numrange",
     .literal = LiteralKind::range,
     .kind = "numrange",
     .keywords = continuous_range_keywords},
    {.name = "DurationField",
     .column_type = "interval",
     .literal = LiteralKind::duration,
     .kind = "interval"},
    {.name = "EmailField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = char_kind,
     .default_max_length = 254,
     .textual = true},
    {.name = "FileField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = varchar,
     .keywords = file_keywords,
     .default_max_length = 100,
     .textual = true},
    {.name = "FilePathField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = varchar,
     .keywords = file_path_keywords,
     .default_max_length = 100,
     .textual = true},
    {.name = "FloatField",
     .column_type = "double precision",
     .literal = LiteralKind::floating,
     .kind = "double precision"},
    {.name = "ForeignKey",
     .column_type = "",
     .keywords = foreign_key_keywords,
     .relation = true,
     .indexed = true},
    {.name = "GeneratedField", .column_type = "", .keywords = generated_keywords},
    {.name = "GenericIPAddressField",
     .column_type = "inet",
     .literal = LiteralKind::inet,
     .kind = "inet",
     .keywords = ip_keywords},
    {.name = "HStoreField",
     .column_type = "hstore",
     .literal = LiteralKind::hstore,
     .kind = "hstore"},
    {.name = "IPAddressField", .column_type = "inet", .literal = LiteralKind::text, .kind = "inet"},
    {.name = "ImageField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = varchar,
     .keywords = image_keywords,
     .default_max_length = 100,
     .textual = true},
    {.name = "IntegerField",
     .column_type = "integer",
     .literal = LiteralKind::integer,
     .kind = "integer"},
    {.name = "IntegerRangeField",
     .column_type = "int4range",
     .literal = LiteralKind::range,
     .kind = "int4range"},
    {.name = "JSONField",
     .column_type = "jsonb",
     .literal = LiteralKind::json,
     .kind = "jsonb",
     .keywords = json_keywords},
    {.name = "ManyToManyField",
     .column_type = "",
     .keywords = many_to_many_keywords,
     .relation = true,
     .many_to_many = true,
     .has_column = false},
    {.name = "OneToOneField",
     .column_type = "",
     .keywords = foreign_key_keywords,
     .relation = true,
     .indexed = true,
     .unique = true},
    {.name = "PositiveBigIntegerField",
     .column_type = "bigint",
     .literal = LiteralKind::integer,
     .kind = "bigint",
     .positive = true},
    {.name = "PositiveIntegerField",
     .column_type = "integer",
     .literal = LiteralKind::integer,
     .kind = "integer",
     .positive = true},
    {.name = "PositiveSmallIntegerField",
     .column_type = "smallint",
     .literal = LiteralKind::integer,
     .kind = "smallint",
     .positive = true},
    {.name = "SearchQueryField",
     .column_type = "tsquery",
     .literal = LiteralKind::text,
     .kind = "tsquery",
     .textual = true},
    {.name = "SearchVectorField",
     .column_type = "tsvector",
     .literal = LiteralKind::text,
     .kind = "tsvector",
     .textual = true},
    {.name = "SlugField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = varchar,
     .keywords = slug_keywords,
     .default_max_length = 50,
     .textual = true,
     .indexed = true},
    {.name = "SmallAutoField",
     .column_type = "smallint",
     .literal = LiteralKind::integer,
     .kind = "smallint",
     .automatic = true},
    {.name = "SmallIntegerField",
     .column_type = "smallint",
     .literal = LiteralKind::integer,
     .kind = "smallint"},
    {.name = "TextField",
     .column_type = "text",
     .literal = LiteralKind::text,
     .kind = "text",
     .textual = true},
    {.name = "TimeField",
     .column_type = "time",
     .literal = LiteralKind::time,
     .kind = "time",
     .keywords = auto_now_keywords},
    {.name = "URLField",
     .column_type = varchar,
     .literal = LiteralKind::text,
     .kind = char_kind,
     .default_max_length = 200,
     .textual = true},
    {.name = "UUIDField", .column_type = "uuid", .literal = LiteralKind::uuid, .kind = "uuid"},
}};

static_assert(std::ranges::is_sorted(types, {}, &FieldType::name));

}  // namespace

std::span<FieldType const> field_types() {
  return types;
}

FieldType const* find_field_type(std::string_view name) {
  FieldType const* const found = std::ranges::lower_bound(types, name, {}, &FieldType::name);
  return found != types.end() && found->name == name ? found : nullptr;
}

FieldType const& field_type(std::string_view name) {
  if (FieldType const* const found = find_field_type(name)) {
    return *found;
  }
  throw StateError{"unknown field type '" + std::string{name} + "'"};
}

std::span<FieldKeyword const> common_field_keywords() {
  return common_keywords;
}

}  // namespace migrator
