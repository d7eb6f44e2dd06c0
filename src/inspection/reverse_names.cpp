#include "inspection/reverse_names.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <set>
#include <string>

namespace migrator {
namespace {

using Names = std::set<std::string, std::less<>>;

void set_reverse_name(std::string const& model, NamedField& field, Names& taken) {
  Relation& relation = *field.field.relation;
  std::string const accessor = field.field.is("OneToOneField") ? model : model + "_set";
  if (!taken.contains(model) && !taken.contains(accessor)) {
    taken.insert(model);
    taken.insert(accessor);
    return;
  }
  std::string const base = fmt::format("{}_{}_set", model, field.name);
  std::string name = base;
  for (int number = 2; !taken.insert(name).second; ++number) {
    name = fmt::format("{}{}", base, number);
  }
  relation.related_name = name;
}

}  // namespace

void set_reverse_names(std::vector<AnnotatedModel>& models) {
  std::map<std::string, Names, std::less<>> taken;
  for (AnnotatedModel const& each : models) {
    Names& names = taken[each.model.name];
    for (NamedField const& field : each.model.fields) {
      names.insert(field.name);
      if (field.field.relation) {
        names.insert(field.name + "_id");
      }
    }
  }
  for (AnnotatedModel& each : models) {
    for (NamedField& field : each.model.fields) {
      if (field.field.relation) {
        std::string const& to = field.field.relation->to.name;
        set_reverse_name(to_lower(each.model.name), field,
                         taken[to == "self" ? each.model.name : to]);
      }
    }
  }
}

}  // namespace migrator
