#include "format/values.hpp"

#include "base/nearest.hpp"
#include "format/base64.hpp"
#include "format/object_reader.hpp"

#include <algorithm>
#include <array>

namespace migrator {
namespace {

constexpr std::array<std::string_view, 6> markers{"base64", "callable", "file",
                                                  "python", "setting",  "sql"};

Value read_base64(Cursor const& at, std::string const& text) {
  std::optional<std::string> bytes = decode_base64(text);
  if (!bytes) {
    at.fault("is not base64");
    return {};
  }
  return Bytes{*std::move(bytes)};
}

Value read_marker(Cursor const& at, JsonMember const& marker) {
  std::string text;
  Cursor const inside = at.member(marker);
  if (marker.value.get_if<std::string>() == nullptr && marker.key == "python") {
    inside.wrong_kind("a dotted name or source text");
    return {};
  }
  read(inside, text);
  if (marker.key == "base64") {
    return read_base64(inside, text);
  }
  if (text.empty()) {
    inside.fault("must not be empty");
  }
  if (marker.key == "callable") {
    return Callable{std::move(text)};
  }
  if (marker.key == "sql") {
    return Sql{std::move(text)};
  }
  if (marker.key == "setting") {
    return SettingName{std::move(text)};
  }
  if (marker.key == "python") {
    return PythonSource{std::move(text)};
  }
  at.fault("{\"file\": …} has a meaning only as sql and reverse_sql of RunSQL");
  return {};
}

Value read_list(Cursor const& at, JsonList const& list) {
  ValueList values(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    read(at.item(i), values[i]);
  }
  return values;
}

Value read_object(Cursor const& at, JsonObject const& object) {
  ValueMap map;
  map.entries.reserve(object.size());
  for (JsonMember const& member : object) {
    map.entries.emplace_back(member.key, Value{});
    read(at.member(member), map.entries.back().second);
  }
  return map;
}

// Fills `value` if the JSON value is of that kind; else says what was expected.
template <class T>
void read_kind(Cursor const& at, T& value, std::string_view expected) {
  if (T const* const found = at.json().get_if<T>()) {
    value = *found;
    return;
  }
  at.wrong_kind(expected);
}

template <class T>
void read_nullable(Cursor const& at, std::optional<T>& value, std::string_view expected) {
  if (at.json().is_null()) {
    value.reset();
    return;
  }
  if (T const* const found = at.json().get_if<T>()) {
    value = *found;
    return;
  }
  at.wrong_kind(expected);
}

bool is_text_list(Json const& json) {
  JsonList const* const list = json.get_if<JsonList>();
  return list != nullptr && std::ranges::all_of(*list, [](Json const& item) {
           return item.get_if<std::string>() != nullptr;
         });
}

bool expect(Cursor const& at, bool as_expected, std::string_view expected) {
  if (!as_expected) {
    at.wrong_kind(expected);
  }
  return as_expected;
}

}  // namespace

JsonMember const* find_marker(Json const& json) {
  JsonObject const* const object = json.get_if<JsonObject>();
  bool const marked = object != nullptr && object->size() == 1 &&
                      std::ranges::find(markers, object->front().key) != markers.end();
  return marked ? &object->front() : nullptr;
}

void read(Cursor const& at, std::string& text) {
  read_kind(at, text, "a text");
}

void read(Cursor const& at, bool& value) {
  read_kind(at, value, "true or false");
}

void read(Cursor const& at, std::int64_t& value) {
  read_kind(at, value, "an integer");
}

void read(Cursor const& at, std::vector<std::string>& texts) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of texts");
    return;
  }
  texts.resize(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    read(at.item(i), texts[i]);
  }
}

void read(Cursor const& at, Value& value) {
  if (JsonMember const* const marker = find_marker(at.json())) {
    value = read_marker(at, *marker);
  } else if (JsonList const* const list = at.json().get_if<JsonList>()) {
    value = read_list(at, *list);
  } else if (JsonObject const* const object = at.json().get_if<JsonObject>()) {
    value = read_object(at, *object);
  } else if (std::string const* const text = at.json().get_if<std::string>()) {
    value = *text;
  } else if (bool const* const boolean = at.json().get_if<bool>()) {
    value = *boolean;
  } else if (std::int64_t const* const integer = at.json().get_if<std::int64_t>()) {
    value = *integer;
  } else if (double const* const number = at.json().get_if<double>()) {
    value = *number;
  } else {
    value = Value{};
  }
}

void read(Cursor const& at, std::map<std::string, Value, std::less<>>& values) {
  JsonObject const* const object = at.json().get_if<JsonObject>();
  if (object == nullptr) {
    at.wrong_kind("an object");
    return;
  }
  for (JsonMember const& member : *object) {
    read(at.member(member), values[member.key]);
  }
}

void read(Cursor const& at, std::optional<std::string>& text) {
  read_nullable(at, text, "a text or null");
  if (text && text->empty()) {
    text.reset();
  }
}

bool is_empty_text(Cursor const& at, std::string_view key) {
  Json const* const member = find_member(at.json(), key);
  std::string const* const text = member == nullptr ? nullptr : member->get_if<std::string>();
  return text != nullptr && text->empty();
}

void read(Cursor const& at, std::optional<bool>& value) {
  read_nullable(at, value, "true, false or null");
}

void read(Cursor const& at, std::optional<std::int64_t>& value) {
  read_nullable(at, value, "an integer or null");
}

void read_sql_text(Cursor const& at, std::string& text) {
  JsonMember const* const marker = find_marker(at.json());
  if (marker != nullptr && marker->key == "sql") {
    read_sql_text(at.member(*marker), text);
    return;
  }
  std::string const* const found = at.json().get_if<std::string>();
  if (found == nullptr) {
    at.wrong_kind("SQL text or {\"sql\": …}");
    return;
  }
  if (found->find_first_not_of(" \t\r\n") == std::string::npos) {
    at.fault("must not be empty");
  }
  text = *found;
}

bool check_shape(Cursor const& at, KeywordShape shape) {
  Json const& json = at.json();
  JsonMember const* const marker = find_marker(json);
  if (marker != nullptr && marker->key == "python") {
    return true;  // whatever it stands for, only Python sees it
  }
  bool const text = json.get_if<std::string>() != nullptr;
  switch (shape) {
    case KeywordShape::any:
      return true;
    case KeywordShape::boolean:
      return expect(at, json.get_if<bool>() != nullptr, "true or false");
    case KeywordShape::integer:
      return expect(at, json.is_null() || json.get_if<std::int64_t>() != nullptr, "an integer");
    case KeywordShape::text:
      return expect(at, text, "a text");
    case KeywordShape::text_or_null:
      return expect(at, text || json.is_null(), "a text or null");
    case KeywordShape::text_list:
      return expect(at, is_text_list(json), "a list of texts");
    case KeywordShape::field:
      return expect(at, json.get_if<JsonObject>() != nullptr, "a field");
    case KeywordShape::expression:
      return expect(at, text || (marker != nullptr && marker->key == "sql"),
                    "SQL text or {\"sql\": …}");
  }
  return true;
}

bool equals_json(Json const& json, std::string_view text) {
  if (text == "null") {
    return json.is_null();
  }
  if (text == "true" || text == "false") {
    bool const* const value = json.get_if<bool>();
    return value != nullptr && *value == (text == "true");
  }
  if (text == "[]") {
    JsonList const* const list = json.get_if<JsonList>();
    return list != nullptr && list->empty();
  }
  if (text.size() >= 2 && text.front() == '"') {
    std::string const* const value = json.get_if<std::string>();
    return value != nullptr && *value == text.substr(1, text.size() - 2);
  }
  std::int64_t const* const value = json.get_if<std::int64_t>();
  return value != nullptr && std::to_string(*value) == text;
}

}  // namespace migrator
