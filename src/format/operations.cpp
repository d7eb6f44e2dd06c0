#include "format/operations.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "format/constraints.hpp"
#include "format/fields.hpp"
#include "format/managers.hpp"
#include "format/object_reader.hpp"
#include "format/options.hpp"
#include "format/references.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace migrator {
namespace {

constexpr std::array<ExtensionAlias, 8> aliases{{
    {"BloomExtension", "bloom"},
    {"BtreeGinExtension", "btree_gin"},
    {"BtreeGistExtension", "btree_gist"},
    {"CITextExtension", "citext"},
    {"CryptoExtension", "pgcrypto"},
    {"HStoreExtension", "hstore"},
    {"TrigramExtension", "pg_trgm"},
    {"UnaccentExtension", "unaccent"},
}};

// The member's place, for faults that concern one; the object's own when it is not there.
JsonMember const* find(Cursor const& at, std::string_view key) {
  auto const& object = std::get<JsonObject>(at.json().data);
  auto const found = std::ranges::find(object, key, &JsonMember::key);
  return found == object.end() ? nullptr : &*found;
}

void check_hints(Cursor const& at) {
  JsonMember const* const member = find(at, "hints");
  if (member != nullptr && !member->value.is_null() && !member->value.get_if<JsonObject>()) {
    at.member(*member).wrong_kind("an object");
  }
}

// What the constructor of an operation refuses beyond the kinds of its members.
template <class Op>
void check_operation(Cursor const&, Op const&) {}

void check_operation(Cursor const& at, CreateModel const& operation) {
  check_managers(at, find(at, "managers"));
  std::unordered_set<std::string> bases;
  for (ModelReference const& base : operation.bases) {
    if (!base.name.empty() && !bases.insert(to_lower(base.name)).second) {
      at.fault(fmt::format("Found duplicate value {} in CreateModel bases argument.",
                           to_lower(base.name)));
    }
  }
}

void check_operation(Cursor const& at, AlterModelManagers const&) {
  check_managers(at, find(at, "managers"));
}

void check_operation(Cursor const& at, AlterModelOptions const&) {
  JsonMember const* const member = find(at, "options");
  if (member != nullptr && member->value.get_if<JsonObject>() != nullptr) {
    check_alterable_options(at.member(*member));
  }
}

void check_operation(Cursor const& at, RenameIndex const& operation) {
  if (!operation.old_name && operation.old_fields.empty()) {
    at.fault("RenameIndex requires one of old_name and old_fields arguments to be set.");
  }
  if (operation.old_name && !operation.old_fields.empty()) {
    at.fault("RenameIndex.old_name and old_fields are mutually exclusive.");
  }
}

void check_operation(Cursor const& at, AddConstraintNotValid const& operation) {
  if (!std::holds_alternative<CheckConstraint>(operation.constraint) &&
      !name_of(operation.constraint).empty()) {
    at.fault("AddConstraintNotValid.constraint must be a check constraint.");
  }
}

void check_operation(Cursor const& at, RunPython const& operation) {
  check_hints(at);
  if (operation.code.empty()) {
    at.fault("RunPython must be supplied with a callable: its dotted name, or \"noop\"");
  }
}

void check_operation(Cursor const& at, RunSQL const&) {
  check_hints(at);
}

void check_operation(Cursor const& at, CreateExtension const&) {
  check_hints(at);
}

// What the kinds of the members cannot tell.
template <class Op>
void amend(Cursor const&, Op&) {}

// An empty comment is none for the database and another one than null for Django.
void amend(Cursor const& at, AlterModelTableComment& operation) {
  if (is_empty_text(at, "table_comment")) {
    operation.table_comment.emplace();
  }
}

template <class Op>
void read_as(Cursor const& at, ObjectReader& object, Operation& operation) {
  Op given;
  Op::members(given, object);
  object.finish();
  check_operation(at, given);
  amend(at, given);
  operation = std::move(given);
}

using ReadOperation = void (*)(Cursor const&, ObjectReader&, Operation&);

struct ReadableType {
  std::string_view name;
  ReadOperation read;
};

template <class>
struct OperationTable;

template <class... Ops>
struct OperationTable<std::variant<Ops...>> {
  static constexpr std::array<ReadableType, sizeof...(Ops)> rows{
      ReadableType{Ops::type_name, &read_as<Ops>}...};
};

constexpr auto const& operation_types = OperationTable<AnyOperation>::rows;

// A child of CreateExtension has its name and takes none.
void read_extension(Cursor const& at, ObjectReader& object, ExtensionAlias const& alias,
                    Operation& operation) {
  CreateExtension extension;
  extension.name = alias.extension;
  extension.child = alias.type_name;
  object.optional("hints", extension.hints);
  object.finish();
  check_hints(at);
  operation = std::move(extension);
}

void unknown_operation(Cursor const& at, JsonMember const& op, std::string const& name) {
  at.fault_at(op, fmt::format("unknown operation '{}'{}", name,
                              did_you_mean(name, operation_type_names())));
}

}  // namespace

void read(Cursor const& at, Operation& operation) {
  ObjectReader object{at};
  JsonMember const* const op = object.take_required("op");
  if (op == nullptr) {
    return;
  }
  std::string const* const name = op->value.get_if<std::string>();
  if (name == nullptr) {
    at.member(*op).wrong_kind("the name of an operation");
    return;
  }
  auto const type = std::ranges::find(operation_types, *name, &ReadableType::name);
  if (type != operation_types.end()) {
    type->read(at, object, operation);
    return;
  }
  auto const alias = std::ranges::find(aliases, *name, &ExtensionAlias::type_name);
  if (alias != aliases.end()) {
    read_extension(at, object, *alias, operation);
    return;
  }
  unknown_operation(at, *op, *name);
}

void read(Cursor const& at, std::vector<Operation>& operations) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of operations");
    return;
  }
  operations.resize(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    read(at.item(i), operations[i]);
  }
}

std::span<ExtensionAlias const> extension_aliases() {
  return aliases;
}

std::vector<std::string_view> operation_type_names() {
  std::vector<std::string_view> names;
  names.reserve(operation_types.size() + aliases.size());
  for (ReadableType const& type : operation_types) {
    names.push_back(type.name);
  }
  for (ExtensionAlias const& alias : aliases) {
    names.push_back(alias.type_name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace migrator
