#include "format/schema.hpp"

#include "format/constraints.hpp"
#include "format/fields.hpp"
#include "format/header.hpp"
#include "format/operations.hpp"
#include "format/options.hpp"
#include "format/schema_descriptions.hpp"
#include "format/schema_object.hpp"

#include <fmt/format.h>

#include <utility>

namespace migrator {
namespace {

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
  definitions["sqlText"] = either({{{"type", "string"}, {"pattern", "\\S"}}, reference("sql")});
  definitions["element"] = either({of_type("string"), reference("sql")});
  definitions["model"] =
      either({{{"type", "string"}, {"pattern", "^[^.]+(\\.[^.]+)?$"}}, reference("setting")});
  Schema group = list_of(of_type("string"));
  group["minItems"] = 1;
  definitions["together"] = either({list_of(group), list_of(of_type("string"))});
}

// What only migrations have.
void add_migration_values(Schema& definitions) {
  definitions["file"] = marker("file", "A file of SQL beside the migration.");
  definitions["pair"] = {{"description", "An app and the name of one of its migrations."},
                         {"type", "array"},
                         {"items", {{"type", "string"}, {"minLength", 1}}},
                         {"minItems", 2},
                         {"maxItems", 2}};
  definitions["sqlScript"] =
      either({of_type("string"), list_of(either({of_type("string"), of_type("array")})),
              reference("file")});
  ObjectSchema alterable{definitions};
  for (FieldKeyword const& option : alterable_options()) {
    alterable.keyword(option);
  }
  definitions["alterableOptions"] = alterable.take("Options that the database does not see.");
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

void add_indexes(Schema& definitions, NameIs name) {
  std::vector<std::string_view> names;
  for (IndexType const type : index_types()) {
    names.push_back(class_name(type));
    Index const index{.type = type};
    ObjectSchema object{definitions, "type", class_name(type), name};
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

// The whole of a schema: what a file has, and what its parts are.
std::string document(std::string_view title, Schema file, Schema definitions) {
  Schema schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  schema.update(file);
  schema["definitions"] = std::move(definitions);
  return schema.dump(2) + "\n";
}

}  // namespace

std::string migration_schema() {
  Schema definitions;
  ObjectSchema file{definitions};
  MigrationFile const members;
  MigrationFile::members(members, file);
  add_values(definitions);
  add_migration_values(definitions);
  add_operations(definitions);
  add_options(definitions);
  add_indexes(definitions, NameIs::required);
  add_constraints(definitions);
  add_field_types(definitions);
  return document("Migration", file.take("One migration: Django's Migration class as data."),
                  std::move(definitions));
}

std::string models_schema() {
  Schema definitions;
  ObjectSchema file{definitions};
  ModelsFile const members;
  ModelsFile::members(members, file);
  ObjectSchema model{definitions};
  ModelDeclaration const declaration;
  ModelDeclaration::members(declaration, model);
  definitions["declaredModel"] = model.take("A model: a subclass of Django's Model as data.");
  add_values(definitions);
  add_options(definitions);
  add_indexes(definitions, NameIs::optional);
  add_constraints(definitions);
  add_field_types(definitions);
  return document("Models", file.take("The models of an app."), std::move(definitions));
}

}  // namespace migrator
