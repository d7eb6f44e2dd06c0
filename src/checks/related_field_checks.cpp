// Django's RelatedField.check().
#include "base/python_names.hpp"
#include "checks/relation_checks.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace migrator {
namespace {

using Errors = std::vector<CheckError>;

// ---- names --------------------------------------------------------------------------------------

void check_related_name(ClassField const& field, Errors& errors) {
  std::optional<std::string> const& name = field.back.related_name;
  bool const is_fine = !name || name->ends_with('+') || is_python_name(*name);
  if (!is_fine) {
    errors.push_back({"fields.E306",
                      fmt::format("The name '{}' is invalid related_name for field {}.{}", *name,
                                  field.model->name(), field.name),
                      "Related name must be a valid Python identifier or end with a '+'",
                      ".related_name"});
  }
}

void check_query_name(ClassField const& field, Errors& errors) {
  constexpr std::string_view hint =
      "Add or change a related_name or related_query_name argument for this field.";
  std::string const& name = field.back.query;
  if (field.back.hidden) {
    return;
  }
  if (name.ends_with('_')) {
    errors.push_back({"fields.E308",
                      fmt::format("Reverse query name '{}' must not end with an underscore.", name),
                      std::string{hint}});
  }
  if (name.find("__") != std::string::npos) {
    errors.push_back({"fields.E309",
                      fmt::format("Reverse query name '{}' must not contain '__'.", name),
                      std::string{hint}});
  }
}

// ---- the target ---------------------------------------------------------------------------------

void check_target(ClassField const& field, Errors& errors) {
  if (field.to == nullptr) {
    errors.push_back({"fields.E300",
                      fmt::format("Field defines a relation with model '{}', which is either not "
                                  "installed, or is abstract.{}",
                                  field.to_text, field.suggestion),
                      "", ".to"});
  } else if (field.to->swapped) {
    errors.push_back(
        {"fields.E301",
         fmt::format("Field defines a relation with the model '{}', which has been swapped out.",
                     field.to->label),
         fmt::format("Update the relation to point at 'settings.{}'.",
                     *field.to->state->options.swappable),
         ".to"});
  }
}

// ---- clashes ------------------------------------------------------------------------------------

// The key that gives the name, or would.
std::string key_of_name(ClassField const& field) {
  return field.field->relation->related_name ? ".related_name" : "";
}

// A name of queries is of use to Python alone. That which a relation has when none is given is no
// reason to refuse a schema that is right.
bool has_given_query_name(ClassField const& field) {
  Relation const& relation = *field.field->relation;
  return relation.related_name || relation.related_query_name;
}

void check_clash_with_field(ClassField const& field, ClassField const& other, Errors& errors) {
  std::string const& target = field.to->label;
  std::string const mine = label_of(field);
  std::string const others = fmt::format("{}.{}", target, other.name);
  std::string const hint = fmt::format(
      "Rename field '{}', or add/change a related_name argument to the definition for field '{}'.",
      others, mine);
  if (!field.back.hidden && other.name == field.back.accessor) {
    errors.push_back({"fields.E302",
                      fmt::format("Reverse accessor '{}.{}' for '{}' clashes with field name '{}'.",
                                  field.to->name(), field.back.accessor, mine, others),
                      hint, key_of_name(field)});
  }
  if (other.name == field.back.query && has_given_query_name(field)) {
    errors.push_back(
        {"fields.E303",
         fmt::format("Reverse query name for '{}' clashes with field name '{}'.", mine, others),
         hint, key_of_name(field)});
  }
}

void check_clash_with_related(ClassField const& field, ClassField const& other, Errors& errors) {
  std::string const mine = label_of(field);
  std::string const others = label_of(other);
  std::string const hint = fmt::format(
      "Add or change a related_name argument to the definition for '{}' or '{}'.", mine, others);
  if (!field.back.hidden && other.back.accessor == field.back.accessor) {
    errors.push_back(
        {"fields.E304",
         fmt::format("Reverse accessor '{}.{}' for '{}' clashes with reverse accessor for '{}'.",
                     field.to->name(), field.back.accessor, mine, others),
         hint, key_of_name(field)});
  }
  if (other.back.accessor == field.back.query) {
    errors.push_back({"fields.E305",
                      fmt::format("Reverse query name for '{}' clashes with reverse query name for "
                                  "'{}'.",
                                  mine, others),
                      hint, key_of_name(field)});
  }
}

void check_clashes(ClassField const& field, Errors& errors) {
  if (field.to == nullptr) {
    return;
  }
  for (ClassField const* const other : field.to->all_fields) {
    check_clash_with_field(field, *other, errors);
  }
  for (ClassField const* const other : field.to->related_objects) {
    if (other != &field) {
      check_clash_with_related(field, *other, errors);
    }
  }
}

}  // namespace

std::vector<CheckError> check_related_field(ClassField const& field) {
  Errors errors;
  check_related_name(field, errors);
  check_query_name(field, errors);
  check_target(field, errors);
  check_clashes(field, errors);
  return errors;
}

}  // namespace migrator
