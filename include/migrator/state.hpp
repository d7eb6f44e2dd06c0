// The project as its migrations describe it at one point of the history: Django's ProjectState
// and ModelState, as values.
#pragma once

#include "migrator/constraint.hpp"
#include "migrator/field.hpp"
#include "migrator/key.hpp"
#include "migrator/value.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

// unique_together or index_together: groups of field names, sorted.
using Together = std::set<std::vector<std::string>>;

// Options that are given although they have the value they would have anyway ("db_table": null).
// Django keeps and writes them; they make no difference otherwise, so that all of these are equal.
struct OptionsAtDefault {
  std::set<std::string, std::less<>> names;

  bool operator==(OptionsAtDefault const&) const { return true; }
};

// A model's Meta. An option that is absent differs from one that is null only where Django's does.
struct ModelOptions {
  std::optional<std::string> db_table;
  std::optional<std::string> db_table_comment;
  std::string db_tablespace;
  Together unique_together;
  Together index_together;
  std::optional<std::string> order_with_respect_to;
  std::vector<Index> indexes;
  std::vector<Constraint> constraints;
  bool proxy = false;
  bool managed = true;
  std::optional<std::string> swappable;             // the setting that may name another model
  std::map<std::string, Value, std::less<>> other;  // ordering, verbose_name, permissions, …
  OptionsAtDefault at_default;

  bool operator==(ModelOptions const&) const = default;
};

// One model. Immutable once stored in a ProjectState.
struct ModelState {
  std::string app;
  std::string name;  // as declared, e.g. "DeviceType"
  std::vector<NamedField> fields;
  ModelOptions options;
  ModelBases bases;  // empty: models.Model
  Value managers;

  ModelKey key() const { return model_key(app, name); }

  // The field of exactly that name, or null.
  Field const* find_field(std::string_view field_name) const;
  // The same; throws StateError "M has no field named 'f'" when it is missing.
  Field const& field(std::string_view field_name) const;

  bool operator==(ModelState const&) const = default;
};

// For messages. The views are of the fields.
std::vector<std::string_view> names_of(std::vector<NamedField> const& fields);

// Where chains of foreign keys end: worked out by whoever needs it, and remembered as long as the
// models stay as they are. A copy remembers nothing, as it is made to be changed.
class ChainEnds {
 public:
  // The field at the end and the model it is in, by the model and name of a field on the way.
  struct End {
    std::shared_ptr<ModelState const> model;
    NamedField field;
  };
  using Key = std::pair<ModelKey, std::string>;

  ChainEnds() = default;
  ~ChainEnds() = default;
  ChainEnds(ChainEnds const&) {}
  ChainEnds(ChainEnds&&) = default;
  ChainEnds& operator=(ChainEnds const&) {
    known_.clear();
    return *this;
  }
  ChainEnds& operator=(ChainEnds&&) = default;

  // Null when it is not known.
  End const* find(Key const& key) const;
  void remember(Key key, End end) { known_.insert_or_assign(std::move(key), std::move(end)); }
  void forget() { known_.clear(); }

 private:
  std::map<Key, End> known_;
};

// All models. Copying copies pointers, one a model; models are replaced, never edited in place.
class ProjectState {
 public:
  // Null when there is no such model.
  std::shared_ptr<ModelState const> find(ModelKey const& key) const;

  // Throws StateError naming the model and the nearest known one.
  ModelState const& model(ModelKey const& key) const;

  // Adds the model, or replaces the one with its key.
  void put(ModelState model);
  // Throws StateError when there is none.
  void erase(ModelKey const& key);

  // In the order of their keys.
  std::map<ModelKey, std::shared_ptr<ModelState const>> const& models() const { return models_; }

  // What is known of this state's foreign keys; forgotten when a model is replaced or erased. A new
  // model changes no chain that has an end.
  ChainEnds& chain_ends() const { return chain_ends_; }

  // Whether any model is of that app.
  bool has_app(std::string_view app) const;

  // What happens when Django renders the state: throws StateError in Django's words if a base of a
  // model is not there, and, the first time in the life of this state and what it was copied
  // from, if the target of a relation is not. Later a missing target is only noticed when its
  // column is made, as in Django. Looks only at what changed since the last call.
  void require_renderable() const;

  // The same in the midst of an operation: nothing happens before the state was rendered.
  void require_still_renderable() const;

  // Tells that an operation changed the state in a way after which Django renders only part of it,
  // for the time being. Does nothing before the state was rendered.
  void delay_rendering();
  // What happens when Django needs all models after that, at the end of a run or for Python code:
  // as require_renderable(), but everything is looked at again if rendering was delayed.
  void require_all_renderable() const;

  // Equal models under equal keys.
  bool operator==(ProjectState const& other) const;

 private:
  [[noreturn]] void refuse(ModelKey const& key) const;

  std::map<ModelKey, std::shared_ptr<ModelState const>> models_;
  // For require_renderable(), which is asked before almost every operation.
  mutable bool rendered_ = false;
  bool delayed_ = false;
  mutable std::vector<ModelKey> changed_;
  mutable ChainEnds chain_ends_;
};

// What an operation changes: the states before and after it, and the app it belongs to.
struct StateChange {
  std::string_view app;
  ProjectState const& from;
  ProjectState const& to;
};

}  // namespace migrator
