// Model classes as the checks ask about them: Django's `_meta` and its registry of models.
#pragma once

#include "migrator/models.hpp"
#include "migrator/settings.hpp"
#include "migrator/state.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace migrator {

struct ModelMeta;

// What a relation is called on the way back.
struct ReverseNames {
  std::optional<std::string> related_name;  // as Django completes it
  std::string query;                        // in queries: related_query_name()
  std::string accessor;                     // the attribute of the target; empty when there is none
  bool hidden = false;                      // related_name ends in '+'
};

// A field in the class that it is declared in.
struct ClassField {
  ModelMeta const* model = nullptr;
  std::string name;
  std::string attname;  // "box_id" of a foreign key `box`
  std::string column;   // empty when it has none
  Field const* field = nullptr;

  // Of relations.
  ModelMeta const* to = nullptr;  // null when there is no such model
  std::string to_text;            // as it was declared
  std::string suggestion;         // the nearest model, where there is none of that name
  ModelMeta const* through = nullptr;
  std::string through_text;
  ReverseNames back;

  bool is_many_to_many() const { return field->type->many_to_many; }
  bool is_key() const { return field->relation && !field->type->many_to_many; }
};

// "shop.Item.box".
std::string label_of(ClassField const& field);

// A parent, and the name of the field that links to it; no name in a proxy.
struct ParentLink {
  ModelMeta const* model = nullptr;
  std::string field;
};

struct ModelMeta {
  DeclaredModel const* declared = nullptr;
  ModelState const* state = nullptr;
  std::string label;  // "shop.Item"
  bool swapped = false;
  ModelMeta const* first_base = nullptr;
  ModelMeta const* concrete = nullptr;  // itself, or what it is a proxy of
  std::vector<ParentLink> parents;
  std::vector<ModelMeta const*> all_parents;
  std::vector<ClassField> fields;                  // its own; many-to-many ones come last
  std::vector<ClassField const*> all_fields;       // those of its parents, then its own
  std::vector<ClassField const*> referrers;        // the relations to its table's model
  std::vector<ClassField const*> related_objects;  // those to its parents, then to itself, that
                                                   // are not hidden or are many-to-many
  ClassField const* primary_key = nullptr;         // null when Django would make one of its own

  std::string const& name() const { return state->name; }
  // "shop.item", as Django prints a model's options.
  std::string lower_label() const { return to_string(state->key()); }
  bool is_own(ClassField const& field) const { return field.model == this; }
};

// The field of that name or attname, of the model or its parents; null when there is none.
ClassField const* find_field(ModelMeta const& model, std::string_view name);

// The relation to the model that queries call so; null when there is none.
ClassField const* find_related_object(ModelMeta const& model, std::string_view query_name);

// All models, in the order of their declaration. Points into what it was made of. Takes time in
// the fields of all models and their parents.
class ModelRegistry {
 public:
  ModelRegistry(DeclaredModels const& declared, ProjectState const& state,
                Settings const& settings);
  ModelRegistry(ModelRegistry const&) = delete;
  ModelRegistry& operator=(ModelRegistry const&) = delete;

  // Those that are not swapped out: Django's apps.get_models().
  std::vector<ModelMeta const*> models() const;
  std::deque<ModelMeta> const& all() const { return all_; }
  bool has_app(std::string_view app) const { return apps_->contains(app); }

 private:
  void add_models(DeclaredModels const& declared, ProjectState const& state,
                  Settings const& settings);
  // Each after its bases.
  std::vector<ModelMeta*> bases_first() const;
  std::vector<ModelMeta*> bases_of(ModelMeta const& model) const;
  void add_fields(ModelMeta& model) const;
  void resolve(ClassField& field) const;
  void add_referrers();
  std::vector<std::string_view> labels() const;
  ModelMeta* find(ModelKey const& key) const;

  std::set<std::string, std::less<>> const* apps_;
  std::deque<ModelMeta> all_;
  std::map<ModelKey, ModelMeta*> by_key_;
  Field order_field_ = make_field("IntegerField");  // what order_with_respect_to adds
};

}  // namespace migrator
