// reduce() of the operations on indexes, constraints and collations. Where they merge with nothing
// they block: Django takes them to refer to everything.
#include "operations/reduction.hpp"

namespace migrator {
namespace {

// Django looks at the name alone here: indexes of two models do not share one.
template <class AddOp>
Reduction reduce_new_index(AddOp const& op, Operation const& next) {
  RemoveIndex const* const remove = std::get_if<RemoveIndex>(&next);
  RemoveIndexConcurrently const* const other = std::get_if<RemoveIndexConcurrently>(&next);
  if ((remove != nullptr && remove->name == op.index.name) ||
      (other != nullptr && other->name == op.index.name)) {
    return replaced_by({});
  }
  RenameIndex const* const rename = std::get_if<RenameIndex>(&next);
  if (rename != nullptr && rename->old_name == op.index.name) {
    AddOp renamed = op;
    renamed.index.name = rename->new_name;
    return replaced_by({std::move(renamed)});
  }
  return blocked_if(true);
}

// Also when it is not yet validated: altered it becomes a plain AddConstraint, as in Django.
template <class AddOp>
Reduction reduce_new_constraint(AddOp const& op, Operation const& next) {
  std::string const& name = name_of(op.constraint);
  RemoveConstraint const* const remove = find_on_model<RemoveConstraint>(next, op.model_name);
  if (remove != nullptr && remove->name == name) {
    return replaced_by({});
  }
  AlterConstraint const* const alter = find_on_model<AlterConstraint>(next, op.model_name);
  if (alter != nullptr && alter->name == name) {
    return replaced_by(
        {AddConstraint{.model_name = op.model_name, .constraint = alter->constraint}});
  }
  return blocked_if(true);
}

}  // namespace

Reduction AddIndex::reduce(Operation const& next, std::string_view) const {
  return reduce_new_index(*this, next);
}

Reduction AddIndexConcurrently::reduce(Operation const& next, std::string_view) const {
  return reduce_new_index(*this, next);
}

Reduction RenameIndex::reduce(Operation const& next, std::string_view) const {
  RenameIndex const* const again = find_on_model<RenameIndex>(next, model_name);
  if (again != nullptr && again->old_name && same_name(*again->old_name, new_name)) {
    return replaced_by({RenameIndex{.model_name = model_name,
                                    .new_name = again->new_name,
                                    .old_name = old_name,
                                    .old_fields = old_fields}});
  }
  return blocked_if(true);
}

Reduction AddConstraint::reduce(Operation const& next, std::string_view) const {
  return reduce_new_constraint(*this, next);
}

Reduction AddConstraintNotValid::reduce(Operation const& next, std::string_view) const {
  return reduce_new_constraint(*this, next);
}

Reduction AlterConstraint::reduce(Operation const& next, std::string_view) const {
  AlterConstraint const* const alter = find_on_model<AlterConstraint>(next, model_name);
  RemoveConstraint const* const remove = find_on_model<RemoveConstraint>(next, model_name);
  if ((alter != nullptr && alter->name == name) || (remove != nullptr && remove->name == name)) {
    return replaced_by({next});
  }
  return blocked_if(true);
}

Reduction CreateCollation::reduce(Operation const& next, std::string_view) const {
  RemoveCollation const* const remove = std::get_if<RemoveCollation>(&next);
  if (remove != nullptr && remove->name == name) {
    return replaced_by({});
  }
  return blocked_if(true);
}

}  // namespace migrator
