#include "format/object_reader.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace migrator {

ObjectReader::ObjectReader(Cursor const& at) : at_{at}, object_{at.json().get_if<JsonObject>()} {
  if (object_ == nullptr) {
    at.wrong_kind("an object");
    return;
  }
  taken_.resize(object_->size());
}

JsonMember const* ObjectReader::take(std::string_view key) {
  if (object_ == nullptr) {
    return nullptr;
  }
  known_.push_back(key);
  auto const found = std::ranges::find(*object_, key, &JsonMember::key);
  if (found == object_->end()) {
    return nullptr;
  }
  taken_[static_cast<std::size_t>(found - object_->begin())] = true;
  return &*found;
}

JsonMember const* ObjectReader::take_required(std::string_view key) {
  JsonMember const* const member = take(key);
  if (member == nullptr && object_ != nullptr) {
    at_.fault("the key '" + std::string{key} + "' is missing");
  }
  return member;
}

// Nothing that has a name can have an empty one.
void ObjectReader::require_name(std::string_view key, JsonMember const& member) {
  std::string const* const text = member.value.get_if<std::string>();
  if (text != nullptr && text->empty() && (key == "name" || key.ends_with("_name"))) {
    at_.fault_at(member, "must not be empty");
  }
}

void ObjectReader::finish() {
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (!taken_[i]) {
      JsonMember const& member = (*object_)[i];
      at_.fault_at(member, "unknown key '" + member.key + "'" + did_you_mean(member.key, known_));
    }
  }
}

}  // namespace migrator
