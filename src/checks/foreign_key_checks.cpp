// Django's ForeignKey.check(), beyond what every relation has.
#include "base/nearest.hpp"
#include "checks/relation_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>

namespace migrator {
namespace {

using Errors = std::vector<CheckError>;

// The field that the key refers to; null when the target has none of that name.
ClassField const* referred_field(ClassField const& key) {
  std::optional<std::string> const& name = key.field->relation->to_field;
  return name ? find_field(*key.to, *name) : key.to->primary_key;
}

void check_to_field(ClassField const& key, Errors& errors) {
  std::optional<std::string> const& name = key.field->relation->to_field;
  if (name && find_field(*key.to, *name) == nullptr &&
      find_related_object(*key.to, *name) == nullptr) {
    errors.push_back(
        {"fields.E312",
         fmt::format("The to_field '{}' doesn't exist on the related model '{}'.{}", *name,
                     key.to->label, did_you_mean(*name, names_of(key.to->state->fields))),
         "", ".to_field"});
  }
}

bool is_only(std::vector<std::string> const& names, std::string const& name) {
  return std::ranges::all_of(names, [&](std::string const& each) { return each == name; });
}

// Whether a constraint of the model alone makes the field unique.
bool is_unique_by_options(ModelMeta const& model, std::string const& name) {
  ModelOptions const& options = model.state->options;
  return std::ranges::any_of(options.unique_together,
                             [&](auto const& group) { return is_only(group, name); }) ||
         std::ranges::any_of(options.constraints, [&](Constraint const& constraint) {
           auto const* const unique = std::get_if<UniqueConstraint>(&constraint);
           return unique != nullptr && !unique->condition && unique->expressions.empty() &&
                  is_only(unique->fields, name);
         });
}

void check_referred_field(ClassField const& key, Errors& errors) {
  ClassField const* const field = referred_field(key);
  if (field == nullptr) {
    return;
  }
  if (field->field->is("CompositePrimaryKey")) {
    errors.push_back({"fields.E347",
                      fmt::format("Field defines a relation involving model '{}' which has a "
                                  "CompositePrimaryKey and such relations are not supported.",
                                  key.to->name()),
                      "", ".to"});
    return;
  }
  if (key.field->relation->to_field && field->model != key.to->concrete) {
    errors.push_back({"",
                      fmt::format("'{}' refers to field '{}' which is not local to model '{}'.",
                                  label_of(key), field->name, key.to->concrete->label),
                      "", ".to_field"});
    return;
  }
  bool const is_key = key.to->primary_key != nullptr && key.to->primary_key->name == field->name;
  if (!field->field->is_unique() && !is_key && !is_unique_by_options(*key.to, field->name)) {
    errors.push_back({"fields.E311",
                      fmt::format("'{}.{}' must be unique because it is referenced by a foreign "
                                  "key.",
                                  key.to->name(), field->name),
                      "Add unique=True to this field or add a UniqueConstraint (without "
                      "condition) in the model Meta.constraints.",
                      ".to_field"});
  }
}

void check_on_delete(ClassField const& key, Errors& errors) {
  std::string const& rule = key.field->relation->on_delete;
  if (rule == "SET_NULL" && !key.field->null) {
    errors.push_back({"fields.E320", "Field specifies on_delete=SET_NULL, but cannot be null.",
                      "Set null=True argument on the field, or change the on_delete rule.",
                      ".on_delete"});
  } else if (rule == "SET_DEFAULT" && !key.field->default_value) {
    errors.push_back({"fields.E321",
                      "Field specifies on_delete=SET_DEFAULT, but has no default value.",
                      "Set a default value, or change the on_delete rule.", ".on_delete"});
  }
}

}  // namespace

std::vector<CheckError> check_foreign_key(ClassField const& field) {
  Errors errors;
  if (field.to != nullptr) {
    check_to_field(field, errors);
    check_referred_field(field, errors);
  }
  check_on_delete(field, errors);
  return errors;
}

}  // namespace migrator
