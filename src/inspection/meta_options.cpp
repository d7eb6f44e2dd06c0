#include "inspection/meta_options.hpp"

#include "ddl/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace migrator {
namespace {

// In names of indexes and constraints a percent sign begins %(class)s.
std::string declared_name(std::string_view name) {
  std::string declared;
  for (char const letter : name) {
    declared += letter == '%' ? "%%" : std::string(1, letter);
  }
  return declared;
}

std::vector<std::string> fields_of(std::vector<std::string> const& columns,
                                   FieldsByColumn const& fields) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (std::string const& column : columns) {
    names.push_back(fields.at(column));
  }
  return names;
}

bool has_storage(IndexDescription const& index) {
  return !index.parameters.empty() || !index.tablespace.empty();
}

bool has_opclass(IndexElement const& element) {
  return !element.opclass.empty();
}

// Whether the elements can be given as fields and, for all or none of them, operator classes.
bool are_fields(IndexDescription const& index) {
  return std::ranges::all_of(index.elements, &IndexElement::is_plain) &&
         (std::ranges::all_of(index.elements, has_opclass) ||
          std::ranges::none_of(index.elements, has_opclass));
}

Element expression_of(IndexElement const& element, FieldsByColumn const& fields) {
  bool const is_field = element.is_plain && !element.is_descending && !has_opclass(element);
  return is_field ? Element{fields.at(*element.column), false} : Element{element.sql, true};
}

std::vector<Element> expressions_of(IndexDescription const& index, FieldsByColumn const& fields) {
  std::vector<Element> expressions;
  for (IndexElement const& element : index.elements) {
    expressions.push_back(expression_of(element, fields));
  }
  return expressions;
}

// Fields and operator classes of an Index or a UniqueConstraint.
template <class Declared>
void set_fields(Declared& declared, IndexDescription const& index, FieldsByColumn const& fields) {
  for (IndexElement const& element : index.elements) {
    declared.fields.push_back((element.is_descending ? "-" : "") + fields.at(*element.column));
    if (has_opclass(element)) {
      declared.opclasses.push_back(element.opclass);
    }
  }
}

std::optional<IndexType> type_of(IndexDescription const& index) {
  if (index.method == "btree") {
    return index.parameters.empty() ? IndexType::index : IndexType::btree;
  }
  for (IndexType const type : {IndexType::gin, IndexType::gist, IndexType::spgist, IndexType::brin,
                               IndexType::hash, IndexType::bloom}) {
    if (access_method(type) == index.method) {
      return type;
    }
  }
  return std::nullopt;
}

std::optional<Value> value_of_parameter(std::string_view text) {
  if (text == "on" || text == "true") return Value{true};
  if (text == "off" || text == "false") return Value{false};
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return Value{number};
}

// "col1=2" of a BloomIndex goes to its columns, anything else has the name that Django gives it.
void set_parameters(Index& declared, IndexDescription const& index, AnnotatedModel& annotated) {
  ValueList columns;
  for (std::string const& parameter : index.parameters) {
    std::size_t const equals = parameter.find('=');
    std::string const name = parameter.substr(0, equals);
    std::optional<Value> const value =
        equals == std::string::npos
            ? std::nullopt
            : value_of_parameter(std::string_view{parameter}.substr(equals + 1));
    if (!value) {
      annotated.notes.push_back(fmt::format("index {}: without {}", index.name, parameter));
    } else if (declared.type == IndexType::bloom && name.starts_with("col")) {
      columns.push_back(*value);
    } else {
      declared.parameters[name] = *value;
    }
  }
  if (!columns.empty()) {
    declared.parameters["columns"] = Value{std::move(columns)};
  }
}

void add_index(IndexDescription const& index, FieldsByColumn const& fields,
               AnnotatedModel& annotated) {
  std::optional<IndexType> const type = type_of(index);
  if (!type) {
    annotated.notes.push_back(
        fmt::format("index {}: Django has no index of the kind {}", index.name, index.method));
    return;
  }
  Index declared{.type = *type, .name = declared_name(index.name)};
  if (are_fields(index)) {
    set_fields(declared, index, fields);
  } else {
    declared.expressions = expressions_of(index, fields);
  }
  declared.condition = index.condition;
  declared.include = fields_of(index.include, fields);
  declared.db_tablespace = index.tablespace;
  set_parameters(declared, index, annotated);
  annotated.model.options.indexes.push_back(std::move(declared));
}

// One that is no constraint's. Django makes an index of a UniqueConstraint only if it has more
// than fields.
void add_unique_index(IndexDescription const& index, FieldsByColumn const& fields,
                      AnnotatedModel& annotated) {
  UniqueConstraint declared{.name = declared_name(index.name)};
  bool const ascends = std::ranges::none_of(index.elements, &IndexElement::is_descending);
  bool const has_more =
      index.condition || !index.include.empty() || has_opclass(index.elements.front());
  if (are_fields(index) && ascends && has_more) {
    set_fields(declared, index, fields);
  } else {
    declared.expressions = expressions_of(index, fields);
  }
  declared.condition = index.condition;
  declared.include = fields_of(index.include, fields);
  if (!index.nulls_distinct) {
    declared.nulls_distinct = false;
  }
  if (has_storage(index)) {
    annotated.notes.push_back(
        fmt::format("index {}: without its storage parameters and tablespace", index.name));
  }
  annotated.model.options.constraints.emplace_back(std::move(declared));
}

std::optional<Deferrable> deferrable_of(ConstraintDescription const& constraint) {
  if (!constraint.is_deferrable) {
    return std::nullopt;
  }
  return constraint.is_deferred ? Deferrable::deferred : Deferrable::immediate;
}

// Notes that the constraint will be less than it is.
void note_constraint(ConstraintDescription const& constraint, IndexDescription const* index,
                     AnnotatedModel& annotated) {
  annotated.notes.push_back(
      fmt::format("constraint {}: {}", constraint.name, definition_of(constraint, index)));
}

void add_unique(TableDescription const& table, ConstraintDescription const& constraint,
                FieldsByColumn const& fields, AnnotatedModel& annotated) {
  IndexDescription const* const index = find_index(table, constraint.name);
  bool const is_plain = !constraint.is_deferrable && (index == nullptr || is_plain_btree(*index));
  std::vector<std::string> names = fields_of(constraint.columns, fields);
  if (is_plain && names.size() > 1 &&
      constraint.name == index_name(table.name, constraint.columns, "_uniq")) {
    annotated.model.options.unique_together.insert(std::move(names));
    return;
  }
  UniqueConstraint declared{.name = declared_name(constraint.name), .fields = std::move(names)};
  declared.deferrable = deferrable_of(constraint);
  if (index != nullptr && !index->nulls_distinct) {
    declared.nulls_distinct = false;
  }
  if (index != nullptr && (!index->include.empty() || has_storage(*index))) {
    note_constraint(constraint, index, annotated);
  }
  annotated.model.options.constraints.emplace_back(std::move(declared));
}

void add_check(ConstraintDescription const& constraint, AnnotatedModel& annotated) {
  if (!constraint.is_validated || !constraint.is_inherited) {
    note_constraint(constraint, nullptr, annotated);
  }
  CheckConstraint declared{.name = declared_name(constraint.name),
                           .condition = constraint.condition};
  annotated.model.options.constraints.emplace_back(std::move(declared));
}

// False for one that Django cannot declare.
bool add_exclusion(TableDescription const& table, ConstraintDescription const& constraint,
                   FieldsByColumn const& fields, AnnotatedModel& annotated) {
  IndexDescription const* const index = find_index(table, constraint.name);
  if (index == nullptr || (index->method != "gist" && index->method != "spgist") ||
      index->elements.size() != constraint.operators.size()) {
    return false;
  }
  if (has_storage(*index)) {
    note_constraint(constraint, index, annotated);
  }
  ExclusionConstraint declared{.name = declared_name(constraint.name)};
  for (std::size_t i = 0; i < index->elements.size(); ++i) {
    declared.expressions.emplace_back(expression_of(index->elements[i], fields),
                                      constraint.operators[i]);
  }
  declared.index_type = index->method == "gist" ? "GIST" : "SPGIST";
  declared.condition = index->condition;
  declared.deferrable = deferrable_of(constraint);
  declared.include = fields_of(index->include, fields);
  annotated.model.options.constraints.emplace_back(std::move(declared));
  return true;
}

void note_primary_key(TableDescription const& table, ConstraintDescription const& constraint,
                      AnnotatedModel& annotated) {
  IndexDescription const* const index = find_index(table, constraint.name);
  if (constraint.is_deferrable || (index != nullptr && !is_plain_btree(*index))) {
    note_constraint(constraint, index, annotated);
  }
}

void add_constraint(TableDescription const& table, ConstraintDescription const& constraint,
                    FieldsByColumn const& fields, AnnotatedModel& annotated) {
  if (constraint.kind == ConstraintKind::unique) {
    add_unique(table, constraint, fields, annotated);
    return;
  }
  if (constraint.kind == ConstraintKind::check) {
    add_check(constraint, annotated);
    return;
  }
  if (constraint.kind != ConstraintKind::exclusion ||
      !add_exclusion(table, constraint, fields, annotated)) {
    annotated.notes.push_back(
        fmt::format("without constraint {}: {}", constraint.name, constraint.definition));
  }
}

}  // namespace

void add_meta_options(TableDescription const& table, FieldKeys const& keys,
                      FieldsByColumn const& fields, AnnotatedModel& annotated) {
  for (IndexDescription const& index : table.indexes) {
    if (index.is_of_constraint || keys.indexes.contains(index.name)) {
      continue;
    }
    if (index.is_unique) {
      add_unique_index(index, fields, annotated);
    } else {
      add_index(index, fields, annotated);
    }
  }
  for (ConstraintDescription const& constraint : table.constraints) {
    if (!keys.constraints.contains(constraint.name)) {
      add_constraint(table, constraint, fields, annotated);
    } else if (constraint.kind == ConstraintKind::primary_key) {
      note_primary_key(table, constraint, annotated);
    }
  }
}

}  // namespace migrator
