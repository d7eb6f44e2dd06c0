// The one file that knows all alternatives of the variant at once: dispatch, and nothing else.
#include "migrator/operation.hpp"

namespace migrator {
namespace {

// Instantiated for every alternative: a struct that lacks a verb is named by the compiler here.
template <OperationType>
struct Checked {};
template <class>
struct AllChecked;
template <class... Ops>
struct AllChecked<std::variant<Ops...>> : Checked<Ops>... {};
[[maybe_unused]] constexpr AllChecked<AnyOperation> all_checked;

}  // namespace

Operation::Operation() = default;
Operation::Operation(Operation const&) = default;
Operation::Operation(Operation&&) noexcept = default;
Operation& Operation::operator=(Operation const&) = default;
Operation& Operation::operator=(Operation&&) noexcept = default;
Operation::~Operation() = default;
bool Operation::operator==(Operation const&) const = default;

std::string_view type_name(Operation const& operation) {
  return std::visit([](auto const& held) { return held.type_name; }, operation.variant());
}

std::string describe(Operation const& operation) {
  return std::visit([](auto const& held) { return held.describe(); }, operation.variant());
}

void state_forwards(Operation const& operation, std::string_view app, ProjectState& state) {
  std::visit([&](auto const& held) { held.state_forwards(app, state); }, operation.variant());
}

void database_forwards(Operation const& operation, SchemaEditor& editor,
                       StateChange const& change) {
  std::visit([&](auto const& held) { held.database_forwards(editor, change); },
             operation.variant());
}

void database_backwards(Operation const& operation, SchemaEditor& editor,
                        StateChange const& change) {
  std::visit([&](auto const& held) { held.database_backwards(editor, change); },
             operation.variant());
}

bool is_reversible(Operation const& operation) {
  if (RunSQL const* const run_sql = std::get_if<RunSQL>(&operation)) {
    return run_sql->reverse_sql.has_value();
  }
  if (RunPython const* const run_python = std::get_if<RunPython>(&operation)) {
    return run_python->reverse_code.has_value();
  }
  return true;
}

Operation const* find_irreversible(Operation const& operation) {
  if (!is_reversible(operation)) {
    return &operation;
  }
  if (auto const* const separate = std::get_if<SeparateDatabaseAndState>(&operation)) {
    for (Operation const& part : separate->database_operations) {
      if (Operation const* const found = find_irreversible(part)) {
        return found;
      }
    }
  }
  return nullptr;
}

RunPython const* find_python_code(Operation const& operation, bool backwards) {
  if (RunPython const* const python = std::get_if<RunPython>(&operation)) {
    std::string const code = backwards ? python->reverse_code.value_or("noop") : python->code;
    return code == "noop" ? nullptr : python;
  }
  if (auto const* const separate = std::get_if<SeparateDatabaseAndState>(&operation)) {
    for (Operation const& part : separate->database_operations) {
      if (RunPython const* const found = find_python_code(part, backwards)) {
        return found;
      }
    }
  }
  return nullptr;
}

bool references_model(Operation const& operation, std::string_view model, std::string_view app) {
  auto const ask = [&](auto const& held) {
    if constexpr (requires { held.references_model(model, app); }) {
      return held.references_model(model, app);
    } else {
      return true;
    }
  };
  return std::visit(ask, operation.variant());
}

bool references_field(Operation const& operation, std::string_view model, std::string_view field,
                      std::string_view app) {
  auto const ask = [&](auto const& held) {
    if constexpr (requires { held.references_field(model, field, app); }) {
      return held.references_field(model, field, app);
    } else {
      return references_model(operation, model, app);
    }
  };
  return std::visit(ask, operation.variant());
}

namespace {

bool is_elidable(Operation const& operation) {
  if (RunSQL const* const run_sql = std::get_if<RunSQL>(&operation)) {
    return run_sql->elidable;
  }
  RunPython const* const run_python = std::get_if<RunPython>(&operation);
  return run_python != nullptr && run_python->elidable;
}

}  // namespace

Reduction reduce(Operation const& operation, Operation const& next, std::string_view app) {
  auto const ask = [&](auto const& held) -> Reduction {
    if constexpr (requires { held.reduce(next, app); }) {
      return held.reduce(next, app);
    } else {
      return {};
    }
  };
  Reduction reduction = std::visit(ask, operation.variant());
  if (reduction.kind == Reduction::Kind::replaced) {
    return reduction;
  }
  if (is_elidable(operation)) {
    return {Reduction::Kind::replaced, {next}};
  }
  if (is_elidable(next)) {
    return {Reduction::Kind::replaced, {operation}};
  }
  return reduction;
}

bool reduces_to_sql(Operation const& operation) {
  return !std::holds_alternative<RunPython>(operation);
}

}  // namespace migrator
