#include "ddl/model_fields.hpp"

#include "base/nearest.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"
#include "state/attname.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace migrator {
namespace {

ModelIn base_model(ModelIn model, ModelReference const& base) {
  std::shared_ptr<ModelState const> const found = model.state.find(base.resolve(model.model.key()));
  if (!found) {
    throw StateError{fmt::format("Cannot resolve bases for [<ModelState: '{}.{}'>]",
                                 model.model.app, model.model.name)};
  }
  return {model.state, *found};
}

// The models whose tables a model's rows go on in.
std::vector<ModelIn> concrete_bases(ModelIn model) {
  std::vector<ModelIn> bases;
  for (ModelReference const& base : model.model.bases) {
    bases.push_back(concrete_model(base_model(model, base)));
  }
  return bases;
}

// The model and its parents, theirs and so on, nearest first, each once.
std::vector<ModelIn> with_parents(ModelIn model) {
  std::vector<ModelIn> all{concrete_model(model)};
  std::set<ModelKey> seen{all.front().model.key()};
  for (std::size_t at = 0; at < all.size(); ++at) {
    for (ModelIn const& base : concrete_bases(all[at])) {
      if (seen.insert(base.model.key()).second) {
        all.push_back(base);
      }
    }
  }
  return all;
}

bool links_to(NamedField const& field, ModelState const& model, ModelState const& parent) {
  return field.field.relation && field.field.relation->parent_link &&
         field.field.relation->to.resolve(model.key()) == parent.key();
}

NamedField parent_link(ModelState const& parent) {
  NamedField link{parent.key().name + "_ptr", make_field("OneToOneField")};
  link.field.auto_created = true;
  link.field.relation->to.name = to_string(parent.key());
  link.field.relation->on_delete = "CASCADE";
  link.field.relation->parent_link = true;
  return link;
}

// Finds or makes the field that links to the first parent, which becomes the primary key where
// no other is declared.
void add_parent_links(ModelIn model, std::vector<ModelIn> const& bases,
                      std::vector<NamedField>& fields) {
  bool has_key = std::ranges::any_of(fields, is_primary_key);
  for (ModelIn const& base : bases) {
    auto link = std::ranges::find_if(
        fields, [&](NamedField const& field) { return links_to(field, model.model, base.model); });
    if (link == fields.end()) {
      fields.push_back(parent_link(base.model));
      link = std::prev(fields.end());
    }
    if (!has_key) {
      link->field.primary_key = true;
      has_key = true;
    }
  }
}

NamedField automatic_id(Settings const& settings) {
  NamedField id{"id", make_field(settings.default_auto_field)};
  id.field.primary_key = true;
  id.field.auto_created = true;
  return id;
}

// Automatic fields come first, and the one made last before the others.
std::vector<NamedField> in_column_order(std::vector<NamedField> fields) {
  // Not the one of std::ranges: clang 14 cannot compile libstdc++'s subrange.
  auto const declared =
      std::stable_partition(fields.begin(), fields.end(),
                            [](NamedField const& field) { return field.field.auto_created; });
  std::reverse(fields.begin(), declared);
  return fields;
}

// The last of that name: a declared id that is no key hides the automatic one.
NamedField const* find_named(std::vector<NamedField> const& fields, std::string_view name) {
  auto const found = std::find_if(fields.rbegin(), fields.rend(),
                                  [&](NamedField const& field) { return field.name == name; });
  return found == fields.rend() ? nullptr : &*found;
}

NamedField const* find_attname(std::vector<NamedField> const& fields, std::string_view name) {
  auto const found = std::ranges::find(fields, name, attname);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

ModelIn concrete_model(ModelIn model) {
  std::set<ModelKey> seen;
  ModelState const* at = &model.model;
  while (at->options.proxy && !at->bases.empty() && seen.insert(at->key()).second) {
    at = &base_model({model.state, *at}, at->bases.front()).model;
  }
  return {model.state, *at};
}

std::string table_of(ModelIn model) {
  return table_name(concrete_model(model).model);
}

bool is_primary_key(NamedField const& field) {
  return field.field.primary_key || field.field.is("CompositePrimaryKey");
}

std::vector<NamedField> local_fields(ModelIn model, Settings const& settings) {
  if (model.model.options.proxy) {
    return {};
  }
  std::vector<NamedField> fields;
  for (NamedField const& field : model.model.fields) {
    if (!field.field.type->many_to_many) {
      fields.push_back(field);
    }
  }
  std::vector<ModelIn> const bases = concrete_bases(model);
  add_parent_links(model, bases, fields);
  if (bases.empty() && std::ranges::none_of(fields, is_primary_key)) {
    fields.push_back(automatic_id(settings));
  }
  if (model.model.options.order_with_respect_to && !find_named(fields, "_order")) {
    fields.push_back({"_order", make_field("IntegerField")});
  }
  return in_column_order(std::move(fields));
}

FieldIn get_field(ModelIn model, std::string_view name, Settings const& settings) {
  for (ModelIn const& owner : with_parents(model)) {
    std::vector<NamedField> const fields = local_fields(owner, settings);
    if (NamedField const* const found = find_named(fields, name)) {
      return {owner, *found};
    }
    if (Field const* const many_to_many = owner.model.find_field(name)) {
      return {owner, {std::string{name}, *many_to_many}};
    }
    if (NamedField const* const found = find_attname(fields, name)) {
      return {owner, *found};
    }
  }
  throw StateError{fmt::format("{} has no field named '{}'{}", model.model.name, name,
                               did_you_mean(name, names_of(model.model.fields)))};
}

FieldIn primary_key(ModelIn model, Settings const& settings) {
  ModelIn const owner = concrete_model(model);
  for (NamedField& field : local_fields(owner, settings)) {
    if (is_primary_key(field)) {
      return {owner, std::move(field)};
    }
  }
  throw StateError{fmt::format("{} has no primary key", model.model.name)};
}

ModelIn related_model(ModelIn model, NamedField const& field) {
  ModelKey const key = field.field.relation->to.resolve(model.model.key());
  std::shared_ptr<ModelState const> const found = model.state.find(key);
  if (!found) {
    throw StateError{fmt::format("Related model '{}' cannot be resolved", to_string(key))};
  }
  return {model.state, *found};
}

void require_through(ModelIn model, NamedField const& field) {
  if (!field.field.type->many_to_many || !field.field.relation->through) {
    return;
  }
  ModelKey const key = field.field.relation->through->resolve(model.model.key());
  if (!model.state.find(key)) {
    throw StateError{fmt::format("Related model '{}' cannot be resolved", to_string(key))};
  }
}

FieldIn target_field(ModelIn model, NamedField const& field, Settings const& settings) {
  ModelIn const related = related_model(model, field);
  std::optional<std::string> const& to_field = field.field.relation->to_field;
  return to_field ? get_field(related, *to_field, settings) : primary_key(related, settings);
}

namespace {

bool goes_on(FieldIn const& at) {
  return at.field.field.relation && !at.field.field.type->many_to_many;
}

ChainEnds::Key key_of(FieldIn const& at) {
  return {at.model.model.key(), at.field.name};
}

[[noreturn]] void refuse_circle(FieldIn const& start) {
  throw StateError{
      fmt::format("the foreign key {} of {} ends at itself: point one of its keys at a plain field",
                  start.field.name, start.model.model.name)};
}

}  // namespace

FieldIn final_field(ModelIn model, NamedField const& field, Settings const& settings) {
  FieldIn const start{model, field};
  ChainEnds& ends = model.state.chain_ends();
  std::set<ChainEnds::Key> on_the_way;
  std::optional<FieldIn> at;
  at.emplace(start);
  // The field that was given need not be that of the state; those behind it are.
  while (goes_on(*at)) {
    ChainEnds::Key key = key_of(*at);
    ChainEnds::End const* const known = on_the_way.empty() ? nullptr : ends.find(key);
    if (known) {
      at.emplace(FieldIn{{model.state, *known->model}, known->field});
      break;
    }
    if (!on_the_way.insert(std::move(key)).second) {
      refuse_circle(start);
    }
    FieldIn next = target_field(at->model, at->field, settings);
    at.emplace(std::move(next));
  }
  on_the_way.erase(key_of(start));
  for (ChainEnds::Key const& key : on_the_way) {
    ends.remember(key, {model.state.find(at->model.model.key()), at->field});
  }
  return *at;
}

}  // namespace migrator
