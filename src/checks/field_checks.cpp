#include "checks/field_checks.hpp"

#include "base/python_names.hpp"
#include "checks/choices_checks.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>

namespace migrator {
namespace {

using Found = std::optional<CheckError>;

// ---- of every field -----------------------------------------------------------------------------

Found check_name(std::string_view name, Field const& field) {
  if (field.is("CompositePrimaryKey")) {
    return name == "pk" ? Found{}
                        : CheckError{"fields.E013", "'CompositePrimaryKey' must be named 'pk'.", "",
                                     ".name"};
  }
  if (!name.empty() && !is_python_name(name)) {  // an inner field has none
    return CheckError{"", fmt::format("'{}' is no name that a field can have in Python.", name), "",
                      ".name"};
  }
  if (name.ends_with('_')) {
    return CheckError{"fields.E001", "Field names must not end with an underscore.", "", ".name"};
  }
  if (name.find("__") != std::string_view::npos) {
    return CheckError{"fields.E002", "Field names must not contain \"__\".", "", ".name"};
  }
  if (name == "pk") {
    return CheckError{"fields.E003", "'pk' is a reserved word that cannot be used as a field name.",
                      "", ".name"};
  }
  return {};
}

Found check_null_key(std::string_view, Field const& field) {
  if (!field.primary_key || !field.null) {
    return {};
  }
  return CheckError{"fields.E007", "Primary keys must not have null=True.",
                    "Set null=False on the field, or remove primary_key=True argument.", ".null"};
}

// Classes that only old migrations may use.
struct RemovedClass {
  std::string_view name;
  std::string_view id;
  std::string_view message;
  std::string_view hint;
};

constexpr std::array<RemovedClass, 4> removed_classes{{
    {"IPAddressField", "fields.E900",
     "IPAddressField has been removed except for support in historical migrations.",
     "Use GenericIPAddressField instead."},
    {"CICharField", "fields.E905",
     "django.contrib.postgres.fields.CICharField is removed except for support in historical "
     "migrations.",
     "Use CharField(db_collation=\"…\") with a case-insensitive non-deterministic collation "
     "instead."},
    {"CIEmailField", "fields.E906",
     "django.contrib.postgres.fields.CIEmailField is removed except for support in historical "
     "migrations.",
     "Use EmailField(db_collation=\"…\") with a case-insensitive non-deterministic collation "
     "instead."},
    {"CITextField", "fields.E907",
     "django.contrib.postgres.fields.CITextField is removed except for support in historical "
     "migrations.",
     "Use TextField(db_collation=\"…\") with a case-insensitive non-deterministic collation "
     "instead."},
}};

Found check_removed(std::string_view, Field const& field) {
  for (RemovedClass const& removed : removed_classes) {
    if (field.is(removed.name)) {
      return CheckError{removed.id, std::string{removed.message}, std::string{removed.hint},
                        ".type"};
    }
  }
  return {};
}

// ---- of one class -------------------------------------------------------------------------------

Found check_max_length(std::string_view, Field const& field) {
  bool const is_char = field.type->kind == "CharField" || field.is("SlugField");
  if (!is_char || !field.max_length || *field.max_length > 0) {
    return {};
  }
  return CheckError{"fields.E121", "'max_length' must be a positive integer.", "", ".max_length"};
}

Found check_decimal_places(std::string_view, Field const& field) {
  if (!field.is("DecimalField") || integer_option(field, "decimal_places", 0) >= 0) {
    return {};
  }
  return CheckError{"fields.E131", "'decimal_places' must be a non-negative integer.", "",
                    ".decimal_places"};
}

Found check_max_digits(std::string_view, Field const& field) {
  if (!field.is("DecimalField") || integer_option(field, "max_digits", 1) > 0) {
    return {};
  }
  return CheckError{"fields.E133", "'max_digits' must be a positive integer.", "", ".max_digits"};
}

Found check_places_and_digits(std::string_view name, Field const& field) {
  bool const are_numbers = !check_decimal_places(name, field) && !check_max_digits(name, field);
  if (!field.is("DecimalField") || !are_numbers ||
      integer_option(field, "decimal_places", 0) <= integer_option(field, "max_digits", 1)) {
    return {};
  }
  return CheckError{"fields.E134", "'max_digits' must be greater or equal to 'decimal_places'.", "",
                    ".max_digits"};
}

Found check_now_and_default(std::string_view, Field const& field) {
  int const given = (bool_option(field, "auto_now") ? 1 : 0) +
                    (bool_option(field, "auto_now_add") ? 1 : 0) +
                    (field.default_value.has_value() ? 1 : 0);
  bool const has_now = bool_option(field, "auto_now") || bool_option(field, "auto_now_add");
  if (!has_now || given < 2) {
    return {};
  }
  return CheckError{"fields.E160",
                    "The options auto_now, auto_now_add, and default are mutually exclusive. Only "
                    "one of these options may be present."};
}

Found check_paths(std::string_view, Field const& field) {
  auto const files = field.options.find("allow_files");
  bool const without_files = files != field.options.end() && files->second == Value{false};
  if (!field.is("FilePathField") || !without_files || bool_option(field, "allow_folders")) {
    return {};
  }
  return CheckError{"fields.E140",
                    "FilePathFields must have either 'allow_files' or 'allow_folders' set to True.",
                    "", ".allow_files"};
}

Found check_blank_address(std::string_view, Field const& field) {
  if (!field.is("GenericIPAddressField") || field.null || !field.blank) {
    return {};
  }
  return CheckError{"fields.E150",
                    "GenericIPAddressFields cannot have blank=True if null=False, as blank values "
                    "are stored as nulls.",
                    "", ".blank"};
}

Found check_automatic_key(std::string_view, Field const& field) {
  if (!field.type->automatic || field.primary_key) {
    return {};
  }
  return CheckError{"fields.E100", "AutoFields must set primary_key=True."};
}

bool is_file(Field const& field) {
  return field.is("FileField") || field.is("ImageField");
}

Found check_file_key(std::string_view, Field const& field) {
  if (!is_file(field) || !field.primary_key) {
    return {};
  }
  return CheckError{
      "fields.E201",
      fmt::format("'primary_key' is not a valid argument for a {}.", field.type->name), "",
      ".primary_key"};
}

Found check_upload_to(std::string_view, Field const& field) {
  if (!is_file(field) || !text_option(field, "upload_to").starts_with('/')) {
    return {};
  }
  return CheckError{"fields.E202",
                    fmt::format("{}'s 'upload_to' argument must be a relative path, not an "
                                "absolute path.",
                                field.type->name),
                    "Remove the leading slash.", ".upload_to"};
}

Found check_unique_many(std::string_view, Field const& field) {
  if (!field.type->many_to_many || !(field.unique || field.primary_key)) {
    return {};
  }
  return CheckError{"fields.E330", "ManyToManyFields cannot be unique.", "", ".unique"};
}

constexpr std::array checks{check_name,       check_choices,           check_null_key,
                            check_removed,    check_max_length,        check_decimal_places,
                            check_max_digits, check_places_and_digits, check_now_and_default,
                            check_paths,      check_blank_address,     check_automatic_key,
                            check_file_key,   check_upload_to,         check_unique_many};

// The field in an ArrayField or a GeneratedField, whose errors become one of the outer field.
Found check_inner(std::string_view name, Field const& field) {
  if (field.inner.empty() || field.inner.front().type == nullptr) {
    return {};
  }
  bool const is_array = field.is("ArrayField");
  std::string messages;
  for (CheckError const& error : check_field(is_array ? name : "", field.inner.front())) {
    messages += fmt::format(" {} ({})", error.message, error.id);
  }
  if (messages.empty()) {
    return {};
  }
  return is_array ? CheckError{"postgres.E001", "Base field for array has errors:" + messages, "",
                               ".base_field"}
                  : CheckError{"fields.E223", "GeneratedField.output_field has errors:" + messages,
                               "", ".output_field"};
}

}  // namespace

std::vector<CheckError> check_field(std::string_view name, Field const& field) {
  std::vector<CheckError> errors;
  for (auto* const check : checks) {
    if (Found error = check(name, field)) {
      errors.push_back(*std::move(error));
    }
  }
  if (Found error = check_inner(name, field)) {
    errors.push_back(*std::move(error));
  }
  return errors;
}

}  // namespace migrator
