#include "format/cursor.hpp"

#include "format/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {

void Faults::add(int line, std::string path, std::string message) {
  found_.push_back({file_, line, shortened_path(std::move(path)), std::move(message)});
  if (found_.size() >= JsonLimits::faults) {
    throw_if_any();
  }
}

void Faults::throw_if_any() {
  if (found_.empty()) {
    return;
  }
  std::ranges::stable_sort(found_, {}, &Diagnostic::line);
  if (found_.size() >= JsonLimits::faults) {
    found_.push_back({file_, found_.back().line, "$",
                      fmt::format("the file is not read on after {} faults", found_.size())});
  }
  throw FormatError{std::move(found_)};
}

Cursor Cursor::item(std::size_t index) const {
  Cursor child{std::get<JsonList>(json_->data)[index], *this};
  child.index_ = index;
  return child;
}

Cursor Cursor::member(JsonMember const& member) const {
  Cursor child{member.value, *this};
  child.key_ = member.key;
  return child;
}

void Cursor::fault(std::string message) const {
  context_->faults.add(json_->line, path(), std::move(message));
}

void Cursor::fault_at(JsonMember const& member, std::string message) const {
  context_->faults.add(member.line, path() + path_of_key(member.key), std::move(message));
}

void Cursor::wrong_kind(std::string_view expected) const {
  fault(fmt::format("must be {}, not {}", expected, kind_name(*json_)));
}

std::string Cursor::path() const {
  std::vector<Cursor const*> way;
  for (Cursor const* at = this; at->parent_ != nullptr; at = at->parent_) {
    way.push_back(at);
  }
  std::string path = "$";
  for (auto at = way.rbegin(); at != way.rend(); ++at) {
    bool const in_object = (*at)->parent_->json_->get_if<JsonObject>() != nullptr;
    path += in_object ? path_of_key((*at)->key_) : path_of_index((*at)->index_);
  }
  return path;
}

}  // namespace migrator
