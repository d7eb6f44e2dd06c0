#include "state/rendering.hpp"

#include "base/text.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace migrator {
namespace {

// Whether one of the model's bases is not there, or the model is a base of itself. What is known
// to be resolved need not be looked through again.
bool has_unresolved_bases(ProjectState const& state, ModelKey const& key,
                          std::set<ModelKey> const& resolved) {
  std::set<ModelKey> seen;
  std::vector<ModelKey> open{key};
  while (!open.empty()) {
    ModelKey const at = std::move(open.back());
    open.pop_back();
    std::shared_ptr<ModelState const> const model = state.find(at);
    if (!model) {
      return true;
    }
    for (ModelReference const& base : model->bases) {
      ModelKey const next = base.resolve(at);
      if (next == key) {
        return true;
      }
      if (!resolved.contains(next) && seen.insert(next).second) {
        open.push_back(next);
      }
    }
  }
  return false;
}

void require_bases(ProjectState const& state, std::vector<ModelKey> const& keys) {
  std::set<std::string> unresolved;
  std::set<ModelKey> resolved;
  for (ModelKey const& key : keys) {
    std::shared_ptr<ModelState const> const model = state.find(key);
    if (model && has_unresolved_bases(state, key, resolved)) {
      unresolved.insert(fmt::format("<ModelState: '{}.{}'>", model->app, model->name));
    } else if (model) {
      resolved.insert(key);
    }
  }
  if (!unresolved.empty()) {
    throw StateError{fmt::format("Cannot resolve bases for [{}]", fmt::join(unresolved, ", "))};
  }
}

std::string lazy_reference_error(ProjectState const& state, ModelState const& model,
                                 std::string_view field, ModelKey const& target) {
  std::string const reason =
      state.has_app(target.app)
          ? fmt::format("app '{}' doesn't provide model '{}'", target.app, target.name)
          : fmt::format("app '{}' isn't installed", target.app);
  return fmt::format("The field {}.{}.{} was declared with a lazy reference to '{}', but {}.",
                     model.app, model.name, field, to_string(target), reason);
}

void collect_lazy_references(ProjectState const& state, ModelState const& model,
                             std::vector<std::string>& errors) {
  ModelKey const key = model.key();
  for (NamedField const& named : model.fields) {
    if (!named.field.relation) {
      continue;
    }
    std::vector<ModelReference> references{named.field.relation->to};
    if (named.field.relation->through) {
      references.push_back(*named.field.relation->through);
    }
    for (ModelReference const& reference : references) {
      ModelKey const target = reference.resolve(key);
      if (!state.find(target)) {
        errors.push_back(lazy_reference_error(state, model, named.name, target));
      }
    }
  }
}

}  // namespace

void require_models(ProjectState const& state, std::vector<ModelKey> const& keys) {
  require_bases(state, keys);
  for (ModelKey const& key : keys) {
    std::shared_ptr<ModelState const> const model = state.find(key);
    if (model && model->options.order_with_respect_to) {
      model->field(*model->options.order_with_respect_to);
    }
  }
}

void require_relations(ProjectState const& state) {
  std::vector<std::string> errors;
  for (auto const& [key, model] : state.models()) {
    collect_lazy_references(state, *model, errors);
  }
  if (!errors.empty()) {
    std::ranges::sort(errors);
    errors.erase(std::unique(errors.begin(), errors.end()), errors.end());
    throw StateError{join(errors, "\n")};
  }
}

}  // namespace migrator
