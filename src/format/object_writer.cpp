#include "format/object_writer.hpp"

namespace migrator {

void ObjectWriter::literal(std::string_view key, std::optional<Value> const& value) {
  if (value) {
    add(key, to_json(*value));
  }
}

void ObjectWriter::inner(std::string_view key, std::vector<Field> const& inner) {
  for (Field const& field : inner) {
    add(key, to_json(field));
  }
}

void ObjectWriter::on_delete(Relation const& relation) {
  add("on_delete",
      relation.set_to.is_null() ? to_json(relation.on_delete) : to_json(relation.set_to));
}

void ObjectWriter::condition(std::string_view key, std::optional<std::string> const& condition) {
  if (condition) {
    add(key, to_json(*condition));
  }
}

void ObjectWriter::check(std::string const& condition) {
  add("condition", to_json(condition));
}

void ObjectWriter::keywords(std::span<FieldKeyword const> keywords,
                            std::map<std::string, Value, std::less<>> const& values) {
  for (FieldKeyword const& keyword : keywords) {
    auto const found = values.find(keyword.name);
    if (found != values.end()) {
      add(keyword.name, to_json(found->second));
    }
  }
}

void ObjectWriter::add(std::string_view key, Json value) {
  members_.push_back({std::string{key}, 0, std::move(value)});
}

bool ObjectWriter::is_default(std::string_view key, Json const& json) const {
  auto const found = std::ranges::find(defaults_, key, &JsonMember::key);
  return found != defaults_.end() && found->value == json;
}

}  // namespace migrator
