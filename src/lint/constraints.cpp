// Indexes and constraints that are added to tables with rows.
#include "base/overloaded.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/names.hpp"
#include "lint/operation_at_work.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

void lint_name(OperationAtWork const& at, std::string const& name, Findings& findings) {
  if (name.size() > max_name_length) {
    findings.add("M006", at,
                 fmt::format("the name {} has {} bytes, of which PostgreSQL keeps {}", name,
                             name.size(), max_name_length));
  }
}

void lint_constraint(OperationAtWork const& at, std::string const& model_name,
                     Constraint const& constraint, Findings& findings) {
  lint_name(at, name_of(constraint), findings);
  std::optional<ModelIn> const model = existing_table(at, model_name, at.after);
  if (!model) {
    return;
  }
  std::string const table = table_of(*model);
  std::visit(overloaded{[&](UniqueConstraint const& unique) {
                          findings.add(
                              "M203", at,
                              fmt::format("builds the unique index {} while nobody can use {}",
                                          unique.name, table));
                        },
                        [&](CheckConstraint const& check) {
                          findings.add("M221", at,
                                       fmt::format("checks {} in all rows of {} while nobody "
                                                   "can use it",
                                                   check.name, table));
                        },
                        [&](ExclusionConstraint const& exclusion) {
                          findings.add("M204", at,
                                       fmt::format("builds the index {} while nobody can use {}",
                                                   exclusion.name, table));
                        }},
             constraint);
}

void lint_index(OperationAtWork const& at, AddIndex const& operation, Findings& findings) {
  lint_name(at, operation.index.name, findings);
  if (std::optional<ModelIn> const model = existing_table(at, operation.model_name, at.after)) {
    findings.add("M201", at,
                 fmt::format("builds the index {} while writes to {} wait", operation.index.name,
                             table_of(*model)));
  }
}

// The groups that a model has more than it had.
bool has_new_groups(OperationAtWork const& at, std::string_view model_name,
                    Together ModelOptions::*groups) {
  Together const& before = at.before.model(model_key(at.app(), model_name)).options.*groups;
  Together const& after = at.after.model(model_key(at.app(), model_name)).options.*groups;
  return !std::ranges::includes(before, after);
}

void lint_groups(OperationAtWork const& at, std::string const& model_name,
                 Together ModelOptions::*groups, std::string_view code, std::string_view what,
                 Findings& findings) {
  std::optional<ModelIn> const model = existing_table(at, model_name, at.after);
  if (model && has_new_groups(at, model_name, groups)) {
    findings.add(code, at, fmt::format(fmt::runtime(what), table_of(*model)));
  }
}

}  // namespace

void lint_constraints(OperationAtWork const& at, Findings& findings) {
  if (auto const* const index = std::get_if<AddIndex>(&at.operation.variant())) {
    lint_index(at, *index, findings);
  } else if (auto const* const add = std::get_if<AddConstraint>(&at.operation.variant())) {
    lint_constraint(at, add->model_name, add->constraint, findings);
  } else if (auto const* const unique = std::get_if<AlterUniqueTogether>(&at.operation.variant())) {
    lint_groups(at, unique->name, &ModelOptions::unique_together, "M203",
                "builds a unique index while nobody can use {}", findings);
  } else if (auto const* const together =
                 std::get_if<AlterIndexTogether>(&at.operation.variant())) {
    lint_groups(at, together->name, &ModelOptions::index_together, "M201",
                "builds an index while writes to {} wait", findings);
  }
}

}  // namespace migrator
