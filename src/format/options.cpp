#include "format/options.hpp"

#include "base/nearest.hpp"
#include "format/constraints.hpp"
#include "format/object_reader.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace migrator {
namespace {

using enum KeywordShape;

// Options without a member in ModelOptions. Those that AlterModelOptions alters come first.
constexpr std::array<FieldKeyword, 12> untyped_options{{
    {"base_manager_name", text_or_null},
    {"default_manager_name", text_or_null},
    {"default_permissions", any},
    {"default_related_name", text_or_null},
    {"get_latest_by", any},
    {"ordering", any},
    {"permissions", any},
    {"select_on_save", boolean},
    {"verbose_name", any},
    {"verbose_name_plural", any},
    {"required_db_features", any},
    {"required_db_vendor", text_or_null},
}};

constexpr std::array<FieldKeyword, 11> altered_options{{
    {"base_manager_name", text_or_null},
    {"default_manager_name", text_or_null},
    {"default_permissions", any},
    {"default_related_name", text_or_null},
    {"get_latest_by", any},
    {"managed", boolean},
    {"ordering", any},
    {"permissions", any},
    {"select_on_save", boolean},
    {"verbose_name", any},
    {"verbose_name_plural", any},
}};

// An entry of `ordering` is a field's name, "-name", "?", or SQL.
void check_ordering(Cursor const& at) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    if (!at.json().is_null()) {
      at.wrong_kind("a list of field names");
    }
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    JsonMember const* const marker = find_marker((*list)[i]);
    bool const expression = marker != nullptr && (marker->key == "sql" || marker->key == "python");
    if ((*list)[i].get_if<std::string>() == nullptr && !expression) {
      at.item(i).wrong_kind("a field's name or {\"sql\": …}");
    }
  }
}

bool check_option(Cursor const& at, FieldKeyword const& option) {
  if (option.name == "ordering") {
    check_ordering(at);
  }
  return check_shape(at, option.shape);
}

// Reads the members of the options.
class OptionReader {
 public:
  OptionReader(Cursor const& at, ObjectReader& object, OptionsAtDefault& at_default)
      : at_{at}, object_{object}, at_default_{at_default} {}

  template <class T>
  void optional(std::string_view key, T& value) {
    T const before = value;
    object_.optional(key, value);
    if (value == before && find_member(at_.json(), key) != nullptr) {
      at_default_.names.emplace(key);
    }
  }

  void keywords(std::span<FieldKeyword const> options,
                std::map<std::string, Value, std::less<>>& values) {
    for (FieldKeyword const& option : options) {
      JsonMember const* const member = object_.take(option.name);
      if (member != nullptr && check_option(at_.member(*member), option)) {
        read(at_.member(*member), values[std::string{option.name}]);
      }
    }
  }

 private:
  Cursor at_;
  ObjectReader& object_;
  OptionsAtDefault& at_default_;
};

void add_group(Cursor const& at, Together& together) {
  std::vector<std::string> group;
  read(at, group);
  if (group.empty() || std::ranges::find(group, "") != group.end()) {
    at.fault("a group needs the names of its fields");
    return;
  }
  together.insert(std::move(group));
}

}  // namespace

void read(Cursor const& at, ModelOptions& options) {
  ObjectReader object{at};
  if (!object.is_object()) {
    return;
  }
  OptionReader reader{at, object, options.at_default};
  option_members(options, reader);
  object.finish();
  if (is_empty_text(at, "db_table_comment")) {
    options.db_table_comment.emplace();
    options.at_default.names.erase("db_table_comment");
  }
  if (options.swappable) {
    at.context().named_settings.insert(*options.swappable);
  }
}

void read(Cursor const& at, Together& together) {
  together.clear();
  if (at.json().is_null()) {
    return;
  }
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of lists of field names");
    return;
  }
  if (!list->empty() && list->front().get_if<std::string>() != nullptr) {
    add_group(at, together);
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    add_group(at.item(i), together);
  }
}

void check_alterable_options(Cursor const& at) {
  ObjectReader object{at};
  for (FieldKeyword const& option : altered_options) {
    if (JsonMember const* const member = object.take(option.name)) {
      check_option(at.member(*member), option);
    }
  }
  object.finish();
}

std::span<FieldKeyword const> other_options() {
  return untyped_options;
}

std::span<FieldKeyword const> alterable_options() {
  return altered_options;
}

}  // namespace migrator
