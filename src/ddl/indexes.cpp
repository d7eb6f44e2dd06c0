#include "ddl/indexes.hpp"

#include "base/text.hpp"
#include "ddl/column_sql.hpp"
#include "ddl/column_type.hpp"
#include "ddl/model_fields.hpp"
#include "ddl/tables.hpp"
#include "migrator/error.hpp"

#include <fmt/format.h>

namespace migrator {
namespace {

std::string_view without_order(std::string_view field) {
  return field.starts_with('-') ? field.substr(1) : field;
}

// Where an index of several columns goes.
std::string shared_tablespace(ModelIn model, Settings const& settings) {
  return settings.default_index_tablespace.empty() ? model_tablespace(model.model, settings)
                                                   : settings.default_index_tablespace;
}

std::string tablespace_of(ModelIn model, Field const& field, Settings const& settings) {
  std::string const own = field.db_tablespace.value_or("");
  return own.empty() ? shared_tablespace(model, settings) : own;
}

SqlBuilder index_of_field(ModelIn model, NamedField const& field, std::string_view suffix,
                          std::string_view opclass, Settings const& settings) {
  std::string const table = table_of(model);
  std::string const column = column_name(field);
  std::string const tablespace = tablespace_of(model, field.field, settings);
  SqlBuilder sql;
  sql.words("CREATE INDEX")
      .index_name({table, {column}, std::string{suffix}, ""})
      .words("ON")
      .table(table)
      .columns(table, {ListedColumn{column, opclass.empty() ? "" : fmt::format(" {}", opclass)}});
  if (!tablespace.empty()) {
    sql.words("TABLESPACE").name(tablespace);
  }
  return sql;
}

// The collation that the field, or the field a foreign key refers to, declares.
std::string declared_collation(ModelIn model, NamedField const& field, Settings const& settings) {
  if (field.field.relation) {
    FieldIn const target = target_field(model, field, settings);
    return target.field.field.db_collation.value_or("");
  }
  if (field.field.is("ArrayField")) {
    return "";
  }
  return field.field.db_collation.value_or("");
}

std::string_view pattern_opclass(std::string_view type) {
  if (type.find('[') != std::string_view::npos) {
    return "";
  }
  if (type.starts_with("varchar")) {
    return "varchar_pattern_ops";
  }
  return type.starts_with("text") ? "text_pattern_ops" : "";
}

std::string on_or_off(Value const& value) {
  bool const* const flag = value.get_if<bool>();
  return flag && *flag ? "on" : "off";
}

std::string parameter_value(Value const& value) {
  if (std::int64_t const* const number = value.get_if<std::int64_t>()) {
    return fmt::format("{}", *number);
  }
  return on_or_off(value);
}

// Django's keywords in the order in which Django writes them; an index has only those of its type.
constexpr std::string_view parameter_order[] = {
    "length",     "columns",           "autosummarize",          "pages_per_range", "buffering",
    "fillfactor", "deduplicate_items", "gin_pending_list_limit", "fastupdate"};

std::vector<std::string> storage_parameters(Index const& index) {
  std::vector<std::string> parameters;
  for (std::string_view const keyword : parameter_order) {
    auto const found = index.parameters.find(keyword);
    if (found == index.parameters.end() || found->second.is_null()) {
      continue;
    }
    if (ValueList const* const columns = found->second.get_if<ValueList>()) {
      for (std::size_t at = 0; at < columns->size(); ++at) {
        parameters.push_back(fmt::format("col{} = {}", at + 1, parameter_value(columns->at(at))));
      }
      continue;
    }
    parameters.push_back(fmt::format("{} = {}", keyword, parameter_value(found->second)));
  }
  return parameters;
}

std::string tablespace_of(ModelIn model, Index const& index, Settings const& settings) {
  if (!index.db_tablespace.empty()) {
    return index.db_tablespace;
  }
  if (index.fields.size() == 1 && index.expressions.empty()) {
    return tablespace_of(
        model, get_field(model, without_order(index.fields.front()), settings).field.field,
        settings);
  }
  return shared_tablespace(model, settings);
}

// Django would write the name of the column, which a composite key has none of.
std::string column_of(ModelIn model, std::string_view name, Settings const& settings) {
  NamedField const field = get_field(model, name, settings).field;
  if (field.field.is("CompositePrimaryKey")) {
    throw StateError{
        fmt::format("{}.{} is a CompositePrimaryKey and has no column: name its fields instead",
                    model.model.name, field.name)};
  }
  return column_name(field);
}

}  // namespace

std::vector<std::string> columns_of(ModelIn model, std::vector<std::string> const& fields,
                                    Settings const& settings) {
  std::vector<std::string> columns;
  columns.reserve(fields.size());
  for (std::string const& field : fields) {
    columns.push_back(column_of(model, without_order(field), settings));
  }
  return columns;
}

std::vector<ListedColumn> listed_columns(ModelIn model, std::vector<std::string> const& fields,
                                         std::vector<std::string> const& opclasses,
                                         std::vector<Element> const& expressions,
                                         Settings const& settings) {
  std::vector<ListedColumn> listed;
  for (std::size_t at = 0; at < fields.size(); ++at) {
    // An empty one among them leaves its blank behind, as in Django.
    std::string text = at < opclasses.size() ? " " + opclasses[at] : "";
    if (fields[at].starts_with('-')) {
      text += " DESC";
    }
    listed.push_back({column_of(model, without_order(fields[at]), settings), text});
  }
  for (Element const& element : expressions) {
    if (element.is_sql) {
      listed.push_back({"", element.text});
    } else {
      listed.push_back({column_of(model, element.text, settings), ""});
    }
  }
  return listed;
}

std::optional<DeferredStatement> field_index(ModelIn model, NamedField const& field,
                                             Settings const& settings) {
  if (!field.field.db_index || field.field.is_unique()) {
    return std::nullopt;
  }
  return index_of_field(model, field, "", "", settings).deferred();
}

std::optional<DeferredStatement> pattern_index(ModelIn model, NamedField const& field,
                                               Settings const& settings, Catalog const& catalog) {
  if (!field.field.db_index && !field.field.is_unique()) {
    return std::nullopt;
  }
  std::optional<ColumnType> const type = column_type(model, field, settings);
  std::string_view const opclass = type ? pattern_opclass(type->type) : "";
  if (opclass.empty()) {
    return std::nullopt;
  }
  std::string const collation = declared_collation(model, field, settings);
  if (!collation.empty() && !catalog.collation_is_deterministic(collation)) {
    return std::nullopt;
  }
  return index_of_field(model, field, "_like", opclass, settings).deferred();
}

DeferredStatement together_index(ModelIn model, std::vector<std::string> const& fields,
                                 Settings const& settings) {
  std::string const table = table_of(model);
  std::vector<std::string> const columns = columns_of(model, fields, settings);
  std::string const tablespace =
      fields.size() == 1
          ? tablespace_of(model, get_field(model, fields.front(), settings).field.field, settings)
          : shared_tablespace(model, settings);
  SqlBuilder sql;
  sql.words("CREATE INDEX")
      .index_name({table, columns, "_idx", ""})
      .words("ON")
      .table(table)
      .columns(table, columns);
  if (!tablespace.empty()) {
    sql.words("TABLESPACE").name(tablespace);
  }
  return sql.deferred();
}

DeferredStatement named_index(ModelIn model, Index const& index, Settings const& settings,
                              Concurrently concurrently) {
  std::string const table = table_of(model);
  std::string const tablespace = tablespace_of(model, index, settings);
  std::vector<std::string> const parameters = storage_parameters(index);
  SqlBuilder sql;
  sql.words(concurrently == Concurrently::yes ? "CREATE INDEX CONCURRENTLY" : "CREATE INDEX")
      .index_name({table, columns_of(model, index.fields, settings), "", index.name})
      .words("ON")
      .table(table);
  if (index.type != IndexType::index) {
    sql.words("USING").words(access_method(index.type));
  }
  sql.columns(table,
              listed_columns(model, index.fields, index.opclasses, index.expressions, settings));
  if (!index.include.empty()) {
    sql.words("INCLUDE").columns(table, columns_of(model, index.include, settings));
  }
  if (!parameters.empty()) {
    sql.words(fmt::format("WITH ({})", join(parameters, ", ")));
  }
  if (!tablespace.empty()) {
    sql.words("TABLESPACE").name(tablespace);
  }
  if (index.condition) {
    sql.words("WHERE").words(*index.condition);
  }
  return sql.deferred();
}

}  // namespace migrator
