#include "format/json_reader.hpp"
#include "format/operations.hpp"
#include "format/source.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

namespace migrator {
namespace {

constexpr std::string_view noop = "noop";

namespace fs = std::filesystem;

// Whether a path that is seen from an app's folder ends among the migrations, as it is written.
bool stays_inside(fs::path const& path) {
  fs::path const place = ("app" / path).lexically_normal();
  return path.is_relative() && *place.begin() != "..";
}

// The path without links; nothing where they cannot be followed.
std::optional<fs::path> without_links(fs::path const& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(path.empty() ? "." : path, error);
  return error ? std::nullopt : std::optional{std::move(real)};
}

bool is_below(fs::path const& path, std::optional<fs::path> const& folder) {
  return folder && std::ranges::mismatch(*folder, path).in1 == folder->end();
}

// The same with all links followed. The directory of the migrations may be a link itself, and so
// may the app's folder: what is in them is inside.
bool leads_inside(fs::path const& file, fs::path const& app_folder) {
  std::optional<fs::path> const real = without_links(file);
  return !real || is_below(*real, without_links(app_folder.parent_path())) ||
         is_below(*real, without_links(app_folder));
}

// The file lies beside the migration, or in another folder of the migrations.
void read_sql_file(Cursor const& at, SqlScript& script) {
  read(at, script.file);
  if (script.file.empty()) {
    return;
  }
  if (!stays_inside(script.file)) {
    at.fault(fmt::format(
        "'{}' leads out of the directory of the migrations: name a file beside the migration",
        script.file));
    return;
  }
  fs::path const path = at.context().folder / script.file;
  if (!leads_inside(path, at.context().folder)) {
    at.fault(
        fmt::format("'{}' leads out of the directory of the migrations through a link: put a "
                    "copy of the file there",
                    script.file));
    return;
  }
  FileText text = read_text_file(path);
  if (!text.error.empty()) {
    at.fault(fmt::format("{}: {}", path.string(), text.error));
    return;
  }
  std::size_t const bad = find_bad_text(text.text);
  if (bad != std::string::npos) {
    at.fault(fmt::format("{}:{}: the file is not UTF-8 or has a NUL byte", path.string(),
                         line_at(text.text, bad)));
    return;
  }
  script.entries.push_back({std::move(text.text), std::nullopt});
}

ValueList read_values(Cursor const& at, JsonList const& list) {
  ValueList values(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    read(at.item(i), values[i]);
  }
  return values;
}

// [sql, [params]]
SqlScript::Entry read_pair(Cursor const& at, JsonList const& pair) {
  SqlScript::Entry entry;
  if (pair.size() != 2) {
    entry.list = read_values(at, pair);
    return entry;
  }
  read(at.item(0), entry.sql);
  Cursor const params_at = at.item(1);
  if (pair[1].is_null()) {
    entry.list = read_values(at, pair);
    return entry;
  }
  JsonList const* const params = pair[1].get_if<JsonList>();
  if (params == nullptr) {
    params_at.wrong_kind("a list of parameters");
    return entry;
  }
  entry.params = read_values(params_at, *params);
  return entry;
}

SqlScript::Entry read_entry(Cursor const& at) {
  SqlScript::Entry entry;
  if (JsonList const* const pair = at.json().get_if<JsonList>()) {
    return read_pair(at, *pair);
  }
  if (at.json().get_if<std::string>() == nullptr) {
    at.wrong_kind("SQL text or a pair [sql, [params]]");
    return entry;
  }
  read(at, entry.sql);
  return entry;
}

}  // namespace

void read(Cursor const& at, SqlScript& script) {
  JsonMember const* const marker = find_marker(at.json());
  if (marker != nullptr && marker->key == "file") {
    read_sql_file(at.member(*marker), script);
    return;
  }
  if (JsonList const* const list = at.json().get_if<JsonList>()) {
    script.is_list = true;
    for (std::size_t i = 0; i < list->size(); ++i) {
      script.entries.push_back(read_entry(at.item(i)));
    }
    return;
  }
  std::string const* const text = at.json().get_if<std::string>();
  if (text == nullptr) {
    at.wrong_kind("SQL text, a list, \"noop\" or {\"file\": …}");
    return;
  }
  // Django's RunSQL.noop is the empty text.
  if (!text->empty() && *text != noop) {
    script.entries.push_back({*text, std::nullopt});
  }
}

void read(Cursor const& at, std::optional<SqlScript>& script) {
  if (!at.json().is_null()) {
    read(at, script.emplace());
  }
}

}  // namespace migrator
