#include "migrator/constraint.hpp"

#include <algorithm>
#include <array>

namespace migrator {
namespace {

struct IndexClass {
  IndexType type;
  std::string_view name;
  std::string_view method;
};

// In the order of IndexType.
constexpr std::array<IndexClass, 8> index_classes{{
    {IndexType::index, "Index", ""},
    {IndexType::btree, "BTreeIndex", "btree"},
    {IndexType::gin, "GinIndex", "gin"},
    {IndexType::gist, "GistIndex", "gist"},
    {IndexType::spgist, "SpGistIndex", "spgist"},
    {IndexType::brin, "BrinIndex", "brin"},
    {IndexType::hash, "HashIndex", "hash"},
    {IndexType::bloom, "BloomIndex", "bloom"},
}};

IndexClass const& class_of(IndexType type) {
  return index_classes[static_cast<std::size_t>(type)];
}

}  // namespace

std::string to_string(Element const& element) {
  return element.is_sql ? element.text : "F(" + element.text + ")";
}

std::string_view class_name(IndexType type) {
  return class_of(type).name;
}

std::string_view access_method(IndexType type) {
  return class_of(type).method;
}

std::optional<IndexType> find_index_type(std::string_view class_name) {
  auto const found = std::ranges::find(index_classes, class_name, &IndexClass::name);
  return found == index_classes.end() ? std::nullopt : std::optional{found->type};
}

std::string const& name_of(Constraint const& constraint) {
  return std::visit([](auto const& held) -> std::string const& { return held.name; }, constraint);
}

}  // namespace migrator
