// Indexes and constraints as migrations declare them.
#pragma once

#include "migrator/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace migrator {

// An element of an index or constraint: a field's name, or the whole element as SQL.
struct Element {
  std::string text;
  bool is_sql = false;

  bool operator==(Element const&) const = default;
};

// How an element prints in a description: its SQL, or F(name).
std::string to_string(Element const& element);

enum class IndexType { index, btree, gin, gist, spgist, brin, hash, bloom };

// Django's class name ("GinIndex"), and the method after USING ("gin"; empty for Index).
std::string_view class_name(IndexType type);
std::string_view access_method(IndexType type);
std::optional<IndexType> find_index_type(std::string_view class_name);

struct Index {
  IndexType type = IndexType::index;
  std::string name;
  std::vector<std::string> fields;  // "-cost" for descending
  std::vector<Element> expressions;
  std::optional<std::string> condition;
  std::vector<std::string> include;
  std::vector<std::string> opclasses;
  std::string db_tablespace;
  // Storage parameters under Django's keywords: fillfactor, fastupdate, length, columns, …
  std::map<std::string, Value, std::less<>> parameters;

  bool operator==(Index const&) const = default;
};

enum class Deferrable { deferred, immediate };

// Keywords that only Python sees (violation_error_message, …), kept and compared.
using KeptKeywords = std::map<std::string, Value, std::less<>>;

struct UniqueConstraint {
  std::string name;
  std::vector<std::string> fields;
  std::vector<Element> expressions;
  std::optional<std::string> condition;
  std::optional<Deferrable> deferrable;
  std::vector<std::string> include;
  std::vector<std::string> opclasses;
  std::optional<bool> nulls_distinct;
  KeptKeywords kept;

  bool operator==(UniqueConstraint const&) const = default;
};

struct CheckConstraint {
  std::string name;
  std::string condition;
  KeptKeywords kept;

  bool operator==(CheckConstraint const&) const = default;
};

struct ExclusionConstraint {
  std::string name;
  std::vector<std::pair<Element, std::string>> expressions;  // with their operators
  std::string index_type = "GIST";
  std::optional<std::string> condition;
  std::optional<Deferrable> deferrable;
  std::vector<std::string> include;
  KeptKeywords kept;

  bool operator==(ExclusionConstraint const&) const = default;
};

using Constraint = std::variant<UniqueConstraint, CheckConstraint, ExclusionConstraint>;

std::string const& name_of(Constraint const& constraint);

}  // namespace migrator
