// The fields that a model class has of its own.
#include "autodetector/model_classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator {
namespace {

// Fields by the order that Django's creation counters give them: those made by Django come first,
// the last one first; many-to-many fields are kept apart and come last.
class FieldOrder {
 public:
  void add(NamedField field) {
    bool const is_automatic = field.field.auto_created;
    std::vector<NamedField>& list = field.field.type->many_to_many
                                        ? (is_automatic ? automatic_many_ : many_)
                                        : (is_automatic ? automatic_ : fields_);
    list.insert(is_automatic ? list.begin() : list.end(), std::move(field));
  }

  std::vector<NamedField> take() {
    std::vector<NamedField> all;
    for (std::vector<NamedField>* const list : {&automatic_, &fields_, &automatic_many_, &many_}) {
      std::ranges::move(*list, std::back_inserter(all));
    }
    return all;
  }

 private:
  std::vector<NamedField> automatic_;
  std::vector<NamedField> fields_;
  std::vector<NamedField> automatic_many_;
  std::vector<NamedField> many_;
};

// What Django does to the field that becomes the primary key.
void make_primary_key(Field& field) {
  field.primary_key = true;
  field.options["serialize"] = Value{false};
}

NamedField automatic_id(Settings const& settings) {
  NamedField id{"id", make_field(settings.default_auto_field)};
  id.field.auto_created = true;
  id.field.options["verbose_name"] = Value{"ID"};
  make_primary_key(id.field);
  return id;
}

NamedField parent_link(ModelKey const& parent) {
  NamedField link{parent.name + "_ptr", make_field("OneToOneField")};
  link.field.auto_created = true;
  link.field.relation->to.name = to_string(parent);
  link.field.relation->on_delete = "CASCADE";
  link.field.relation->parent_link = true;
  return link;
}

// Python looks at the bases themselves; what their own bases have is for the checks.
void check_bases(ModelClasses& models, ModelClass const& model) {
  for (ModelKey const& base : model.bases) {
    ModelState const& state = models.classes.at(base).state;
    for (NamedField const& field : model.declared->model.fields) {
      if (state.find_field(field.name)) {
        add_fault(models, *model.declared, way_to_field(*model.declared, field.name),
                  fmt::format("Local field '{}' in class '{}' clashes with field of the same name "
                              "from base class '{}'.",
                              field.name, model.state.name, state.name));
      }
    }
  }
}

void check_proxy(ModelClasses& models, ModelClass const& model) {
  if (!model.state.options.proxy) {
    return;
  }
  std::string const& name = model.state.name;
  if (model.bases.empty()) {
    add_fault(models, *model.declared, ".options.proxy",
              fmt::format("Proxy model '{}' has no non-abstract model base class.", name));
    return;
  }
  ModelKey const concrete = concrete_key(models, model.bases.front());
  if (std::ranges::any_of(model.bases, [&](ModelKey const& base) {
        return concrete_key(models, base) != concrete;
      })) {
    add_fault(
        models, *model.declared, ".bases",
        fmt::format("Proxy model '{}' has more than one non-abstract model base class.", name));
  }
}

bool is_link_to(NamedField const& field, ModelKey const& owner, ModelKey const& parent) {
  return field.field.is("OneToOneField") && field.field.relation->parent_link &&
         field.field.relation->to.resolve(owner) == parent;
}

bool is_inherited(ModelClasses const& models, ModelClass const& model, std::string_view name) {
  return std::any_of(model.mro.begin() + 1, model.mro.end(), [&](ModelKey const& base) {
    return models.classes.at(base).state.find_field(name) != nullptr;
  });
}

// The name of the field that links to that base, which is made if it is not there.
std::string link_to(ModelClasses& models, ModelClass& model, ModelKey const& base) {
  ModelKey const key = model.state.key();
  ModelKey const parent = concrete_key(models, base);
  for (NamedField const& field : model.state.fields) {
    if (is_link_to(field, key, parent)) {
      return field.name;
    }
  }
  NamedField link = parent_link(parent);
  if (model.declared->model.find_field(link.name)) {
    add_fault(models, *model.declared, way_to_field(*model.declared, link.name),
              fmt::format("Auto-generated field '{}' in class '{}' for parent_link to base class "
                          "'{}' clashes with declared field of the same name.",
                          link.name, model.state.name, models.classes.at(parent).state.name));
  } else if (!is_inherited(models, model, link.name)) {
    model.state.fields.push_back(link);
  }
  return link.name;
}

// The declared primary key; null when there is none. The checks refuse a second one.
NamedField* find_primary_key(ModelClass& model) {
  std::vector<NamedField>& fields = model.state.fields;
  auto const found =
      std::ranges::find_if(fields, [](NamedField const& field) { return field.field.primary_key; });
  return found == fields.end() ? nullptr : &*found;
}

// The checks refuse a field that has the name and is no key.
void add_automatic_id(ModelClasses const& models, ModelClass& model) {
  if (!model.state.find_field("id")) {
    model.state.fields.push_back(automatic_id(models.settings));
  }
}

void add_primary_key(ModelClasses const& models, ModelClass& model,
                     std::optional<std::string> const& first_link) {
  if (NamedField* const declared = find_primary_key(model)) {
    make_primary_key(declared->field);
    return;
  }
  if (!first_link) {
    add_automatic_id(models, model);
    return;
  }
  auto const link = std::ranges::find(model.state.fields, *first_link, &NamedField::name);
  if (link != model.state.fields.end()) {
    make_primary_key(link->field);
  }
}

}  // namespace

void add_fields(ModelClasses& models, ModelClass& model) {
  check_bases(models, model);
  check_proxy(models, model);
  if (model.state.options.proxy) {
    return;
  }
  std::optional<std::string> first_link;
  for (ModelKey const& base : model.bases) {
    std::string link = link_to(models, model, base);
    if (!first_link) {
      first_link = std::move(link);
    }
  }
  add_primary_key(models, model, first_link);
  FieldOrder order;
  for (NamedField& field : model.state.fields) {
    order.add(std::move(field));
  }
  model.state.fields = order.take();
}

}  // namespace migrator
