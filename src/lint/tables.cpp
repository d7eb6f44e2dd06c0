// Tables that go or are called otherwise.
#include "ddl/tables.hpp"

#include "ddl/model_fields.hpp"
#include "lint/operation_at_work.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

void lint_delete(OperationAtWork const& at, DeleteModel const& operation, Findings& findings) {
  if (std::optional<ModelIn> const model = existing_table(at, operation.name, at.before)) {
    findings.add("M101", at, fmt::format("drops the table {} with all its rows", table_of(*model)));
  }
}

void lint_rename(OperationAtWork const& at, std::string_view old_name, std::string_view new_name,
                 Findings& findings) {
  std::optional<ModelIn> const before = existing_table(at, old_name, at.before);
  std::optional<ModelIn> const after = existing_table(at, new_name, at.after);
  if (before && after && table_of(*before) != table_of(*after)) {
    findings.add(
        "M301", at,
        fmt::format("the table {} is called {} from here on", table_of(*before), table_of(*after)));
  }
}

}  // namespace

void lint_tables(OperationAtWork const& at, Findings& findings) {
  if (auto const* const drop = std::get_if<DeleteModel>(&at.operation.variant())) {
    lint_delete(at, *drop, findings);
  } else if (auto const* const rename = std::get_if<RenameModel>(&at.operation.variant())) {
    lint_rename(at, rename->old_name, rename->new_name, findings);
  } else if (auto const* const alter = std::get_if<AlterModelTable>(&at.operation.variant())) {
    lint_rename(at, alter->name, alter->name, findings);
  }
}

}  // namespace migrator
