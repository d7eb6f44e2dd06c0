// The options of a model class: the names of its indexes and constraints.
#include "autodetector/model_classes.hpp"
#include "base/nearest.hpp"
#include "base/text.hpp"
#include "ddl/names.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace migrator {
namespace {

// The name with %(app_label)s and %(class)s replaced, and %% one percent sign; nothing when
// another percent sign is in it.
std::optional<std::string> formatted_name(std::string_view name, ModelKey const& key) {
  constexpr std::string_view app_label = "%(app_label)s";
  constexpr std::string_view class_name = "%(class)s";
  std::string result;
  while (!name.empty()) {
    if (name.starts_with("%%")) {
      result += '%';
      name.remove_prefix(2);
    } else if (name.starts_with(app_label)) {
      result += to_lower(key.app);
      name.remove_prefix(app_label.size());
    } else if (name.starts_with(class_name)) {
      result += key.name;
      name.remove_prefix(class_name.size());
    } else if (name.front() == '%') {
      return std::nullopt;
    } else {
      result += name.front();
      name.remove_prefix(1);
    }
  }
  return result;
}

void format_name(ModelClasses& models, ModelClass const& model, std::string const& way,
                 std::string& name) {
  std::optional<std::string> formatted = formatted_name(name, model.state.key());
  if (!formatted) {
    add_fault(models, *model.declared, way,
              fmt::format("'{}': a percent sign begins %(app_label)s or %(class)s here; write two "
                          "for one",
                          name));
    return;
  }
  name = std::move(*formatted);
}

std::string_view without_sign(std::string_view field) {
  return field.starts_with('-') ? field.substr(1) : field;
}

// Django's set_name_with_model(). A field that is none of the model's own is `_order`, or the
// checks refuse it.
void set_name(Index& index, ModelState const& model) {
  std::vector<IndexedColumn> columns;
  for (std::string const& field : index.fields) {
    std::string const name{without_sign(field)};
    NamedField const* const found = find_local_field(model, name);
    columns.push_back({found == nullptr ? name : column_name(*found), field.starts_with('-')});
  }
  index.name = declared_index_name(table_name(model), columns, index.type);
}

void complete_indexes(ModelClasses& models, ModelClass& model) {
  for (std::size_t i = 0; i < model.state.options.indexes.size(); ++i) {
    std::string const way = fmt::format(".options.indexes[{}]", i);
    Index& index = model.state.options.indexes[i];
    format_name(models, model, way, index.name);
    if (index.name.empty()) {
      set_name(index, model.state);
    }
  }
}

void complete_constraints(ModelClasses& models, ModelClass& model) {
  for (std::size_t i = 0; i < model.state.options.constraints.size(); ++i) {
    std::string const way = fmt::format(".options.constraints[{}]", i);
    Constraint& constraint = model.state.options.constraints[i];
    std::visit([&](auto& held) { format_name(models, model, way, held.name); }, constraint);
  }
}

void check_order(ModelClasses& models, ModelClass const& model) {
  std::optional<std::string> const& field = model.state.options.order_with_respect_to;
  bool const is_there = field && std::ranges::any_of(model.mro, [&](ModelKey const& key) {
                          return find_local_field(models.classes.at(key).state, *field) != nullptr;
                        });
  if (field && !is_there) {
    add_fault(models, *model.declared, ".options.order_with_respect_to",
              fmt::format("{} has no field named '{}'{}", model.state.name, *field,
                          did_you_mean(*field, names_of(model.state.fields))));
  }
}

}  // namespace

void complete_options(ModelClasses& models, ModelClass& model) {
  ModelOptions const& options = model.state.options;
  check_order(models, model);
  if (!options.index_together.empty()) {
    add_fault(models, *model.declared, ".options.index_together",
              "'class Meta' got invalid attribute(s): index_together; Django has no such option "
              "since 5.1, declare indexes");
  }
  complete_indexes(models, model);
  complete_constraints(models, model);
}

}  // namespace migrator
