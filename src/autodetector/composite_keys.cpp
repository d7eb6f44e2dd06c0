#include "autodetector/composite_keys.hpp"

#include "migrator/field.hpp"
#include "operations/references.hpp"
#include "state/attname.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace migrator {
namespace {

template <class Op>
concept WithField = requires(Op const& op) {
  op.field;
};

// An operation on an index or a constraint, say, which concerns its own model alone.
// references_model() is not so sure.
template <class Op>
concept OfOneModel = !WithField<Op> && requires(Op const& op) {
  op.model_name;
};

bool concerns(Operation const& operation, std::string_view model, std::string_view app) {
  return std::visit(
      [&](auto const& op) {
        if constexpr (OfOneModel<std::remove_cvref_t<decltype(op)>>) {
          return same_name(op.model_name, model);
        } else {
          return references_model(operation, model, app);
        }
      },
      operation.variant());
}

// The names of the fields that make the key; none if it is not of several.
std::vector<std::string> names_of_key(CreateModel const& model) {
  for (NamedField const& field : model.fields) {
    if (field.field.is("CompositePrimaryKey")) {
      return text_list_option(field.field, "field_names");
    }
  }
  return {};
}

AddField const* addition_to(Operation const& operation, std::string_view model) {
  AddField const* const add = std::get_if<AddField>(&operation.variant());
  return add != nullptr && same_name(add->model_name, model) ? add : nullptr;
}

bool is_in_key(std::vector<std::string> const& names, NamedField const& field) {
  return std::ranges::count(names, field.name) > 0 || std::ranges::count(names, attname(field)) > 0;
}

// Where the last field of the model's key is added; nothing if the model has them all.
std::optional<std::size_t> end_of_key(std::vector<Operation> const& operations, std::size_t place) {
  auto const& model = std::get<CreateModel>(operations[place].variant());
  std::vector<std::string> const names = names_of_key(model);
  for (std::size_t i = operations.size(); !names.empty() && --i > place;) {
    AddField const* const add = addition_to(operations[i], model.name);
    if (add != nullptr && is_in_key(names, {add->name, add->field})) {
      return i;
    }
  }
  return std::nullopt;
}

// Moves the model to `end`, with all that is added to it until then.
void complete(std::vector<Operation>& operations, std::size_t place, std::size_t end,
              std::string_view app) {
  auto model = std::get<CreateModel>(operations[place].variant());
  std::vector<Operation> between;
  for (std::size_t i = place + 1; i <= end; ++i) {
    if (AddField const* const add = addition_to(operations[i], model.name)) {
      model.fields.push_back({add->name, add->field});
    } else if (concerns(operations[i], model.name, app)) {
      return;
    } else {
      between.push_back(operations[i]);
    }
  }
  between.emplace_back(std::move(model));
  auto const first = operations.begin() + static_cast<std::ptrdiff_t>(place);
  auto const last = operations.begin() + static_cast<std::ptrdiff_t>(end) + 1;
  auto const rest = std::ranges::move(between, first).out;
  operations.erase(rest, last);
}

}  // namespace

std::vector<Operation> with_whole_keys(std::vector<Operation> operations, std::string_view app) {
  for (std::size_t i = operations.size(); i-- > 0;) {
    if (std::holds_alternative<CreateModel>(operations[i].variant())) {
      if (std::optional<std::size_t> const end = end_of_key(operations, i)) {
        complete(operations, i, *end, app);
      }
    }
  }
  return operations;
}

}  // namespace migrator
