// The schemas of objects and of what is in them: what the members() lists are turned into.
#pragma once

#include "format/models_file.hpp"
#include "migrator/migration.hpp"

#include <nlohmann/json.hpp>

#include <concepts>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace migrator {

using Schema = nlohmann::ordered_json;

Schema reference(std::string_view definition);
Schema of_type(std::string_view type);
Schema list_of(Schema items);
Schema either(std::initializer_list<Schema> schemas);

// The same, or null.
Schema nullable(Schema schema);

// The schema of the member types, one function each, as the reader has one read() each.
Schema schema_of(std::string const&);
Schema schema_of(bool);
Schema schema_of(std::int64_t);
Schema schema_of(std::vector<std::string> const&);
Schema schema_of(Value const&);
Schema schema_of(std::map<std::string, Value, std::less<>> const&);
Schema schema_of(ModelReference const&);
Schema schema_of(ModelBases const&);
Schema schema_of(Field const&);
Schema schema_of(std::vector<NamedField> const&);
Schema schema_of(ModelOptions const&);
Schema schema_of(Together const&);
Schema schema_of(Index const&);
Schema schema_of(std::vector<Index> const&);
Schema schema_of(Constraint const&);
Schema schema_of(std::vector<Constraint> const&);
Schema schema_of(std::vector<Element> const&);
Schema schema_of(std::vector<std::pair<Element, std::string>> const&);
Schema schema_of(Deferrable);
Schema schema_of(SqlScript const&);
Schema schema_of(std::vector<Operation> const&);
Schema schema_of(std::vector<Dependency> const&);
Schema schema_of(std::vector<MigrationKey> const&);
Schema schema_of(std::vector<ModelDeclaration> const&);

template <class T>
Schema schema_of(std::optional<T> const&) {
  return nullable(schema_of(T{}));
}

enum class NameIs { required, optional };

// The visitor that the members() lists are given to: an object's schema, key by key. A key that
// means the same in several objects gets a definition of its own.
class ObjectSchema {
 public:
  explicit ObjectSchema(Schema& definitions) : definitions_{definitions} {}
  // An object whose `key` says what it is: "op": "AddField".
  ObjectSchema(Schema& definitions, std::string_view key, std::string_view value,
               NameIs name = NameIs::required);

  template <class T>
  void required(std::string_view key, T const& member) {
    if (key == "name" && name_ == NameIs::optional) {
      optional(key, member);
      return;
    }
    Schema schema = schema_of(member);
    if (key == "name" || key.ends_with("_name")) {
      schema["minLength"] = 1;
    }
    add(key, std::move(schema));
    required_.push_back(key);
  }
  template <class T>
  void optional(std::string_view key, T const& member) {
    constexpr bool takes_null = !std::same_as<T, bool>;
    add(key, takes_null ? with_null(schema_of(member)) : schema_of(member));
  }

  void literal(std::string_view key, std::optional<Value> const& value);
  void inner(std::string_view key, std::vector<Field> const& field);
  void on_delete(Relation const& relation);
  void condition(std::string_view key, std::optional<std::string> const& condition);
  void check(std::string const& condition);
  void keywords(std::span<FieldKeyword const> keywords,
                std::map<std::string, Value, std::less<>> const& values);
  void keyword(FieldKeyword const& keyword);

  // A key that the schema of what contains this one speaks about.
  void elsewhere(std::string_view key);

  Schema take(std::string_view description);

 private:
  static Schema with_null(Schema schema);
  void add(std::string_view key, Schema schema);

  Schema& definitions_;
  NameIs name_ = NameIs::required;
  Schema properties_ = Schema::object();
  std::vector<std::string_view> required_;
  Schema one_of_;
};

}  // namespace migrator
