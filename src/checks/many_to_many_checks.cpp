#include "checks/many_to_many_checks.hpp"

#include "ddl/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace migrator {
namespace {

// ---- the model in between -----------------------------------------------------------------------

// An end of the relation: a model, or the name of one that there is not.
struct End {
  ModelMeta const* model = nullptr;
  std::string name;  // as Django prints it
};

End far_end(ClassField const& field) {
  if (field.to != nullptr) {
    return {field.to, field.to->name()};
  }
  bool const has_app = field.to_text.find('.') != std::string::npos;
  return {nullptr,
          has_app ? field.to_text : fmt::format("{}.{}", field.model->state->app, field.to_text)};
}

bool points_at(ClassField const& key, End const& end) {
  return end.model != nullptr ? key.to == end.model : key.to == nullptr && key.to_text == end.name;
}

std::vector<std::string_view> keys_to(ModelMeta const& through, End const& end) {
  std::vector<std::string_view> names;
  for (ClassField const* const field : through.all_fields) {
    if (field->is_key() && points_at(*field, end)) {
      names.push_back(field->name);
    }
  }
  return names;
}

void check_keys_to_itself(ClassField const& field, std::size_t count, Report& report) {
  if (count > 2 && field.field->relation->through_fields.empty()) {
    report.add(*field.through,
               {"fields.E333",
                fmt::format("The model is used as an intermediate model by '{}', but it has more "
                            "than two foreign keys to '{}', which is ambiguous. You must specify "
                            "which two foreign keys Django should use via the through_fields "
                            "keyword argument.",
                            label_of(field), field.model->name()),
                "Use through_fields to specify which two foreign keys Django should use."});
  }
}

// `direction` is "from" or "to".
CheckError ambiguous_key(ClassField const& field, std::string_view id, std::string_view direction,
                         std::string const& model) {
  return {id,
          fmt::format("The model is used as an intermediate model by '{}', but it has more than "
                      "one foreign key {} '{}', which is ambiguous. You must specify which foreign "
                      "key Django should use via the through_fields keyword argument.",
                      label_of(field), direction, model),
          fmt::format("If you want to create a recursive relationship, use "
                      "ManyToManyField(\"self\", through=\"{}\").",
                      field.through->name()),
          ".through"};
}

void check_keys(ClassField const& field, Report& report) {
  End const from{field.model, field.model->name()};
  End const to = far_end(field);
  std::size_t const keys_from = keys_to(*field.through, from).size();
  if (field.to == field.model) {
    check_keys_to_itself(field, keys_from, report);
    return;
  }
  std::size_t const keys_there = keys_to(*field.through, to).size();
  bool const is_told_which = !field.field->relation->through_fields.empty();
  if (keys_from > 1 && !is_told_which) {
    report.add(field, ambiguous_key(field, "fields.E334", "from", from.name));
  }
  if (keys_there > 1 && !is_told_which) {
    report.add(field, ambiguous_key(field, "fields.E335", "to", to.name));
  }
  if (keys_from == 0 || keys_there == 0) {
    report.add(*field.through,
               {"fields.E336",
                fmt::format("The model is used as an intermediate model by '{}', but it does not "
                            "have a foreign key to '{}' or '{}'.",
                            label_of(field), from.name, to.name)});
  }
}

void check_link_field(ClassField const& field, std::string const& name, End const& end,
                      Report& report) {
  std::vector<std::string_view> const meant = keys_to(*field.through, end);
  std::string const hint =
      meant.empty() ? ""
                    : fmt::format("Did you mean one of the following foreign keys to '{}': {}?",
                                  end.name, fmt::join(meant, ", "));
  ClassField const* const found = find_field(*field.through, name);
  if (found == nullptr && find_related_object(*field.through, name) == nullptr) {
    report.add(field, {"fields.E338",
                       fmt::format("The intermediary model '{}' has no field '{}'.",
                                   field.through->label, name),
                       hint, ".through_fields"});
  } else if (found == nullptr || !found->field->relation || !points_at(*found, end)) {
    report.add(field, {"fields.E339",
                       fmt::format("'{}.{}' is not a foreign key to '{}'.", field.through->name(),
                                   name, end.name),
                       hint, ".through_fields"});
  }
}

void check_through_fields(ClassField const& field, Report& report) {
  std::vector<std::string> const& names = field.field->relation->through_fields;
  if (names.empty()) {
    return;
  }
  if (names.size() < 2 || names[0].empty() || names[1].empty()) {
    report.add(field,
               {"fields.E337",
                fmt::format("Field specifies 'through_fields' but does not provide the names of "
                            "the two link fields that should be used for the relation through "
                            "model '{}'.",
                            field.through->label),
                "Make sure you specify 'through_fields' as through_fields=('field1', 'field2')",
                ".through_fields"});
    return;
  }
  check_link_field(field, names[0], {field.model, field.model->name()}, report);
  check_link_field(field, names[1], far_end(field), report);
}

bool has_composite_key(ModelMeta const& model) {
  return model.primary_key != nullptr && model.primary_key->field->is("CompositePrimaryKey");
}

void check_composite_keys(ClassField const& field, Report& report) {
  if (!field.field->relation->through_fields.empty() || field.to == nullptr) {
    return;
  }
  ModelMeta const* const model = has_composite_key(*field.to)      ? field.to
                                 : has_composite_key(*field.model) ? field.model
                                                                   : nullptr;
  if (model != nullptr) {
    report.add(field, {"fields.E347",
                       fmt::format("Field defines a relation involving model '{}' which has a "
                                   "CompositePrimaryKey and such relations are not supported.",
                                   model->name()),
                       "", ".to"});
  }
}

void check_model_between(ClassField const& field, Report& report) {
  bool const is_given = field.field->relation->through.has_value();
  bool const is_installed = field.through != nullptr && !field.through->swapped;
  if (is_given && !is_installed) {
    report.add(field,
               {"fields.E331",
                fmt::format("Field specifies a many-to-many relation through model '{}', "
                            "which has not been installed.{}",
                            field.through == nullptr ? field.through_text : field.through->label,
                            field.to == nullptr ? "" : field.suggestion),
                "", ".through"});
    return;
  }
  check_composite_keys(field, report);
  if (is_given) {
    check_keys(field, report);
    check_through_fields(field, report);
  }
}

// ---- its table ----------------------------------------------------------------------------------

bool is_managed(ClassField const& automatic) {
  return automatic.model->state->options.managed ||
         (automatic.to != nullptr && automatic.to->state->options.managed);
}

bool has_made_table(ClassField const& field) {
  return field.is_many_to_many() && !field.field->relation->through;
}

std::string table_of(ClassField const& field) {
  return field.through != nullptr
             ? table_name(*field.through->concrete->state)
             : many_to_many_table(*field.model->state, {field.name, *field.field});
}

// Whether the rows of that owner are not those of the relation.
bool is_another(TableOwner const& owner, ClassField const& field) {
  if (has_made_table(field)) {
    return owner.field != &field;
  }
  return owner.field != nullptr || owner.model->concrete != field.through->concrete;
}

void check_table(ClassField const& field, Tables const& tables, Report& report) {
  bool const is_made = has_made_table(field);
  bool const has_table = is_made
                             ? is_managed(field)
                             : field.through != nullptr && field.through->state->options.managed;
  std::string const table = has_table ? table_of(field) : "";
  auto const found = tables.find(table);
  if (!has_table || found == tables.end()) {
    return;
  }
  // Django remembers the last model that it has seen with a table.
  auto const is_through_itself = [&](TableOwner const& owner) {
    return is_made ? owner.field == &field : owner.field == nullptr && owner.model == field.through;
  };
  auto const last =
      std::find_if_not(found->second.rbegin(), found->second.rend(), is_through_itself);
  if (last != found->second.rend() && is_another(*last, field)) {
    report.add(
        field,
        {"fields.E340",
         fmt::format("The field's intermediary table '{}' clashes with the table "
                     "name of '{}'.",
                     table, last->field == nullptr ? last->model->label : label_of(*last->field)),
         "", ".db_table"});
  }
}

}  // namespace

Tables tables_of(std::span<ModelMeta const* const> models) {
  Tables tables;
  for (ModelMeta const* const model : models) {
    for (ClassField const& field : model->fields) {
      if (has_made_table(field) && is_managed(field)) {
        tables[table_of(field)].push_back({model, &field});
      }
    }
    if (model->state->options.managed) {
      tables[table_name(*model->concrete->state)].push_back({model, nullptr});
    }
  }
  return tables;
}

void check_many_to_many(ClassField const& field, Tables const& tables, Report& report) {
  check_model_between(field, report);
  check_table(field, tables, report);
}

void check_same_relations(ModelMeta const& model, Report& report) {
  std::set<std::tuple<ModelMeta const*, ModelMeta const*, std::vector<std::string>>> seen;
  for (ClassField const& field : model.fields) {
    if (field.to == nullptr || field.through == nullptr) {
      continue;
    }
    if (!seen.emplace(field.to, field.through, field.field->relation->through_fields).second) {
      report.add(model, {"models.E003",
                         fmt::format("The model has two identical many-to-many relations through "
                                     "the intermediate model '{}'.",
                                     field.through->label),
                         "", way_to_field(*model.declared, field.name)});
    }
  }
}

}  // namespace migrator
