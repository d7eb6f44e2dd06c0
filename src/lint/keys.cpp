// Primary keys that are too small, and foreign keys that no index helps.
#include "ddl/model_fields.hpp"
#include "ddl/tables.hpp"
#include "lint/operation_at_work.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

bool begins_with(std::vector<std::string> const& fields, std::string_view name) {
  if (fields.empty()) {
    return false;
  }
  std::string_view first = fields.front();
  if (first.starts_with('-')) {
    first.remove_prefix(1);
  }
  return first == name;
}

bool has_index(ModelState const& model, NamedField const& field) {
  auto const helps = [&](std::vector<std::string> const& fields) {
    return begins_with(fields, field.name) || begins_with(fields, field.name + "_id");
  };
  ModelOptions const& options = model.options;
  return field.field.db_index || field.field.is_unique() ||
         std::ranges::any_of(options.unique_together, helps) ||
         std::ranges::any_of(options.index_together, helps) ||
         std::ranges::any_of(options.indexes, helps, &Index::fields) ||
         std::ranges::any_of(options.constraints, [&](Constraint const& constraint) {
           auto const* const unique = std::get_if<UniqueConstraint>(&constraint);
           return unique != nullptr && helps(unique->fields);
         });
}

void lint_field(OperationAtWork const& at, ModelIn model, NamedField const& field,
                Findings& findings) {
  bool const counts_to_little = field.field.is("AutoField") || field.field.is("SmallAutoField");
  if (counts_to_little && field.field.primary_key) {
    findings.add(
        "M501", at,
        fmt::format("{}.{} is a {}", table_of(model), column_name(field), field.field.type->name));
  }
  bool const is_key = field.field.relation && !field.field.type->many_to_many;
  if (is_key && field.field.relation->db_constraint && !has_index(model.model, field)) {
    findings.add("M502", at,
                 fmt::format("{}.{} has no index", table_of(model), column_name(field)));
  }
}

void lint_fields(OperationAtWork const& at, std::string const& model_name,
                 std::string_view field_name, Findings& findings) {
  std::shared_ptr<ModelState const> const model = at.after.find(model_key(at.app(), model_name));
  if (model == nullptr || !has_table({at.after, *model}, at.settings)) {
    return;
  }
  for (NamedField const& field : model->fields) {
    if (field_name.empty() || field.name == field_name) {
      lint_field(at, {at.after, *model}, field, findings);
    }
  }
}

}  // namespace

void lint_keys(OperationAtWork const& at, Findings& findings) {
  if (auto const* const create = std::get_if<CreateModel>(&at.operation.variant())) {
    lint_fields(at, create->name, {}, findings);
  } else if (auto const* const add = std::get_if<AddField>(&at.operation.variant())) {
    lint_fields(at, add->model_name, add->name, findings);
  } else if (auto const* const alter = std::get_if<AlterField>(&at.operation.variant())) {
    lint_fields(at, alter->model_name, alter->name, findings);
  }
}

}  // namespace migrator
