#include "ddl/constraints.hpp"

#include "base/overloaded.hpp"
#include "base/quote.hpp"
#include "base/text.hpp"
#include "ddl/indexes.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/names.hpp"
#include "ddl/tables.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string_view deferrable_words(std::optional<Deferrable> deferrable) {
  if (!deferrable) {
    return "";
  }
  return *deferrable == Deferrable::deferred ? "DEFERRABLE INITIALLY DEFERRED"
                                             : "DEFERRABLE INITIALLY IMMEDIATE";
}

std::string_view nulls_words(std::optional<bool> nulls_distinct) {
  if (!nulls_distinct) {
    return "";
  }
  return *nulls_distinct ? "NULLS DISTINCT" : "NULLS NOT DISTINCT";
}

bool needs_index(UniqueConstraint const& unique) {
  return unique.condition || !unique.include.empty() || !unique.opclasses.empty() ||
         !unique.expressions.empty();
}

SqlBuilder unique_index(ModelIn model, UniqueConstraint const& unique, Settings const& settings) {
  std::string const table = table_of(model);
  SqlBuilder sql;
  sql.words("CREATE UNIQUE INDEX").name(unique.name).words("ON").table(table);
  sql.columns(table,
              listed_columns(model, unique.fields, unique.opclasses, unique.expressions, settings));
  if (!unique.include.empty()) {
    sql.words("INCLUDE").columns(table, columns_of(model, unique.include, settings));
  }
  sql.words(nulls_words(unique.nulls_distinct));
  if (unique.condition) {
    sql.words("WHERE").words(*unique.condition);
  }
  return sql;
}

SqlBuilder add_constraint(std::string_view table, std::string_view name) {
  SqlBuilder sql;
  sql.words("ALTER TABLE").table(table).words("ADD CONSTRAINT").name(name);
  return sql;
}

// After the words CONSTRAINT "n".
void add_body(SqlBuilder& sql, ModelIn model, UniqueConstraint const& unique,
              Settings const& settings) {
  sql.words("UNIQUE")
      .words(nulls_words(unique.nulls_distinct))
      .columns(table_of(model), columns_of(model, unique.fields, settings))
      .words(deferrable_words(unique.deferrable));
}

void add_body(SqlBuilder& sql, ModelIn, CheckConstraint const& check, Settings const&) {
  sql.words(fmt::format("CHECK ({})", check.condition));
}

void add_body(SqlBuilder& sql, ModelIn model, ExclusionConstraint const& exclusion,
              Settings const& settings) {
  std::string const table = table_of(model);
  std::vector<ListedColumn> elements;
  for (auto const& [element, operation] : exclusion.expressions) {
    ListedColumn listed = listed_columns(model, {}, {}, {element}, settings).front();
    listed.text += " WITH " + operation;
    elements.push_back(std::move(listed));
  }
  sql.words("EXCLUDE USING").words(exclusion.index_type).columns(table, elements);
  if (!exclusion.include.empty()) {
    sql.words("INCLUDE").columns(table, columns_of(model, exclusion.include, settings));
  }
  if (exclusion.condition) {
    sql.words(fmt::format("WHERE ({})", *exclusion.condition));
  }
  sql.words(deferrable_words(exclusion.deferrable));
}

SqlBuilder foreign_key_body(SqlBuilder sql, ModelIn model, NamedField const& field,
                            Settings const& settings) {
  FieldIn const target = target_field(model, field, settings);
  std::string const table = table_of(model);
  std::string const to_table = table_name(target.model.model);
  sql.words("FOREIGN KEY")
      .columns(table, {ListedColumn{column_name(field), ""}})
      .words("REFERENCES")
      .table(to_table)
      .columns(to_table, {ListedColumn{column_name(target.field), ""}})
      .words("DEFERRABLE INITIALLY DEFERRED");
  return sql;
}

}  // namespace

bool is_index(Constraint const& constraint) {
  UniqueConstraint const* const unique = std::get_if<UniqueConstraint>(&constraint);
  return unique && needs_index(*unique);
}

Constraint copied(Constraint constraint) {
  ExclusionConstraint* const exclusion = std::get_if<ExclusionConstraint>(&constraint);
  if (exclusion && to_lower(exclusion->index_type) == "gist") {
    exclusion->index_type = ExclusionConstraint{}.index_type;
  }
  return constraint;
}

DeferredStatement create_constraint(ModelIn model, Constraint const& constraint,
                                    Settings const& settings) {
  if (is_index(constraint)) {
    return unique_index(model, std::get<UniqueConstraint>(constraint), settings).deferred();
  }
  SqlBuilder sql = add_constraint(table_of(model), name_of(constraint));
  std::visit([&](auto const& one) { add_body(sql, model, one, settings); }, constraint);
  return sql.deferred();
}

std::optional<std::string> constraint_in_table(ModelIn model, Constraint const& constraint,
                                               Settings const& settings) {
  UniqueConstraint const* const unique = std::get_if<UniqueConstraint>(&constraint);
  if (unique && (needs_index(*unique) || unique->nulls_distinct)) {
    return std::nullopt;
  }
  SqlBuilder sql;
  sql.words("CONSTRAINT").name(name_of(constraint));
  std::visit([&](auto const& one) { add_body(sql, model, one, settings); }, constraint);
  return sql.text();
}

DeferredStatement create_constraint_later(ModelIn model, Constraint const& constraint,
                                          Settings const& settings) {
  UniqueConstraint const* const unique = std::get_if<UniqueConstraint>(&constraint);
  if (!unique) {
    return create_constraint(model, constraint, settings);
  }
  // Django forgets `deferrable` on this way.
  UniqueConstraint not_deferrable = *unique;
  not_deferrable.deferrable.reset();
  return create_constraint(model, not_deferrable, settings);
}

SqlBuilder drop_constraint(std::string_view table, std::string_view name) {
  SqlBuilder sql;
  sql.words("ALTER TABLE").table(table).words("DROP CONSTRAINT").name(name);
  return sql;
}

DeferredStatement unique_together_constraint(ModelIn model,
                                             std::vector<std::string> const& columns) {
  std::string const table = table_of(model);
  return SqlBuilder{}
      .words("ALTER TABLE")
      .table(table)
      .words("ADD CONSTRAINT")
      .index_name({table, columns, "_uniq", ""})
      .words("UNIQUE")
      .columns(table, columns)
      .deferred();
}

DeferredStatement foreign_key(ModelIn model, NamedField const& field, Settings const& settings) {
  FieldIn const target = target_field(model, field, settings);
  std::string const table = table_of(model);
  SqlBuilder sql;
  sql.words("ALTER TABLE")
      .table(table)
      .words("ADD CONSTRAINT")
      .foreign_key_name({table, column_name(field),
                         split_identifier(table_name(target.model.model)).name,
                         column_name(target.field)});
  return foreign_key_body(std::move(sql), model, field, settings).deferred();
}

DeferredStatement remade_foreign_key(ModelIn model, NamedField const& field,
                                     Settings const& settings) {
  std::string const table = table_of(model);
  SqlBuilder sql = add_constraint(table, index_name(table, {column_name(field)}, "_fk"));
  return foreign_key_body(std::move(sql), model, field, settings).deferred();
}

std::string inline_foreign_key(ModelIn model, NamedField const& field, Settings const& settings) {
  FieldIn const target = target_field(model, field, settings);
  std::string const to_table = table_of(related_model(model, field));
  std::string const table = table_of(model);
  std::string const schema = split_identifier(table).schema;
  std::string const name = quote_name(foreign_key_name(
      table, {column_name(field)}, split_identifier(table_name(target.model.model)).name,
      column_name(target.field)));
  // One statement to Django, which sends and prints the two together.
  return SqlBuilder{}
      .words("CONSTRAINT")
      .words(name)
      .words("REFERENCES")
      .name(to_table)
      .tight(fmt::format("({})", quote_name(column_name(target.field))))
      .words("DEFERRABLE INITIALLY DEFERRED;")
      .words("SET CONSTRAINTS")
      .words(schema.empty() ? name : fmt::format("{}.{}", quote_name(schema), name))
      .words("IMMEDIATE")
      .text();
}

std::string drop_foreign_key(std::string_view table, std::string_view name) {
  return SqlBuilder{}
      .words("SET CONSTRAINTS")
      .name(name)
      .words("IMMEDIATE;")
      .words(drop_constraint(table, name).text())
      .text();
}

}  // namespace migrator
