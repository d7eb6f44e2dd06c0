// What the reduce() of the operations share.
#pragma once

#include "migrator/operation.hpp"
#include "operations/references.hpp"

#include <string>
#include <utility>
#include <vector>

namespace migrator {

inline Reduction replaced_by(std::vector<Operation> operations) {
  return {Reduction::Kind::replaced, std::move(operations)};
}

inline Reduction blocked_if(bool blocked) {
  return {blocked ? Reduction::Kind::blocked : Reduction::Kind::passes, {}};
}

// The name of the model that the operation works on, by the name it has before the operation.
template <class Op>
std::string const& model_of(Op const& op) {
  if constexpr (requires { op.model_name; }) {
    return op.model_name;
  } else {
    return op.name;
  }
}
inline std::string const& model_of(RenameModel const& op) {
  return op.old_name;
}

// The operation as an Op on that model, or null.
template <class Op>
Op const* find_on_model(Operation const& operation, std::string_view model) {
  Op const* const op = std::get_if<Op>(&operation);
  return op != nullptr && same_name(model_of(*op), model) ? op : nullptr;
}

}  // namespace migrator
