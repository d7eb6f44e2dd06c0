#include "autodetector/model_classes.hpp"

#include "base/nearest.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace migrator {
namespace {

void register_names(ModelClasses& models, DeclaredModels const& declared) {
  for (DeclaredModel const& model : declared.models) {
    ModelKey const key = model.model.key();
    auto const [place, is_new] =
        models.classes.try_emplace(key, ModelClass{&model, {}, {}, model.model});
    if (!is_new) {
      add_fault(models, model, ".name",
                fmt::format("Conflicting '{}' models in application '{}': names of models are "
                            "compared without regard to case",
                            key.name, key.app));
      continue;
    }
    models.in_order.push_back(key);
  }
}

std::string unknown_base(ModelClasses const& models, ModelReference const& base) {
  std::vector<std::string> names;
  for (auto const& [key, model] : models.classes) {
    names.push_back(key.app + "." + model.state.name);
  }
  return fmt::format("there is no model '{}' to be a base{}", base.name,
                     did_you_mean(base.name, {names.begin(), names.end()}));
}

void find_bases(ModelClasses& models, ModelKey const& key, ModelClass& model) {
  model.state.bases.clear();
  std::vector<ModelReference> const& bases = model.declared->model.bases;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    ModelKey const base = bases[i].resolve(key);
    std::string const way = fmt::format(".bases[{}]", i);
    if (!models.classes.contains(base)) {
      add_fault(models, *model.declared, way, unknown_base(models, bases[i]));
    } else if (std::ranges::find(model.bases, base) != model.bases.end()) {
      add_fault(models, *model.declared, way,
                fmt::format("duplicate base class {}", models.classes.at(base).state.name));
    } else {
      model.bases.push_back(base);
      model.state.bases.push_back({to_string(base), {}});
    }
  }
}

// Whether all bases of the class have their places.
bool has_placed_bases(ModelClass const& model, std::set<ModelKey> const& placed) {
  return std::ranges::all_of(model.bases,
                             [&](ModelKey const& base) { return placed.contains(base); });
}

void put_bases_first(ModelClasses& models) {
  std::map<ModelKey, std::vector<ModelKey>> children;
  std::vector<ModelKey> open;
  for (ModelKey const& key : models.in_order) {
    ModelClass const& model = models.classes.at(key);
    for (ModelKey const& base : model.bases) {
      children[base].push_back(key);
    }
    if (model.bases.empty()) {
      open.push_back(key);
    }
  }
  std::set<ModelKey> placed;
  while (!open.empty()) {
    ModelKey const key = std::move(open.back());
    open.pop_back();
    if (!has_placed_bases(models.classes.at(key), placed) || !placed.insert(key).second) {
      continue;
    }
    models.bases_first.push_back(key);
    std::vector<ModelKey> const& below = children[key];
    open.insert(open.end(), below.begin(), below.end());
  }
  for (ModelKey const& key : models.in_order) {
    if (!placed.contains(key)) {
      add_fault(models, *models.classes.at(key).declared, ".bases",
                "the bases lead back to the model itself");
    }
  }
}

bool is_in_a_tail(std::vector<std::vector<ModelKey>> const& lists, ModelKey const& key) {
  return std::ranges::any_of(lists, [&](std::vector<ModelKey> const& list) {
    return !list.empty() && std::find(list.begin() + 1, list.end(), key) != list.end();
  });
}

// The first head of a list that no other list wants later; nothing when there is none.
std::optional<ModelKey> next_of(std::vector<std::vector<ModelKey>> const& lists) {
  for (std::vector<ModelKey> const& list : lists) {
    if (!list.empty() && !is_in_a_tail(lists, list.front())) {
      return list.front();
    }
  }
  return std::nullopt;
}

// Python's order (C3). The bases have theirs.
void find_mro(ModelClasses& models, ModelKey const& key, ModelClass& model) {
  std::vector<std::vector<ModelKey>> lists;
  for (ModelKey const& base : model.bases) {
    lists.push_back(models.classes.at(base).mro);
  }
  lists.push_back(model.bases);
  model.mro = {key};
  while (std::optional<ModelKey> const next = next_of(lists)) {
    model.mro.push_back(*next);
    for (std::vector<ModelKey>& list : lists) {
      if (!list.empty() && list.front() == *next) {
        list.erase(list.begin());
      }
    }
  }
  if (std::ranges::any_of(lists, [](auto const& list) { return !list.empty(); })) {
    add_fault(models, *model.declared, ".bases",
              "Cannot create a consistent method resolution order for these bases: name a model "
              "before its own bases");
  }
}

}  // namespace

void add_fault(ModelClasses& models, DeclaredModel const& declared, std::string_view way,
               std::string message) {
  models.faults.push_back(fault_in(declared, way, std::move(message)));
}

ModelKey concrete_key(ModelClasses const& models, ModelKey const& key) {
  ModelKey at = key;
  while (true) {
    ModelClass const& model = models.classes.at(at);
    if (!model.state.options.proxy || model.bases.empty()) {
      return at;
    }
    at = model.bases.front();
  }
}

NamedField const* find_local_field(ModelState const& model, std::string_view name) {
  auto const is_meant = [&](NamedField const& field) {
    bool const is_key = field.field.relation && !field.field.type->many_to_many;
    return field.name == name || (is_key && field.name + "_id" == name);
  };
  auto const found = std::ranges::find_if(model.fields, is_meant);
  return found == model.fields.end() ? nullptr : &*found;
}

void register_classes(ModelClasses& models, DeclaredModels const& declared) {
  register_names(models, declared);
  for (auto& [key, model] : models.classes) {
    find_bases(models, key, model);
  }
  if (!models.faults.empty()) {
    return;
  }
  put_bases_first(models);
  for (ModelKey const& key : models.bases_first) {
    find_mro(models, key, models.classes.at(key));
  }
}

}  // namespace migrator
