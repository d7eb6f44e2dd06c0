#include "migrator/checksum.hpp"

#include "base/digest.hpp"
#include "format/json_reader.hpp"
#include "format/json_writer.hpp"
#include "format/source.hpp"
#include "format/values.hpp"

#include <algorithm>
#include <filesystem>

namespace migrator {
namespace {

// Sorts the keys of all objects. The reader bounds the depth.
void sort_keys(Json& json) {
  if (JsonList* const list = std::get_if<JsonList>(&json.data)) {
    std::ranges::for_each(*list, sort_keys);
  } else if (JsonObject* const object = std::get_if<JsonObject>(&json.data)) {
    std::ranges::sort(*object, {}, &JsonMember::key);
    for (JsonMember& member : *object) {
      sort_keys(member.value);
    }
  }
}

// Appends the text of each file that is named below, in the order of the keys.
void append_files(Json const& json, std::filesystem::path const& folder, std::string& text) {
  if (JsonList const* const list = json.get_if<JsonList>()) {
    for (Json const& item : *list) {
      append_files(item, folder, text);
    }
    return;
  }
  JsonMember const* const marker = find_marker(json);
  if (marker != nullptr && marker->key == "file") {
    if (std::string const* const name = marker->value.get_if<std::string>()) {
      text += '\n' + *name + '\n' + read_text_file(folder / *name).text;
    }
    return;
  }
  if (JsonObject const* const object = json.get_if<JsonObject>()) {
    for (JsonMember const& member : *object) {
      append_files(member.value, folder, text);
    }
  }
}

}  // namespace

std::string checksum_of(Migration const& migration) {
  std::filesystem::path const path = migration.file;
  FileText const file = path.empty() ? FileText{} : read_text_file(path);
  std::vector<Diagnostic> faults;
  Json json = parse_json(file.text, migration.file, faults);
  if (!file.error.empty() || !faults.empty() || json.is_null()) {
    return {};
  }
  sort_keys(json);
  std::string text = write_json_flat(json);
  append_files(json, path.parent_path(), text);
  return md5_hex(text);
}

}  // namespace migrator
