#include "checks/field_clashes.hpp"

#include <fmt/format.h>

#include <map>
#include <string>

namespace migrator {
namespace {

// What a name stands for: a field, or a relation to the model seen from there.
struct Named {
  std::string name;
  ModelMeta const* model = nullptr;
};

class UsedNames {
 public:
  Named const* find(std::string const& name) const {
    auto const found = used_.find(name);
    return found == used_.end() ? nullptr : &found->second;
  }
  Named const* find(ClassField const& field) const {
    Named const* const found = find(field.name);
    return found == nullptr ? find(field.attname) : found;
  }
  void add(ClassField const& field) {
    used_[field.name] = {field.name, field.model};
    used_[field.attname] = {field.name, field.model};
  }
  void add(Named named) {
    std::string const name = named.name;
    used_.insert_or_assign(name, std::move(named));
  }

 private:
  std::map<std::string, Named> used_;
};

bool is_plain(ClassField const& field) {
  return !field.is_many_to_many();
}

// Whether no two parents have a field of one name; notes the names of all.
bool check_parents(ModelMeta const& model, UsedNames& used, Report& report) {
  bool clean = true;
  for (ModelMeta const* const parent : model.all_parents) {
    for (ClassField const& field : parent->fields) {
      if (!is_plain(field)) {
        continue;
      }
      if (Named const* const clash = used.find(field)) {
        report.add(model,
                   {"models.E005",
                    fmt::format("The field '{}' from parent model '{}' clashes with the field '{}' "
                                "from parent model '{}'.",
                                clash->name, clash->model->lower_label(), field.name,
                                field.model->lower_label()),
                    "", ".bases"});
        clean = false;
      }
      used.add(field);
    }
  }
  for (ModelMeta const* const parent : model.all_parents) {
    for (ClassField const* const related : parent->related_objects) {
      if (!related->back.hidden) {
        used.add(Named{related->back.query, related->to});
      }
    }
    for (ClassField const* const field : parent->all_fields) {
      used.add(Named{field->name, field->model});
    }
  }
  return clean;
}

// "The field 'a' clashes with the field 'b' from model 'shop.item'."
CheckError clash_with(std::string const& name, Named const& other) {
  return {"models.E006", fmt::format("The field '{}' clashes with the field '{}' from model '{}'.",
                                     name, other.name, other.model->lower_label())};
}

}  // namespace

bool check_field_clashes(ModelMeta const& model, Report& report) {
  UsedNames used;
  bool clean = check_parents(model, used, report);
  for (ParentLink const& parent : model.parents) {
    Named const* const clash = parent.field.empty() ? nullptr : used.find(parent.field);
    if (clash != nullptr) {
      CheckError error = clash_with(parent.field, *clash);
      error.key = ".bases";
      report.add(model, error);
      clean = false;
    }
  }
  for (ClassField const& field : model.fields) {
    if (!is_plain(field)) {
      continue;
    }
    if (Named const* const clash = used.find(field)) {
      report.add(field, clash_with(field.name, *clash));
      clean = false;
    }
    used.add(field);
  }
  return clean;
}

}  // namespace migrator
