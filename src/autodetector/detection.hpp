// What the steps of the autodetector share: the attributes of Django's MigrationAutodetector under
// Django's names, and what every step asks.
//
// Each step is a function of Django's that adds operations; detect_changes() calls them in Django's
// order. A model that was renamed is called by its new name, and so are renamed fields once their
// operations have been generated.
#pragma once

#include "autodetector/operation_dependency.hpp"
#include "autodetector/relations.hpp"
#include "migrator/autodetector.hpp"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace migrator {

struct FieldKey {
  std::string app;
  std::string model;
  std::string field;

  ModelKey model_key() const { return {app, model}; }
  auto operator<=>(FieldKey const&) const = default;
};

using ModelKeys = std::set<ModelKey>;
using FieldKeys = std::set<FieldKey>;

// The models of one of the states. Unmanaged models are in `unmanaged` alone, proxies in `proxies`.
struct ModelKeySets {
  ModelKeys models;
  ModelKeys proxies;
  ModelKeys unmanaged;
};

// A field that got another name, as the questioner has said.
struct FieldRename {
  FieldKey old_key;
  FieldKey new_key;
};

struct AlteredIndexes {
  std::vector<Index> added;
  std::vector<Index> removed;
  std::vector<RenameIndex> renamed;
};

struct AlteredConstraints {
  std::vector<Constraint> added;
  std::vector<Constraint> removed;
  std::vector<Constraint> altered;
};

struct Detection {
  AutodetectorInput const& input;

  ModelKeySets old_keys;
  ModelKeySets new_keys;
  ModelKeys kept_models;     // in both states
  ModelKeys kept_proxies;    // likewise
  ModelKeys kept_unmanaged;  // likewise
  FieldKeys old_fields;      // of the kept models
  FieldKeys new_fields;      // likewise
  Relations old_relations;
  Relations new_relations;

  std::map<ModelKey, std::string> renamed_models;  // the old name of each new key
  std::map<FieldKey, std::string> renamed_fields;  // likewise
  std::vector<FieldRename> renames;                // of fields, in the order they were found
  std::map<ModelKey, FieldKey> through_users;      // the field that goes through each model
  std::map<FieldKey, Field> repointed;  // new fields that were made to point at old names
  std::map<ModelKey, AlteredIndexes> altered_indexes;
  std::map<ModelKey, AlteredConstraints> altered_constraints;

  GeneratedOperations operations;
};

// The states of a model by its new key.
ModelState const& old_model(Detection const& detection, ModelKey const& key);
ModelState const& new_model(Detection const& detection, ModelKey const& key);

// A field of the new state as the later steps of Django's see it: see Detection::repointed.
Field const& new_field(Detection const& detection, FieldKey const& key);

// ModelState.get_field(): the name "_order" means the field that the model is ordered by. Throws
// StateError when there is none of that name.
Field const& get_field(ModelState const& model, std::string_view name);

// Adds an operation to those of the app, at their end or at their beginning.
void add_operation(Detection& detection, std::string const& app, Operation operation,
                   std::vector<OperationDependency> dependencies = {});
void add_first_operation(Detection& detection, std::string const& app, Operation operation,
                         std::vector<OperationDependency> dependencies);

// The creation (removal, …) of a model or, with its name, of a field.
OperationDependency on_model(ModelKey const& key, OperationDependency::Type type);
OperationDependency on_field(ModelKey const& key, std::string_view field,
                             OperationDependency::Type type);

// Django's _get_dependencies_for_foreign_key(): the creation of what the field of that model points
// at and goes through.
std::vector<OperationDependency> dependencies_for_relation(ModelKey const& key, Field const& field);

// Django's _get_dependencies_for_model(): those of all relations of the model.
std::vector<OperationDependency> dependencies_for_model(Detection const& detection,
                                                        ModelKey const& key);

// The keys of the first that are not in the second, and those in both.
template <class Key>
std::set<Key> difference(std::set<Key> const& one, std::set<Key> const& other) {
  std::set<Key> result;
  for (Key const& key : one) {
    if (!other.contains(key)) {
      result.insert(key);
    }
  }
  return result;
}

template <class Key>
std::set<Key> intersection(std::set<Key> const& one, std::set<Key> const& other) {
  std::set<Key> result;
  for (Key const& key : one) {
    if (other.contains(key)) {
      result.insert(key);
    }
  }
  return result;
}

template <class Key>
std::set<Key> united(std::set<Key> one, std::set<Key> const& other) {
  one.insert(other.begin(), other.end());
  return one;
}

template <class T>
void append(std::vector<T>& list, std::vector<T> more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

// ---- the steps, in Django's order
// ----------------------------------------------------------------

void generate_renamed_models(Detection& detection);
void prepare_field_lists(Detection& detection);
void generate_through_model_map(Detection& detection);
void generate_deleted_models(Detection& detection);
void generate_created_models(Detection& detection);
void generate_deleted_proxies(Detection& detection);
void generate_created_proxies(Detection& detection);
void generate_altered_options(Detection& detection);
void generate_altered_managers(Detection& detection);
void generate_altered_db_table_comment(Detection& detection);
void create_renamed_fields(Detection& detection);
void create_altered_indexes(Detection& detection);
void create_altered_constraints(Detection& detection);
void generate_removed_constraints(Detection& detection);
void generate_removed_indexes(Detection& detection);
void generate_renamed_fields(Detection& detection);
void generate_renamed_indexes(Detection& detection);
void generate_removed_altered_unique_together(Detection& detection);
void generate_removed_fields(Detection& detection);
void generate_added_fields(Detection& detection);
void generate_altered_fields(Detection& detection);
void generate_altered_order_with_respect_to(Detection& detection);
void generate_altered_unique_together(Detection& detection);
void generate_added_indexes(Detection& detection);
void generate_added_constraints(Detection& detection);
void generate_altered_constraints(Detection& detection);
void generate_altered_db_table(Detection& detection);

// The groups of fields that a together option had and has. Both call fields as their own state
// does, so that a group with a renamed field is an altered one, as in Django.
struct AlteredTogether {
  ModelKey key;
  Together old_value;
  Together new_value;
  std::vector<OperationDependency> dependencies;
};

// Django's _get_altered_foo_together_operations(): the kept models whose groups differ.
std::vector<AlteredTogether> altered_together(Detection const& detection,
                                              Together ModelOptions::*option);

}  // namespace migrator
