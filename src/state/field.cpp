#include "migrator/field.hpp"

#include "migrator/error.hpp"

namespace migrator {

ModelKey ModelReference::resolve(ModelKey const& owner) const {
  if (name == "self") {
    return owner;
  }
  std::string::size_type const dot = name.find('.');
  if (dot == std::string::npos) {
    return model_key(owner.app, name);
  }
  return model_key(std::string_view{name}.substr(0, dot), std::string_view{name}.substr(dot + 1));
}

Field make_field(std::string_view class_name) {
  Field field;
  field.type = &field_type(class_name);
  field.db_index = field.type->indexed;
  if (field.type->default_max_length > 0) {
    field.max_length = field.type->default_max_length;
  }
  if (field.type->relation) {
    field.relation.emplace();
  }
  return field;
}

namespace {

template <class Alternative>
Alternative const* find_option(Field const& field, std::string_view name) {
  auto const found = field.options.find(name);
  return found == field.options.end() ? nullptr : found->second.get_if<Alternative>();
}

}  // namespace

std::int64_t integer_option(Field const& field, std::string_view name, std::int64_t fallback) {
  std::int64_t const* const value = find_option<std::int64_t>(field, name);
  return value ? *value : fallback;
}

bool bool_option(Field const& field, std::string_view name) {
  bool const* const value = find_option<bool>(field, name);
  return value && *value;
}

std::string text_option(Field const& field, std::string_view name) {
  std::string const* const value = find_option<std::string>(field, name);
  return value ? *value : std::string{};
}

std::vector<std::string> text_list_option(Field const& field, std::string_view name) {
  std::vector<std::string> texts;
  if (ValueList const* const list = find_option<ValueList>(field, name)) {
    for (Value const& item : *list) {
      if (std::string const* const text = item.get_if<std::string>()) {
        texts.push_back(*text);
      }
    }
  }
  return texts;
}

}  // namespace migrator
