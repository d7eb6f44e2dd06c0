#include "ddl/related_fields.hpp"

#include "ddl/tables.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace migrator {
namespace {

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

bool is_foreign_key_to(RelatedField const& related, ModelKey const& target) {
  return related.field.field.relation && !related.field.field.type->many_to_many &&
         concrete_model(related_model(related.model_in(), related.field)).model.key() == target;
}

void add_if_foreign_key(std::vector<RelatedField>& found, RelatedField related,
                        ModelKey const& target) {
  if (is_foreign_key_to(related, target)) {
    found.push_back(std::move(related));
  }
}

// All foreign keys to the model, in Django's order.
std::vector<RelatedField> foreign_keys_to(ModelIn target, Settings const& settings) {
  ProjectState const& state = target.state;
  ModelKey const key = concrete_model(target).model.key();
  std::vector<RelatedField> found;
  for (auto const& [owner, model] : state.models()) {
    for (NamedField const& field : local_fields({state, *model}, settings)) {
      add_if_foreign_key(found, {&state, model, field}, key);
    }
    for (NamedField const& field : model->fields) {
      if (is_automatic_many_to_many(field)) {
        auto const through = std::make_shared<ModelState const>(many_to_many_model(*model, field));
        for (NamedField const& end : through->fields) {
          add_if_foreign_key(found, {&state, through, end}, key);
        }
      }
    }
  }
  std::ranges::stable_sort(found, {}, [](RelatedField const& related) {
    return std::tuple{query_name(related), related.model->key()};
  });
  return found;
}

std::vector<RelatedField> foreign_keys_to(FieldIn const& field, Settings const& settings) {
  std::vector<RelatedField> found = foreign_keys_to(field.model, settings);
  std::erase_if(found, [&field](RelatedField const& related) {
    std::optional<std::string> const& to_field = related.field.field.relation->to_field;
    bool const to_key = is_primary_key(field.field) && !to_field;
    return !to_key && to_field != field.field.name;
  });
  return found;
}

}  // namespace

std::vector<RelatedPair> related_fields(FieldIn const& old_field, FieldIn const& new_field,
                                        Settings const& settings) {
  std::vector<RelatedPair> found;
  std::set<std::pair<ModelKey, std::string>> seen;
  std::vector<RelatedPair> open;  // a stack: the next one last
  auto const open_referrers = [&](FieldIn const& old_side, FieldIn const& new_side) {
    std::vector<RelatedField> olds = foreign_keys_to(old_side, settings);
    std::vector<RelatedField> news = foreign_keys_to(new_side, settings);
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
