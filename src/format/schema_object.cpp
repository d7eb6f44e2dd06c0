#include "format/schema_object.hpp"

#include "format/fields.hpp"
#include "format/schema_descriptions.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

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

}  // namespace

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

Schema nullable(Schema schema) {
  if (schema.contains("type") && schema["type"].is_string()) {
    schema["type"] = {schema["type"], "null"};
    return schema;
  }
  return schema.empty() ? schema : either({std::move(schema), of_type("null")});
}

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
Schema schema_of(std::vector<ModelDeclaration> const&) {
  return list_of(reference("declaredModel"));
}

ObjectSchema::ObjectSchema(Schema& definitions, std::string_view key, std::string_view value,
                           NameIs name)
    : definitions_{definitions}, name_{name} {
  properties_[std::string{key}] = {{"const", value}};
  required_.push_back(key);
}

void ObjectSchema::literal(std::string_view key, std::optional<Value> const&) {
  add(key, Schema::object());
}

void ObjectSchema::inner(std::string_view key, std::vector<Field> const&) {
  add(key, reference("field"));
  required_.push_back(key);
}

void ObjectSchema::on_delete(Relation const&) {
  add("on_delete",
      either({{{"enum", on_delete_choices()}}, reference("python"), reference("callable")}));
  required_.push_back("on_delete");
}

void ObjectSchema::condition(std::string_view key, std::optional<std::string> const&) {
  add(key, nullable(reference("sqlText")));
}

void ObjectSchema::check(std::string const&) {
  add("condition", reference("sqlText"));
  add("check", reference("sqlText"));
  one_of_ = {{{"required", {"condition"}}}, {{"required", {"check"}}}};
}

void ObjectSchema::keywords(std::span<FieldKeyword const> keywords,
                            std::map<std::string, Value, std::less<>> const&) {
  for (FieldKeyword const& each : keywords) {
    keyword(each);
  }
}

void ObjectSchema::keyword(FieldKeyword const& keyword) {
  add(keyword.name, schema_of_shape(keyword.shape));
  if (keyword.required) {
    required_.push_back(keyword.name);
  }
}

void ObjectSchema::elsewhere(std::string_view key) {
  properties_[std::string{key}] = Schema::object();
}

Schema ObjectSchema::take(std::string_view description) {
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

Schema ObjectSchema::with_null(Schema schema) {
  bool const has_null = schema.contains("type") && schema["type"].is_array();
  return has_null || schema.contains("anyOf") ? schema : nullable(std::move(schema));
}

void ObjectSchema::add(std::string_view key, Schema schema) {
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

}  // namespace migrator
