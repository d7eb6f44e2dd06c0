// The options of a model class: the names of its indexes and constraints, and what they name.
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

// Checks the fields of one option. `what` is the option's name in messages.
class FieldNames {
 public:
  FieldNames(ModelClasses& models, ModelClass const& model, std::string way, std::string_view what)
      : models_{models}, model_{model}, way_{std::move(way)}, what_{what} {}

  void check(std::string_view name) {
    ModelState const& state = model_.state;
    NamedField const* const field = find_local_field(state, name);
    if (field == nullptr && !(name == "_order" && state.options.order_with_respect_to)) {
      fault(is_inherited(name)
                ? fmt::format("'{}' refers to field '{}' which is not local to model '{}'.", what_,
                              name, state.name)
                : fmt::format("'{}' refers to the nonexistent field '{}'{}", what_, name,
                              did_you_mean(name, names_of(state.fields))));
    } else if (field != nullptr && field->field.type->many_to_many) {
      fault(
          fmt::format("'{0}' refers to a ManyToManyField '{1}', but ManyToManyFields are not "
                      "permitted in '{0}'.",
                      what_, name));
    }
  }

  void check(std::vector<std::string> const& names) {
    for (std::string const& name : names) {
      check(name);
    }
  }

 private:
  bool is_inherited(std::string_view name) const {
    return std::ranges::any_of(model_.mro, [&](ModelKey const& key) {
      return find_local_field(models_.classes.at(key).state, name) != nullptr;
    });
  }
  void fault(std::string message) { add_fault(models_, *model_.declared, way_, message); }

  ModelClasses& models_;
  ModelClass const& model_;
  std::string way_;
  std::string_view what_;
};

std::string_view without_sign(std::string_view field) {
  return field.starts_with('-') ? field.substr(1) : field;
}

void check_elements(FieldNames& names, std::vector<Element> const& elements) {
  for (Element const& element : elements) {
    if (!element.is_sql) {
      names.check(without_sign(element.text));
    }
  }
}

void check_index(FieldNames names, Index const& index) {
  for (std::string const& field : index.fields) {
    names.check(without_sign(field));
  }
  names.check(index.include);
  check_elements(names, index.expressions);
}

void check_constraint(FieldNames names, UniqueConstraint const& constraint) {
  names.check(constraint.fields);
  names.check(constraint.include);
  check_elements(names, constraint.expressions);
}

void check_constraint(FieldNames const&, CheckConstraint const&) {}

void check_constraint(FieldNames names, ExclusionConstraint const& constraint) {
  for (auto const& [element, operator_text] : constraint.expressions) {
    if (!element.is_sql) {
      names.check(element.text);
    }
  }
  names.check(constraint.include);
}

// Django's set_name_with_model(). The fields are the model's own, as has been checked.
void set_name(Index& index, ModelState const& model) {
  std::vector<IndexedColumn> columns;
  for (std::string const& field : index.fields) {
    NamedField const* const found = find_local_field(model, without_sign(field));
    columns.push_back({found == nullptr ? "_order" : column_name(*found), field.starts_with('-')});
  }
  index.name = declared_index_name(table_name(model), columns, index.type);
}

void complete_indexes(ModelClasses& models, ModelClass& model) {
  for (std::size_t i = 0; i < model.state.options.indexes.size(); ++i) {
    std::string const way = fmt::format(".options.indexes[{}]", i);
    Index& index = model.state.options.indexes[i];
    std::size_t const faults = models.faults.size();
    check_index({models, model, way, "indexes"}, index);
    format_name(models, model, way, index.name);
    if (index.name.empty() && models.faults.size() == faults) {
      set_name(index, model.state);
    }
  }
}

void complete_constraints(ModelClasses& models, ModelClass& model) {
  for (std::size_t i = 0; i < model.state.options.constraints.size(); ++i) {
    std::string const way = fmt::format(".options.constraints[{}]", i);
    Constraint& constraint = model.state.options.constraints[i];
    std::visit(
        [&](auto& held) {
          check_constraint({models, model, way, "constraints"}, held);
          format_name(models, model, way, held.name);
        },
        constraint);
  }
}

void check_order(ModelClasses& models, ModelClass const& model) {
  std::optional<std::string> const& field = model.state.options.order_with_respect_to;
  if (field && !model.state.find_field(*field)) {
    add_fault(models, *model.declared, ".options.order_with_respect_to",
              fmt::format("{} has no field named '{}'{}", model.state.name, *field,
                          did_you_mean(*field, names_of(model.state.fields))));
  }
}

}  // namespace

void complete_options(ModelClasses& models, ModelClass& model) {
  ModelOptions const& options = model.state.options;
  check_order(models, model);
  for (std::vector<std::string> const& group : options.unique_together) {
    FieldNames{models, model, ".options.unique_together", "unique_together"}.check(group);
  }
  if (!options.index_together.empty()) {
    add_fault(models, *model.declared, ".options.index_together",
              "'class Meta' got invalid attribute(s): index_together; Django has no such option "
              "since 5.1, declare indexes");
  }
  complete_indexes(models, model);
  complete_constraints(models, model);
}

}  // namespace migrator
