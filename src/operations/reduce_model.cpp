// reduce() of the operations on whole models, CreateModel apart.
#include "operations/reduction.hpp"

namespace migrator {
namespace {

// A later setting of the same option, or the end of the model, makes this one pointless.
template <class Op>
Reduction reduce_option(Op const& op, Operation const& next, std::string_view app) {
  if (find_on_model<Op>(next, op.name) != nullptr ||
      find_on_model<DeleteModel>(next, op.name) != nullptr) {
    return replaced_by({next});
  }
  return blocked_if(references_model(next, op.name, app));
}

// Groups of one kind have nothing to do with those of the other.
template <class Op, class OtherGroups>
Reduction reduce_together(Op const& op, Operation const& next, std::string_view app) {
  if (std::holds_alternative<OtherGroups>(next)) {
    return blocked_if(false);
  }
  return reduce_option(op, next, app);
}

}  // namespace

Reduction DeleteModel::reduce(Operation const& next, std::string_view app) const {
  return blocked_if(migrator::references_model(next, name, app));
}

Reduction RenameModel::reduce(Operation const& next, std::string_view app) const {
  if (RenameModel const* const again = find_on_model<RenameModel>(next, new_name)) {
    return replaced_by({RenameModel{.old_name = old_name, .new_name = again->new_name}});
  }
  return blocked_if(migrator::references_model(next, new_name, app));
}

Reduction AlterModelTable::reduce(Operation const& next, std::string_view app) const {
  return reduce_option(*this, next, app);
}

Reduction AlterModelTableComment::reduce(Operation const& next, std::string_view app) const {
  return reduce_option(*this, next, app);
}

Reduction AlterUniqueTogether::reduce(Operation const& next, std::string_view app) const {
  return reduce_together<AlterUniqueTogether, AlterIndexTogether>(*this, next, app);
}

Reduction AlterIndexTogether::reduce(Operation const& next, std::string_view app) const {
  return reduce_together<AlterIndexTogether, AlterUniqueTogether>(*this, next, app);
}

Reduction AlterOrderWithRespectTo::reduce(Operation const& next, std::string_view app) const {
  return reduce_option(*this, next, app);
}

Reduction AlterModelOptions::reduce(Operation const& next, std::string_view app) const {
  return reduce_option(*this, next, app);
}

Reduction AlterModelManagers::reduce(Operation const& next, std::string_view app) const {
  return reduce_option(*this, next, app);
}

}  // namespace migrator
