#include "base/overloaded.hpp"
#include "format/base64.hpp"
#include "format/to_json.hpp"

namespace migrator {

Json make_marker(std::string_view key, std::string const& text) {
  return {JsonObject{{std::string{key}, 0, to_json(text)}}};
}

Json to_json(bool value) {
  return {value};
}

Json to_json(std::int64_t value) {
  return {value};
}

Json to_json(std::string const& text) {
  return {text};
}

Json to_json(Value const& value) {
  auto const map_to_json = [](ValueMap const& map) {
    JsonObject object;
    for (auto const& [key, entry] : map.entries) {
      object.push_back({key, 0, to_json(entry)});
    }
    return Json{std::move(object)};
  };
  return std::visit(
      overloaded{
          [](std::monostate) { return Json{}; },
          [](bool boolean) { return Json{boolean}; },
          [](std::int64_t integer) { return Json{integer}; },
          [](double number) { return Json{number}; },
          [](std::string const& text) { return Json{text}; },
          [](Bytes const& bytes) { return make_marker("base64", encode_base64(bytes.data)); },
          [](Callable const& callable) { return make_marker("callable", callable.name); },
          [](Sql const& sql) { return make_marker("sql", sql.text); },
          [](SettingName const& setting) { return make_marker("setting", setting.name); },
          [](PythonSource const& python) { return make_marker("python", python.text); },
          [](ValueList const& list) { return to_json<Value>(list); },
          map_to_json,
      },
      value.data());
}

Json to_json(std::map<std::string, Value, std::less<>> const& values) {
  JsonObject object;
  for (auto const& [key, value] : values) {
    object.push_back({key, 0, to_json(value)});
  }
  return {std::move(object)};
}

}  // namespace migrator
