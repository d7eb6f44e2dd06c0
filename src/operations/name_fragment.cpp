// What operations add to the name of the migration they are in, and the signs of their categories.
#include "base/text.hpp"
#include "migrator/operation.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

// "item_size", both in lower case.
std::string pair_of(std::string_view model_name, std::string_view name) {
  return fmt::format("{}_{}", to_lower(model_name), to_lower(name));
}

std::string removed(std::string_view model_name, std::string_view name) {
  return "remove_" + pair_of(model_name, name);
}

std::string altered(std::string_view model_name, std::string_view what) {
  return "alter_" + pair_of(model_name, what);
}

std::string fragment(CreateModel const& op) {
  return to_lower(op.name);
}
std::string fragment(DeleteModel const& op) {
  return "delete_" + to_lower(op.name);
}
std::string fragment(RenameModel const& op) {
  return "rename_" + pair_of(op.old_name, op.new_name);
}
std::string fragment(AlterModelTable const& op) {
  return altered(op.name, "table");
}
std::string fragment(AlterModelTableComment const& op) {
  return altered(op.name, "table_comment");
}
std::string fragment(AlterUniqueTogether const& op) {
  return altered(op.name, "unique_together");
}
std::string fragment(AlterIndexTogether const& op) {
  return altered(op.name, "index_together");
}
std::string fragment(AlterOrderWithRespectTo const& op) {
  return altered(op.name, "order_with_respect_to");
}
std::string fragment(AlterModelOptions const& op) {
  return altered(op.name, "options");
}
std::string fragment(AlterModelManagers const& op) {
  return altered(op.name, "managers");
}
std::string fragment(AddField const& op) {
  return pair_of(op.model_name, op.name);
}
std::string fragment(RemoveField const& op) {
  return removed(op.model_name, op.name);
}
std::string fragment(AlterField const& op) {
  return altered(op.model_name, op.name);
}
std::string fragment(RenameField const& op) {
  return fmt::format("rename_{}_{}", to_lower(op.old_name), pair_of(op.model_name, op.new_name));
}
std::string fragment(AddIndex const& op) {
  return pair_of(op.model_name, op.index.name);
}
std::string fragment(AddIndexConcurrently const& op) {
  return pair_of(op.model_name, op.index.name);
}
std::string fragment(RemoveIndex const& op) {
  return removed(op.model_name, op.name);
}
std::string fragment(RemoveIndexConcurrently const& op) {
  return removed(op.model_name, op.name);
}
std::string fragment(RenameIndex const& op) {
  std::string const new_name = to_lower(op.new_name);
  if (op.old_name) {
    return fmt::format("rename_{}_{}", to_lower(*op.old_name), new_name);
  }
  return fmt::format("rename_{}_{}_{}", to_lower(op.model_name), join(op.old_fields, "_"),
                     new_name);
}
std::string fragment(AddConstraint const& op) {
  return pair_of(op.model_name, name_of(op.constraint));
}
std::string fragment(AddConstraintNotValid const& op) {
  return pair_of(op.model_name, name_of(op.constraint)) + "_not_valid";
}
std::string fragment(ValidateConstraint const& op) {
  return fmt::format("{}_validate_{}", to_lower(op.model_name), to_lower(op.name));
}
std::string fragment(RemoveConstraint const& op) {
  return removed(op.model_name, op.name);
}
std::string fragment(AlterConstraint const& op) {
  return altered(op.model_name, name_of(op.constraint));
}
std::string fragment(CreateExtension const& op) {
  return "create_extension_" + op.name;
}
std::string fragment(CreateCollation const& op) {
  return "create_collation_" + to_lower(op.name);
}
std::string fragment(RemoveCollation const& op) {
  return "remove_collation_" + to_lower(op.name);
}
std::string fragment(RunSQL const&) {
  return {};
}
std::string fragment(RunPython const&) {
  return {};
}
std::string fragment(SeparateDatabaseAndState const&) {
  return {};
}

}  // namespace

std::string migration_name_fragment(Operation const& operation) {
  return std::visit([](auto const& held) { return fragment(held); }, operation.variant());
}

char category(Operation const& operation) {
  std::string_view const type = type_name(operation);
  if (type == "RunPython") {
    return 'p';
  }
  if (type == "RunSQL") {
    return 's';
  }
  if (type == "SeparateDatabaseAndState") {
    return '?';
  }
  if (type.starts_with("Add") || type.starts_with("Create")) {
    return '+';
  }
  return type.starts_with("Remove") || type.starts_with("Delete") ? '-' : '~';
}

}  // namespace migrator
