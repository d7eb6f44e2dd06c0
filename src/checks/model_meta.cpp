#include "checks/model_meta.hpp"

#include "base/nearest.hpp"
#include "ddl/related_fields.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace migrator {
namespace {

// ---- names of relations on the way back ---------------------------------------------------------

// Of the field as it was declared: the state does not keep what Django works out itself.
bool is_symmetrical(Field const& declared) {
  auto const given = declared.options.find("symmetrical");
  bool const* const value =
      given == declared.options.end() ? nullptr : given->second.get_if<bool>();
  return declared.type->many_to_many &&
         (value == nullptr ? declared.relation->to.name == "self" : *value);
}

std::optional<std::string> default_related_name(ModelState const& model) {
  auto const option = model.options.other.find("default_related_name");
  std::string const* const name =
      option == model.options.other.end() ? nullptr : option->second.get_if<std::string>();
  return name == nullptr || name->empty() ? std::nullopt : std::optional{*name};
}

std::optional<std::string> related_name(ModelState const& model, std::string_view name,
                                        Field const& declared) {
  std::optional<std::string> const& given = declared.relation->related_name;
  std::string const& to = declared.relation->to.name;
  if (is_symmetrical(declared) && (to == "self" || to == model.name)) {
    return fmt::format("{}_rel_+", name);
  }
  if (declared.type->many_to_many && given && given->ends_with('+')) {
    return fmt::format("_{}_{}_{}_+", model.app, model.key().name, name);
  }
  std::optional<std::string> const used =
      given && !given->empty() ? given : default_related_name(model);
  return used ? with_names(*used, model) : given;
}

ReverseNames reverse_names(ClassField const& field, Field const& declared) {
  ModelState const& model = *field.model->state;
  ReverseNames back;
  back.related_name = related_name(model, field.name, declared);
  std::string const own = back.related_name.value_or("");
  std::string const asked = declared.relation->related_query_name.value_or("");
  back.hidden = own.ends_with('+');
  back.query = own.empty() ? model.key().name : own;
  if (!asked.empty()) {
    back.query = with_names(asked, model);
  }
  bool const leads_to_itself = is_symmetrical(declared) && field.to == field.model;
  if (!leads_to_itself) {
    bool const one = field.field->is("OneToOneField");
    back.accessor = own.empty() ? model.key().name + (one ? "" : "_set") : own;
  }
  return back;
}

// ---- fields -------------------------------------------------------------------------------------

ClassField class_field(ModelMeta const& model, NamedField const& field) {
  bool const is_key = field.field.relation && !field.field.type->many_to_many;
  return {.model = &model,
          .name = field.name,
          .attname = is_key ? field.name + "_id" : field.name,
          .column = field.field.type->has_column ? column_name(field) : "",
          .field = &field.field,
          .to_text = {},
          .suggestion = {},
          .through_text = {},
          .back = {}};
}

template <class T>
void add_new(std::vector<T>& list, T const& item) {
  if (std::ranges::find(list, item) == list.end()) {
    list.push_back(item);
  }
}

bool is_link_to(ClassField const& field, ModelMeta const& parent) {
  return field.field->is("OneToOneField") && field.field->relation->parent_link &&
         field.to == &parent;
}

std::string link_to(ModelMeta const& model, ModelMeta const& parent) {
  if (model.state->options.proxy) {
    return {};
  }
  auto const found = std::ranges::find_if(
      model.fields, [&](ClassField const& field) { return is_link_to(field, parent); });
  return found == model.fields.end() ? parent.state->key().name + "_ptr" : found->name;
}

void set_primary_key(ModelMeta& model) {
  if (model.concrete != &model) {
    model.primary_key = model.concrete->primary_key;
    return;
  }
  for (ClassField const& field : model.fields) {
    bool const is_composite = field.field->is("CompositePrimaryKey");
    if (field.field->primary_key && (model.primary_key == nullptr || is_composite)) {
      model.primary_key = &field;
    }
  }
  if (model.primary_key == nullptr && !model.parents.empty()) {
    model.primary_key = find_field(model, model.parents.front().field);
  }
}

// What the model has of its parents, which have theirs.
void inherit(ModelMeta& model, std::vector<ModelMeta*> const& bases) {
  model.first_base = bases.empty() ? nullptr : bases.front();
  model.concrete = model.state->options.proxy && !bases.empty() ? bases.front()->concrete : &model;
  for (ModelMeta const* const base : bases) {
    ModelMeta const& parent = *base->concrete;
    if (std::ranges::find(model.parents, &parent, &ParentLink::model) == model.parents.end()) {
      model.parents.push_back({&parent, link_to(model, parent)});
    }
  }
  for (ParentLink const& parent : model.parents) {
    add_new(model.all_parents, parent.model);
  }
  for (ParentLink const& parent : model.parents) {
    for (ModelMeta const* const ancestor : parent.model->all_parents) {
      add_new(model.all_parents, ancestor);
    }
    for (ClassField const* const field : parent.model->all_fields) {
      add_new(model.all_fields, field);
    }
  }
  for (ClassField const& field : model.fields) {
    model.all_fields.push_back(&field);
  }
  set_primary_key(model);
}

void add_related_objects(ModelMeta& model) {
  for (ParentLink const& parent : model.parents) {
    for (ClassField const* const related : parent.model->related_objects) {
      bool const is_of_child =
          related->field->relation->parent_link && related->to != model.concrete;
      if (!is_of_child) {
        add_new(model.related_objects, related);
      }
    }
  }
  if (model.state->options.proxy) {
    return;
  }
  for (ClassField const* const related : model.referrers) {
    if (!related->back.hidden || related->is_many_to_many()) {
      model.related_objects.push_back(related);
    }
  }
}

}  // namespace

std::string label_of(ClassField const& field) {
  return fmt::format("{}.{}", field.model->label, field.name);
}

ClassField const* find_field(ModelMeta const& model, std::string_view name) {
  auto const found = std::ranges::find_if(model.all_fields, [&](ClassField const* field) {
    return field->name == name || field->attname == name;
  });
  return found == model.all_fields.end() ? nullptr : *found;
}

ClassField const* find_related_object(ModelMeta const& model, std::string_view query_name) {
  auto const found = std::ranges::find_if(model.related_objects, [&](ClassField const* related) {
    return related->back.query == query_name;
  });
  return found == model.related_objects.end() ? nullptr : *found;
}

ModelRegistry::ModelRegistry(DeclaredModels const& declared, ProjectState const& state,
                             Settings const& settings)
    : apps_{&declared.apps} {
  add_models(declared, state, settings);
  for (ModelMeta& model : all_) {
    add_fields(model);
  }
  std::vector<ModelMeta*> const in_order = bases_first();
  for (ModelMeta* const model : in_order) {
    inherit(*model, bases_of(*model));
  }
  add_referrers();
  for (ModelMeta* const model : in_order) {
    add_related_objects(*model);
  }
}

void ModelRegistry::add_models(DeclaredModels const& declared, ProjectState const& state,
                               Settings const& settings) {
  for (DeclaredModel const& model : declared.models) {
    std::shared_ptr<ModelState const> const found = state.find(model.model.key());
    if (found == nullptr) {
      continue;
    }
    ModelMeta& meta = all_.emplace_back();
    meta.declared = &model;
    meta.state = found.get();
    meta.label = fmt::format("{}.{}", found->app, found->name);
    meta.swapped = is_swapped(*found, settings);
    by_key_[found->key()] = &meta;
  }
}

ModelMeta* ModelRegistry::find(ModelKey const& key) const {
  auto const found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : found->second;
}

std::vector<ModelMeta*> ModelRegistry::bases_of(ModelMeta const& model) const {
  std::vector<ModelMeta*> bases;
  for (ModelReference const& base : model.state->bases) {
    if (ModelMeta* const found = find(base.resolve(model.state->key()))) {
      bases.push_back(found);
    }
  }
  return bases;
}

std::vector<ModelMeta*> ModelRegistry::bases_first() const {
  std::vector<ModelMeta*> in_order;
  std::set<ModelMeta const*> placed;
  for (auto const& [key, model] : by_key_) {
    std::vector<ModelMeta*> open{model};
    while (!open.empty()) {
      ModelMeta* const next = open.back();
      std::size_t const before = open.size();
      for (ModelMeta* const base : bases_of(*next)) {
        if (!placed.contains(base)) {
          open.push_back(base);
        }
      }
      if (open.size() > before) {
        continue;
      }
      open.pop_back();
      if (placed.insert(next).second) {
        in_order.push_back(next);
      }
    }
  }
  return in_order;
}

void ModelRegistry::add_fields(ModelMeta& model) const {
  model.fields.reserve(model.state->fields.size() + 1);  // it must not move: it is pointed into
  auto const many = std::ranges::find_if(
      model.state->fields, [](NamedField const& field) { return field.field.type->many_to_many; });
  for (auto field = model.state->fields.begin(); field != many; ++field) {
    model.fields.push_back(class_field(model, *field));
  }
  if (model.state->options.order_with_respect_to) {
    model.fields.push_back({.model = &model,
                            .name = "_order",
                            .attname = "_order",
                            .column = "_order",
                            .field = &order_field_,
                            .to_text = {},
                            .suggestion = {},
                            .through_text = {},
                            .back = {}});
  }
  for (auto field = many; field != model.state->fields.end(); ++field) {
    model.fields.push_back(class_field(model, *field));
  }
  for (ClassField& field : model.fields) {
    if (field.field->relation) {
      resolve(field);
    }
  }
}

void ModelRegistry::resolve(ClassField& field) const {
  ModelMeta const& model = *field.model;
  ModelKey const owner = model.state->key();
  Field const* const given = model.declared->model.find_field(field.name);
  Field const& declared = given == nullptr ? *field.field : *given;
  field.to = find(field.field->relation->to.resolve(owner));
  field.to_text = declared.relation->to.name;
  if (field.field->relation->through) {
    field.through = find(field.field->relation->through->resolve(owner));
    field.through_text = declared.relation->through->name;
  }
  if (field.to == nullptr || (field.field->relation->through && field.through == nullptr)) {
    field.suggestion =
        did_you_mean(field.to == nullptr ? field.to_text : field.through_text, labels());
  }
  field.back = reverse_names(field, declared);
}

std::vector<std::string_view> ModelRegistry::labels() const {
  std::vector<std::string_view> labels;
  std::ranges::transform(all_, std::back_inserter(labels),
                         [](ModelMeta const& model) -> std::string_view { return model.label; });
  return labels;
}

void ModelRegistry::add_referrers() {
  for (ModelMeta const& model : all_) {
    if (model.swapped) {
      continue;
    }
    for (ClassField const& field : model.fields) {
      if (field.to != nullptr && !field.to->concrete->swapped) {
        find(field.to->concrete->state->key())->referrers.push_back(&field);
      }
    }
  }
}

std::vector<ModelMeta const*> ModelRegistry::models() const {
  std::vector<ModelMeta const*> models;
  for (ModelMeta const& model : all_) {
    if (!model.swapped) {
      models.push_back(&model);
    }
  }
  return models;
}

}  // namespace migrator
