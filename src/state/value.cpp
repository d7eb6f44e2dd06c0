#include "migrator/value.hpp"

#include <algorithm>

namespace migrator {

Value::Value() = default;
Value::Value(Value const&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(Value const&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

// Not by default: clang 14 does not survive that.
bool Value::operator==(Value const& other) const {
  return data_ == other.data_;
}

Value const* ValueMap::find(std::string_view key) const {
  auto const found = std::ranges::find(entries, key, &ValueEntry::first);
  return found == entries.end() ? nullptr : &found->second;
}

bool ValueMap::operator==(ValueMap const& other) const {
  if (entries.size() != other.entries.size()) {
    return false;
  }
  return std::ranges::all_of(entries, [&other](ValueEntry const& entry) {
    Value const* const same = other.find(entry.first);
    return same && *same == entry.second;
  });
}

}  // namespace migrator
