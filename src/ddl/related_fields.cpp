#include "ddl/related_fields.hpp"

#include "ddl/tables.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace migrator {
std::string with_names(std::string text, ModelState const& model) {
  std::pair<std::string_view, std::string> const names[] = {
      {"%(class)s", model.key().name},
      {"%(model_name)s", model.key().name},
      {"%(app_label)s", model.app},
  };
  for (auto const& [placeholder, name] : names) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + name.size())) {
      text.replace(at, placeholder.size(), name);
    }
  }
  return text;
}

namespace {

// What Django calls the relation when it is seen from its target.
std::string query_name(RelatedField const& related) {
  Relation const& relation = *related.field.field.relation;
  ModelState const& model = *related.model;
  if (relation.related_query_name) {
    return with_names(*relation.related_query_name, model);
  }
  if (relation.related_name) {
    return with_names(*relation.related_name, model);
  }
  auto const option = model.options.other.find("default_related_name");
  std::string const* const name =
      option == model.options.other.end() ? nullptr : option->second.get_if<std::string>();
  return name ? with_names(*name, model) : model.key().name;
}

// All foreign keys of a state by the model they refer to, each list in Django's order.
class ForeignKeys {
 public:
  ForeignKeys(ProjectState const& state, Settings const& settings) {
    for (auto const& [key, model] : state.models()) {
      if (is_swapped(*model, settings)) {
        continue;
      }
      for (NamedField const& field : local_fields({state, *model}, settings)) {
        add({&state, model, field});
      }
      for (NamedField const& field : model->fields) {
        if (is_automatic_many_to_many(field)) {
          add_ends_of(state, *model, field);
        }
      }
    }
    for (auto& [target, referrers] : by_target_) {
      std::ranges::stable_sort(referrers, {}, [](RelatedField const& related) {
        return std::tuple{query_name(related), related.model->key()};
      });
    }
  }

  // Those that refer to the field.
  std::vector<RelatedField> to(FieldIn const& field) const {
    std::vector<RelatedField> found;
    auto const referrers = by_target_.find(concrete_model(field.model).model.key());
    if (referrers == by_target_.end()) {
      return found;
    }
    for (RelatedField const& related : referrers->second) {
      std::optional<std::string> const& to_field = related.field.field.relation->to_field;
      if (to_field ? *to_field == field.field.name : is_primary_key(field.field)) {
        found.push_back(related);
      }
    }
    return found;
  }

 private:
  void add(RelatedField related) {
    if (related.field.field.relation && !related.field.field.type->many_to_many) {
      ModelIn const target = concrete_model(related_model(related.model_in(), related.field));
      by_target_[target.model.key()].push_back(std::move(related));
    }
  }

  void add_ends_of(ProjectState const& state, ModelState const& model, NamedField const& field) {
    auto const through = std::make_shared<ModelState const>(many_to_many_model(model, field));
    for (NamedField const& end : through->fields) {
      add({&state, through, end});
    }
  }

  std::map<ModelKey, std::vector<RelatedField>> by_target_;
};

}  // namespace

std::vector<RelatedPair> related_fields(FieldIn const& old_field, FieldIn const& new_field,
                                        Settings const& settings) {
  std::vector<RelatedPair> found;
  std::set<std::pair<ModelKey, std::string>> seen;
  std::vector<RelatedPair> open;  // a stack: the next one last
  ForeignKeys const old_keys{old_field.model.state, settings};
  ForeignKeys const new_keys{new_field.model.state, settings};
  auto const open_referrers = [&](FieldIn const& old_side, FieldIn const& new_side) {
    std::vector<RelatedField> olds = old_keys.to(old_side);
    std::vector<RelatedField> news = new_keys.to(new_side);
    for (std::size_t at = std::min(olds.size(), news.size()); at-- > 0;) {
      open.push_back({std::move(olds[at]), std::move(news[at])});
    }
  };
  open_referrers(old_field, new_field);
  while (!open.empty()) {
    RelatedPair const pair = std::move(open.back());
    open.pop_back();
    if (!seen.emplace(pair.fresh.model->key(), pair.fresh.field.name).second) {
      continue;
    }
    found.push_back(pair);
    open_referrers({pair.old.model_in(), pair.old.field},
                   {pair.fresh.model_in(), pair.fresh.field});
  }
  return found;
}

}  // namespace migrator
