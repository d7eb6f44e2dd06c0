// reduce() of the operations on one field.
#include "operations/reduction.hpp"

namespace migrator {
namespace {

// The operation as an Op on that field of that model, or null. A RenameField is on its old name.
template <class Op>
Op const* find_on_field(Operation const& operation, std::string_view model,
                        std::string_view field) {
  Op const* const op = find_on_model<Op>(operation, model);
  if constexpr (requires { op->old_name; }) {
    return op != nullptr && same_name(op->old_name, field) ? op : nullptr;
  } else {
    return op != nullptr && same_name(op->name, field) ? op : nullptr;
  }
}

}  // namespace

// As in Django the new operation has no preserve_default of its own.
Reduction AddField::reduce(Operation const& next, std::string_view app) const {
  if (AlterField const* const alter = find_on_field<AlterField>(next, model_name, name)) {
    return replaced_by(
        {AddField{.model_name = model_name, .name = alter->name, .field = alter->field}});
  }
  if (find_on_field<RemoveField>(next, model_name, name) != nullptr) {
    return replaced_by({});
  }
  if (RenameField const* const rename = find_on_field<RenameField>(next, model_name, name)) {
    return replaced_by(
        {AddField{.model_name = model_name, .name = rename->new_name, .field = field}});
  }
  return blocked_if(migrator::references_field(next, model_name, name, app));
}

Reduction RemoveField::reduce(Operation const& next, std::string_view app) const {
  if (find_on_model<DeleteModel>(next, model_name) != nullptr) {
    return replaced_by({next});
  }
  return blocked_if(migrator::references_field(next, model_name, name, app));
}

Reduction AlterField::reduce(Operation const& next, std::string_view app) const {
  if (find_on_field<AlterField>(next, model_name, name) != nullptr ||
      find_on_field<RemoveField>(next, model_name, name) != nullptr) {
    return replaced_by({next});
  }
  RenameField const* const rename = find_on_field<RenameField>(next, model_name, name);
  // With a column of its own the field's definition may depend on the name that it had.
  if (rename != nullptr && !field.db_column) {
    return replaced_by(
        {next, AlterField{.model_name = model_name, .name = rename->new_name, .field = field}});
  }
  return blocked_if(migrator::references_field(next, model_name, name, app));
}

Reduction RenameField::reduce(Operation const& next, std::string_view app) const {
  if (RenameField const* const again = find_on_field<RenameField>(next, model_name, new_name)) {
    return replaced_by(
        {RenameField{.model_name = model_name, .old_name = old_name, .new_name = again->new_name}});
  }
  return blocked_if(migrator::references_field(next, model_name, old_name, app) ||
                    migrator::references_field(next, model_name, new_name, app));
}

}  // namespace migrator
