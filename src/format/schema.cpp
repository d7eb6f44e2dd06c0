#include "format/schema.hpp"

#include "format/constraints.hpp"
#include "format/fields.hpp"
#include "format/header.hpp"
#include "format/operations.hpp"
#include "format/options.hpp"
#include "format/schema_descriptions.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <set>

namespace migrator {
namespace {

using Schema = nlohmann::ordered_json;

Schema reference(std::string_view definition) {
  return {{"$ref", fmt::format("#/definitions/{}", definition)}};
}

Schema of_type(std::string_view type) {
  return {{"type", type}};
}

Schema list_of(Schema items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

Schema either(std::initializer_list<Schema> schemas) {
  return {{"anyOf", Schema(std::vector<Schema>(schemas))}};
}

// The same, or null.
Schema nullable(Schema schema) {
  if (schema.contains("type") && schema["type"].is_string()) {
    schema["type"] = {schema["type"], "null"};
    return schema;
  }
  return schema.empty() ? schema : either({std::move(schema), of_type("null")});
}

// The schema of the member types, one function each, as the reader has one read() each.
Schema schema_of(std::string const&) {
  return of_type("string");
}
Schema schema_of(bool) {
  return of_type("boolean");
}
Schema schema_of(std::int64_t) {
  return of_type("integer");
}
Schema schema_of(std::vector<std::string> const&) {
  return list_of(of_type("string"));
}
Schema schema_of(Value const&) {
  return Schema::object();
}
Schema schema_of(std::map<std::string, Value, std::less<>> const&) {
  return reference("alterableOptions");
}
Schema schema_of(ModelReference const&) {
  return reference("model");
}
Schema schema_of(ModelBases const&) {
  return list_of(either({reference("model"), reference("python")}));
}
Schema schema_of(Field const&) {
  return reference("field");
}
Schema schema_of(std::vector<NamedField> const&) {
  return list_of(reference("namedField"));
}
Schema schema_of(ModelOptions const&) {
  return reference("options");
}
Schema schema_of(Together const&) {
  return nullable(reference("together"));
}
Schema schema_of(Index const&) {
  return reference("index");
}
Schema schema_of(std::vector<Index> const&) {
  return list_of(reference("index"));
}
Schema schema_of(Constraint const&) {
  return reference("constraint");
}
Schema schema_of(std::vector<Constraint> const&) {
  return list_of(reference("constraint"));
}
Schema schema_of(std::vector<Element> const&) {
  return list_of(reference("element"));
}
Schema schema_of(std::vector<std::pair<Element, std::string>> const&) {
  return list_of({{"type", "array"},
                  {"items", {reference("element"), of_type("string")}},
                  {"minItems", 2},
                  {"maxItems", 2}});
}
Schema schema_of(Deferrable) {
  return {{"enum", {"deferred", "immediate"}}};
}
Schema schema_of(SqlScript const&) {
  return reference("sqlScript");
}
Schema schema_of(std::vector<Operation> const&) {
  return list_of(reference("operation"));
}
Schema schema_of(std::vector<Dependency> const&) {
  return list_of(reference("pair"));
}
Schema schema_of(std::vector<MigrationKey> const&) {
  return list_of(reference("pair"));
}

template <class T>
Schema schema_of(std::optional<T> const&) {
  return nullable(schema_of(T{}));
}

Schema schema_of_shape(KeywordShape shape) {
  switch (shape) {
    case KeywordShape::any:
      return Schema::object();
    case KeywordShape::boolean:
      return either({of_type("boolean"), reference("python")});
    case KeywordShape::integer:
      return either({of_type("integer"), of_type("null"), reference("python")});
    case KeywordShape::text:
      return either({of_type("string"), reference("python")});
    case KeywordShape::text_or_null:
      return either({of_type("string"), of_type("null"), reference("python")});
    case KeywordShape::text_list:
      return list_of(of_type("string"));
    case KeywordShape::field:
      return reference("field");
    case KeywordShape::expression:
      return reference("sqlText");
  }
  return Schema::object();
}

// The visitor that the members() lists are given to: an object's schema, key by key. A key that
// means the same in several objects gets a definition of its own.
class ObjectSchema {
 public:
  explicit ObjectSchema(Schema& definitions) : definitions_{definitions} {}
  // An object whose `key` says what it is: "op": "AddField".
  ObjectSchema(Schema& definitions, std::string_view key, std::string_view value)
      : definitions_{definitions} {
    properties_[std::string{key}] = {{"const", value}};
    required_.push_back(key);
  }

  template <class T>
  void required(std::string_view key, T const& member) {
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

  void literal(std::string_view key, std::optional<Value> const&) { add(key, Schema::object()); }
  void inner(std::string_view key, std::vector<Field> const&) {
    add(key, reference("field"));
    required_.push_back(key);
  }
  void on_delete(Relation const&) {
    add("on_delete",
        either({{{"enum", on_delete_choices()}}, reference("python"), reference("callable")}));
    required_.push_back("on_delete");
  }
  void condition(std::string_view key, std::optional<std::string> const&) {
    add(key, nullable(reference("sqlText")));
  }
  void check(std::string const&) {
    add("condition", reference("sqlText"));
    add("check", reference("sqlText"));
    one_of_ = {{{"required", {"condition"}}}, {{"required", {"check"}}}};
  }
  void keywords(std::span<FieldKeyword const> keywords,
                std::map<std::string, Value, std::less<>> const&) {
    for (FieldKeyword const& each : keywords) {
      keyword(each);
    }
  }
  void keyword(FieldKeyword const& keyword) {
    add(keyword.name, schema_of_shape(keyword.shape));
    if (keyword.required) {
      required_.push_back(keyword.name);
    }
  }
  // A key that the schema of what contains this one speaks about.
  void elsewhere(std::string_view key) { properties_[std::string{key}] = Schema::object(); }

  Schema take(std::string_view description) {
    Schema schema{{"type", "object"}};
    if (!description.empty()) {
      schema["description"] = description;
    }
    schema["properties"] = std::move(properties_);
    if (!required_.empty()) {
      schema["required"] = required_;
    }
    if (!one_of_.empty()) {
      schema["oneOf"] = std::move(one_of_);
    }
    schema["additionalProperties"] = false;
    return schema;
  }

 private:
  static Schema with_null(Schema schema) {
    bool const has_null = schema.contains("type") && schema["type"].is_array();
    return has_null || schema.contains("anyOf") ? schema : nullable(std::move(schema));
  }

  void add(std::string_view key, Schema schema) {
    std::string_view const description = describe_key(key);
    if (schema.contains("$ref")) {
      // Beside a "$ref" draft 07 sees nothing else.
      schema = {{"allOf", {std::move(schema)}}};
    }
    schema["description"] = description;
    std::string const definition = fmt::format("key.{}", key);
    if (!definitions_.contains(definition)) {
      definitions_[definition] = schema;
    }
    bool const is_shared = definitions_[definition] == schema;
    properties_[std::string{key}] = is_shared ? reference(definition) : std::move(schema);
  }

  Schema& definitions_;
  Schema properties_ = Schema::object();
  std::vector<std::string_view> required_;
  Schema one_of_;
};

// An object that is one of several, by the value of `key`; each has a definition of its own.
Schema chosen_by(std::string_view key, std::vector<std::string_view> const& values,
                 std::string_view prefix, std::string_view description) {
  Schema choices = Schema::array();
  for (std::string_view const value : values) {
    choices.push_back({{"if", {{"properties", {{key, {{"const", value}}}}}, {"required", {key}}}},
                       {"then", reference(fmt::format("{}{}", prefix, value))}});
  }
  return {{"type", "object"},
          {"description", description},
          {"properties", {{key, {{"description", describe_key(key)}, {"enum", values}}}}},
          {"required", {key}},
          {"allOf", std::move(choices)}};
}

Schema marker(std::string_view key, std::string_view description) {
  return {{"type", "object"},
          {"description", description},
          {"properties", {{key, {{"type", "string"}, {"minLength", 1}}}}},
          {"required", {key}},
          {"additionalProperties", false}};
}

void add_values(Schema& definitions) {
  definitions["callable"] = marker("callable", "A function, called when the value is needed.");
  definitions["python"] = marker("python", "What only Python sees: kept, without effect.");
  definitions["setting"] = marker("setting", "The model that a setting names.");
  definitions["sql"] = marker("sql", "An SQL expression, put into statements as it stands.");
  definitions["file"] = marker("file", "A file of SQL beside the migration.");
  definitions["sqlText"] = either({{{"type", "string"}, {"pattern", "\\S"}}, reference("sql")});
  definitions["element"] = either({of_type("string"), reference("sql")});
  definitions["model"] =
      either({{{"type", "string"}, {"pattern", "^[^.]+(\\.[^.]+)?$"}}, reference("setting")});
  definitions["pair"] = {{"description", "An app and the name of one of its migrations."},
                         {"type", "array"},
                         {"items", {{"type", "string"}, {"minLength", 1}}},
                         {"minItems", 2},
                         {"maxItems", 2}};
  Schema group = list_of(of_type("string"));
  group["minItems"] = 1;
  definitions["together"] = either({list_of(group), list_of(of_type("string"))});
  definitions["sqlScript"] =
      either({of_type("string"), list_of(either({of_type("string"), of_type("array")})),
              reference("file")});
}

void add_field_types(Schema& definitions) {
  for (FieldType const& type : field_types()) {
    Field const field = make_field(type.name);
    ObjectSchema object{definitions, "type", type.name};
    object.elsewhere("name");
    field_members(field, object);
    std::string const column =
        type.column_type.empty() ? std::string{} : fmt::format("A column {}.", type.column_type);
    definitions[fmt::format("field.{}", type.name)] = object.take(column);
  }
  Schema const any_field = chosen_by("type", field_type_names(), "field.", "A field.");
  definitions["anyField"] = any_field;
  definitions["field"] = {{"allOf", {reference("anyField")}}, {"properties", {{"name", false}}}};
  definitions["namedField"] = {
      {"allOf", {reference("anyField")}},
      {"properties",
       {{"name", {{"description", "The field's name."}, {"type", "string"}, {"minLength", 1}}}}},
      {"required", {"name"}}};
}

void add_indexes(Schema& definitions) {
  std::vector<std::string_view> names;
  for (IndexType const type : index_types()) {
    names.push_back(class_name(type));
    Index const index{.type = type};
    ObjectSchema object{definitions, "type", class_name(type)};
    index_members(index, object);
    definitions[fmt::format("index.{}", class_name(type))] = object.take({});
  }
  definitions["index"] = chosen_by("type", names, "index.", "An index.");
}

template <class T>
void add_constraint(Schema& definitions, std::string_view name) {
  T constraint;
  ObjectSchema object{definitions, "type", name};
  constraint_members(constraint, object);
  definitions[fmt::format("constraint.{}", name)] = object.take({});
}

void add_constraints(Schema& definitions) {
  add_constraint<CheckConstraint>(definitions, "CheckConstraint");
  add_constraint<ExclusionConstraint>(definitions, "ExclusionConstraint");
  add_constraint<UniqueConstraint>(definitions, "UniqueConstraint");
  std::span<std::string_view const> const names = constraint_type_names();
  definitions["constraint"] =
      chosen_by("type", {names.begin(), names.end()}, "constraint.", "A constraint.");
}

void add_options(Schema& definitions) {
  ObjectSchema options{definitions};
  ModelOptions const members;
  option_members(members, options);
  definitions["options"] = options.take("The model's Meta.");
  ObjectSchema alterable{definitions};
  for (FieldKeyword const& option : alterable_options()) {
    alterable.keyword(option);
  }
  definitions["alterableOptions"] = alterable.take("Options that the database does not see.");
}

template <class Op>
void add_operation(Schema& definitions) {
  ObjectSchema object{definitions, "op", Op::type_name};
  Op const operation{};
  Op::members(operation, object);
  definitions[fmt::format("operation.{}", Op::type_name)] =
      object.take(describe_operation(Op::type_name));
}

template <class... Ops>
void add_all(Schema& definitions, std::variant<Ops...> const*) {
  (add_operation<Ops>(definitions), ...);
}

void add_operations(Schema& definitions) {
  add_all(definitions, static_cast<AnyOperation const*>(nullptr));
  for (ExtensionAlias const& alias : extension_aliases()) {
    ObjectSchema object{definitions, "op", alias.type_name};
    object.optional("hints", Value{});
    definitions[fmt::format("operation.{}", alias.type_name)] =
        object.take(describe_operation(alias.type_name));
  }
  definitions["operation"] = chosen_by("op", operation_type_names(), "operation.",
                                       "One of Django's migration operations.");
}

}  // namespace

std::string migration_schema() {
  Schema definitions;
  ObjectSchema file{definitions};
  MigrationFile const members;
  MigrationFile::members(members, file);
  add_values(definitions);
  add_operations(definitions);
  add_options(definitions);
  add_indexes(definitions);
  add_constraints(definitions);
  add_field_types(definitions);
  Schema schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "Migration"}};
  schema.update(file.take("One migration: Django's Migration class as data."));
  schema["definitions"] = std::move(definitions);
  return schema.dump(2) + "\n";
}

}  // namespace migrator
