#include "state/rendering.hpp"

#include "base/text.hpp"
#include "migrator/error.hpp"
#include "state/attname.hpp"

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
  std::vector<std::string> unresolved;
  std::set<ModelKey> resolved;
  for (ModelKey const& key : keys) {
    std::shared_ptr<ModelState const> const model = state.find(key);
    if (model && has_unresolved_bases(state, key, resolved)) {
      unresolved.push_back(fmt::format("<ModelState: '{}.{}'>", model->app, model->name));
    } else if (model) {
      resolved.insert(key);
    }
  }
  if (!unresolved.empty()) {
    throw StateError{fmt::format("Cannot resolve bases for [{}]", fmt::join(unresolved, ", "))};
  }
}

void require_one_automatic_field(ModelState const& model) {
  auto const automatic = std::ranges::count_if(
      model.fields, [](NamedField const& named) { return named.field.type->automatic; });
  if (automatic > 1) {
    throw StateError{fmt::format("Model {}.{} can't have more than one auto-generated field.",
                                 model.app, model.name)};
  }
}

bool is_key(NamedField const& named) {
  return named.field.primary_key;
}

// The names of a model's own fields, with those that Django adds.
std::vector<std::string_view> local_names(ModelState const& model) {
  std::vector<std::string_view> names;
  if (model.bases.empty() && std::ranges::none_of(model.fields, is_key)) {
    names.emplace_back("id");
  }
  std::ranges::copy(names_of(model.fields), std::back_inserter(names));
  if (model.options.order_with_respect_to) {
    names.emplace_back("_order");
  }
  return names;
}

void require_no_local_clash(ModelState const& model, ModelState const& base) {
  if (base.options.proxy) {
    return;
  }
  for (std::string_view const name : local_names(base)) {
    if (model.find_field(name)) {
      throw StateError{fmt::format(
          "Local field '{}' in class '{}' clashes with field of the same name from base class "
          "'{}'.",
          name, model.name, base.name)};
    }
  }
}

bool links_to(Field const& field, ModelKey const& owner, ModelKey const& parent) {
  return field.is("OneToOneField") && field.relation->parent_link &&
         field.relation->to.resolve(owner) == parent;
}

// The link to a parent that Django makes must not be there already as something else.
void require_free_link(ModelState const& model, ModelState const& parent) {
  ModelKey const key = model.key();
  ModelKey const parent_key = parent.key();
  std::string const name = parent_key.name + "_ptr";
  if (!model.find_field(name) || std::ranges::any_of(model.fields, [&](NamedField const& named) {
        return links_to(named.field, key, parent_key);
      })) {
    return;
  }
  throw StateError{
      fmt::format("Auto-generated field '{}' in class '{}' for parent_link to base class '{}' "
                  "clashes with declared field of the same name.",
                  name, model.name, parent.name)};
}

// The model behind a proxy; null where that is not there, or the proxy is its own base.
std::shared_ptr<ModelState const> concrete(ProjectState const& state,
                                           std::shared_ptr<ModelState const> model) {
  std::set<ModelKey> seen;
  while (model && model->options.proxy && !model->bases.empty()) {
    ModelKey const base = model->bases.front().resolve(model->key());
    model = seen.insert(base).second ? state.find(base) : nullptr;
  }
  return model;
}

// No field of the model may have the name of one that it has from a base.
void require_no_clashes(ProjectState const& state, ModelState const& model) {
  for (ModelReference const& reference : model.bases) {
    std::shared_ptr<ModelState const> const base = state.find(reference.resolve(model.key()));
    if (base) {
      require_no_local_clash(model, *base);
    }
    std::shared_ptr<ModelState const> const parent = concrete(state, base);
    if (parent && !model.options.proxy) {
      require_free_link(model, *parent);
    }
  }
}

// Of the models with these keys and of those that derive from them, as Django renders both.
void require_no_clashes(ProjectState const& state, std::set<ModelKey> const& keys) {
  for (auto const& [key, model] : state.models()) {
    ModelKey const& derived = key;
    bool const is_meant =
        !model->bases.empty() &&
        (keys.contains(key) || std::ranges::any_of(model->bases, [&](ModelReference const& base) {
           return keys.contains(base.resolve(derived));
         }));
    if (is_meant) {
      require_no_clashes(state, *model);
    }
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

// What Django says of the end of the table that it makes for a many-to-many field.
std::string lazy_end_error(ProjectState const& state, ModelState const& model,
                           std::string_view field, ModelKey const& target) {
  ModelState const through{.app = model.app, .name = fmt::format("{}_{}", model.name, field)};
  bool const is_namesake = target.name == model.key().name;
  return lazy_reference_error(state, through, (is_namesake ? "to_" : "") + target.name, target);
}

void collect_lazy_references(ProjectState const& state, ModelState const& model,
                             std::vector<std::string>& errors) {
  ModelKey const key = model.key();
  for (NamedField const& named : model.fields) {
    if (!named.field.relation) {
      continue;
    }
    Relation const& relation = *named.field.relation;
    std::vector<ModelReference> references{relation.to};
    if (relation.through) {
      references.push_back(*relation.through);
    }
    for (ModelReference const& reference : references) {
      ModelKey const target = reference.resolve(key);
      if (state.find(target)) {
        continue;
      }
      errors.push_back(lazy_reference_error(state, model, named.name, target));
      if (named.field.type->many_to_many && !relation.through) {
        errors.push_back(lazy_end_error(state, model, named.name, target));
      }
    }
  }
}

bool has_field(ProjectState const& state, ModelState const& model, std::string const& name) {
  std::set<ModelKey> seen;
  std::vector<ModelKey> keys{model.key()};
  while (!keys.empty()) {
    std::shared_ptr<ModelState const> const at = state.find(keys.back());
    keys.pop_back();
    if (!at || !seen.insert(at->key()).second) {
      continue;
    }
    if (at->find_field(name) || std::ranges::count(at->fields, name, attname) > 0) {
      return true;
    }
    for (ModelReference const& base : at->bases) {
      keys.push_back(base.resolve(at->key()));
    }
  }
  return false;
}

// What orders a model may be a parent's, and may be called by its attname.
void require_order(ProjectState const& state, ModelState const& model, std::string const& name) {
  if (!has_field(state, model, name)) {
    model.field(name);
  }
}

}  // namespace

void require_models(ProjectState const& state, std::vector<ModelKey> const& keys) {
  require_bases(state, keys);
  for (ModelKey const& key : keys) {
    std::shared_ptr<ModelState const> const model = state.find(key);
    if (model && model->options.order_with_respect_to) {
      require_order(state, *model, *model->options.order_with_respect_to);
    }
    if (model) {
      require_one_automatic_field(*model);
    }
  }
  if (!keys.empty()) {
    require_no_clashes(state, {keys.begin(), keys.end()});
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
