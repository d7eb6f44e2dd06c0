#include "format/choices.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace migrator {
namespace {

// Choices, and groups of them.
constexpr int deepest = 2;

bool is_text(Value const& value) {
  return value.get_if<std::string>() != nullptr || value.get_if<Bytes>() != nullptr;
}

// The items that Python would go over; none where it would not.
std::optional<ValueList> items_of(Value const& value) {
  if (ValueMap const* const map = value.get_if<ValueMap>()) {
    ValueList items;
    for (auto const& [key, label] : map->entries) {
      items.emplace_back(ValueList{key, label});
    }
    return items;
  }
  ValueList const* const list = value.get_if<ValueList>();
  if (list == nullptr || std::ranges::any_of(*list, is_text)) {
    return std::nullopt;
  }
  return *list;
}

Value normalized(Value value, int depth) {
  std::optional<ValueList> items = depth < deepest ? items_of(value) : std::nullopt;
  if (!items) {
    return value;
  }
  for (Value& item : *items) {
    ValueList const* const pair = item.get_if<ValueList>();
    if (pair == nullptr || pair->size() != 2) {
      return value;
    }
    item = ValueList{pair->front(), normalized(pair->back(), depth + 1)};
  }
  return *std::move(items);
}

}  // namespace

Value normalized_choices(Value value) {
  return normalized(std::move(value), 0);
}

}  // namespace migrator
