// What `ordering` may name.
#include "checks/option_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace migrator {
namespace {

// What relations can be asked beside the fields of their target.
constexpr std::array<std::string_view, 7> relation_lookups{"exact", "in",  "gt",    "gte",
                                                           "lt",    "lte", "isnull"};

// `ordering` of the model or, when it says nothing, of its first base.
ModelMeta const& model_with_ordering(ModelMeta const& model) {
  ModelMeta const* at = &model;
  while (!at->state->options.other.contains("ordering") && at->first_base != nullptr) {
    at = at->first_base;
  }
  return *at;
}

bool is_true(Value const& value) {
  ValueList const* const list = value.get_if<ValueList>();
  return list == nullptr ? !value.is_null() : !list->empty();
}

// Where a way along relations has come to.
struct Place {
  ModelMeta const* model = nullptr;   // null behind a field that is no relation
  ClassField const* field = nullptr;  // the last that was found
};

// The place behind the relation: what Django's path_infos lead to.
ModelMeta const* far_side(ClassField const& field, bool forwards) {
  return forwards ? field.to : field.model;
}

// One step on; false when the name means nothing there.
bool step(Place& place, std::string_view part) {
  if (place.model != nullptr) {
    ModelMeta const& model = *place.model;
    ClassField const* const forward = part == "pk" ? model.primary_key : find_field(model, part);
    ClassField const* const back = forward == nullptr ? find_related_object(model, part) : nullptr;
    if (forward != nullptr || back != nullptr) {
      place.field = forward != nullptr ? forward : back;
      bool const is_relation = place.field->field->relation.has_value();
      place.model = is_relation ? far_side(*place.field, forward != nullptr) : nullptr;
      return true;
    }
    if (part == "pk") {  // an automatic `id`, which is no part of the state
      place.model = nullptr;
      return true;
    }
  }
  if (place.field == nullptr) {
    return false;
  }
  bool const is_relation = place.field->field->relation.has_value();
  return !is_relation || place.model == nullptr ||
         std::ranges::find(relation_lookups, part) != relation_lookups.end();
}

bool leads_somewhere(ModelMeta const& model, std::string_view way) {
  Place place{&model, nullptr};
  while (true) {
    std::size_t const end = way.find("__");
    if (!step(place, way.substr(0, end))) {
      return false;
    }
    if (end == std::string_view::npos) {
      return true;
    }
    way.remove_prefix(end + 2);
  }
}

bool is_valid(ModelMeta const& model, std::string_view name) {
  if (name == "pk") {
    return true;
  }
  ClassField const* const field = find_field(model, name);
  return field == nullptr ? find_related_object(model, name) != nullptr : !field->is_many_to_many();
}

}  // namespace

void check_ordering(ModelMeta const& model, Report& report) {
  auto const own = model.state->options.other.find("ordering");
  bool const orders_itself = own != model.state->options.other.end() && is_true(own->second);
  if (model.state->options.order_with_respect_to) {
    if (orders_itself) {
      report.add(model,
                 {"models.E021", "'ordering' and 'order_with_respect_to' cannot be used together.",
                  "", ".options.ordering"});
    }
    return;
  }
  ModelOptions const& options = model_with_ordering(model).state->options;
  auto const given = options.other.find("ordering");
  ValueList const* const list =
      given == options.other.end() ? nullptr : given->second.get_if<ValueList>();
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    std::string const* const entry = (*list)[i].get_if<std::string>();
    if (entry == nullptr || *entry == "?") {
      continue;
    }
    std::string_view const name = std::string_view{*entry}.substr(entry->starts_with('-') ? 1 : 0);
    bool const is_way = name.find("__") != std::string_view::npos;
    if (!(is_way ? leads_somewhere(model, name) : is_valid(model, name))) {
      report.add(model, {"models.E015",
                         fmt::format("'ordering' refers to the nonexistent field, related field, "
                                     "or lookup '{}'.",
                                     name),
                         "", fmt::format(".options.ordering[{}]", i)});
    }
  }
}

}  // namespace migrator
