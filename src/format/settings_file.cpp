#include "format/settings_file.hpp"

#include "base/nearest.hpp"
#include "format/json_reader.hpp"
#include "format/object_reader.hpp"
#include "format/source.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace migrator {
namespace {

namespace fs = std::filesystem;

// The settings in upper case that name no model.
constexpr std::array<std::string_view, 6> plain_settings{
    "DEFAULT_AUTO_FIELD", "DEFAULT_INDEX_TABLESPACE",
    "DEFAULT_TABLESPACE", "SILENCED_SYSTEM_CHECKS",
    "TIME_ZONE",          "USE_TZ"};

constexpr std::array<std::string_view, 3> auto_fields{"AutoField", "BigAutoField",
                                                      "SmallAutoField"};

SourceLocation location_of(Cursor const& at, JsonMember const& member) {
  return {at.context().faults.file(), member.line};
}

// A text that is not empty; nothing after a fault.
std::optional<std::string> read_text(Cursor const& at) {
  std::string text;
  if (at.json().get_if<std::string>() == nullptr) {
    at.wrong_kind("a text");
    return std::nullopt;
  }
  read(at, text);
  if (text.empty()) {
    at.fault("must not be empty");
    return std::nullopt;
  }
  return text;
}

// "auth.User".
bool names_user_model(std::string_view text) {
  std::size_t const dot = text.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < text.size() &&
         text.find('.', dot + 1) == std::string_view::npos;
}

bool is_upper_case(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// Reads the keys of settings. One line of read_all() a setting.
class SettingsReader {
 public:
  SettingsReader(Cursor const& at, SettingsFile& file) : at_{at}, object_{at}, file_{file} {}

  void read_all();

 private:
  void read_auto_field();
  void read_use_tz();
  void read_apps();
  void read_models();
  // The member, whose place is remembered; null when it is not there.
  JsonMember const* take(std::string_view key);
  template <class T>
  void set(std::string_view key, T& value);

  Cursor at_;
  ObjectReader object_;
  SettingsFile& file_;
};

JsonMember const* SettingsReader::take(std::string_view key) {
  JsonMember const* const member = object_.take(key);
  if (member != nullptr) {
    file_.where[std::string{key}] = location_of(at_, *member);
  }
  return member;
}

template <class T>
void SettingsReader::set(std::string_view key, T& value) {
  if (JsonMember const* const member = take(key)) {
    read(at_.member(*member), value);
  }
}

// Django wants the whole path; only these three classes can be the key of a table.
void SettingsReader::read_auto_field() {
  JsonMember const* const member = take("DEFAULT_AUTO_FIELD");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  std::optional<std::string> const path = read_text(inside);
  if (!path) {
    return;
  }
  std::string_view name = *path;
  for (std::string_view const module : {"django.db.models.fields.", "django.db.models."}) {
    name.remove_prefix(name.starts_with(module) ? module.size() : 0);
  }
  if (std::ranges::find(auto_fields, name) == auto_fields.end()) {
    inside.fault(fmt::format("no automatic field is called '{}'{}", *path,
                             did_you_mean(name, {auto_fields.begin(), auto_fields.end()})));
    return;
  }
  file_.settings.default_auto_field = name;
}

void SettingsReader::read_use_tz() {
  JsonMember const* const member = take("USE_TZ");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  bool use_tz = true;
  read(inside, use_tz);
  if (!use_tz) {
    inside.fault("USE_TZ must be true: times without a zone are not supported");
  }
}

void SettingsReader::read_apps() {
  std::vector<std::string>& apps = file_.settings.apps;
  JsonMember const* const member = take("apps");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  std::size_t const faults = inside.context().faults.found().size();
  read(inside, apps);
  if (inside.context().faults.found().size() != faults) {
    return;
  }
  std::set<std::string_view> labels;
  for (std::size_t i = 0; i < apps.size(); ++i) {
    if (!is_app_label(apps[i])) {
      inside.item(i).fault(no_app_label(apps[i]));
    } else if (!labels.insert(apps[i]).second) {
      inside.item(i).fault(fmt::format("the app '{}' is given twice", apps[i]));
    }
  }
}

// Every setting of a project may name a model that can be swapped.
void SettingsReader::read_models() {
  JsonObject const* const object = at_.json().get_if<JsonObject>();
  if (object == nullptr) {
    return;
  }
  for (JsonMember const& member : *object) {
    std::string const* const text = member.value.get_if<std::string>();
    bool const is_model = text != nullptr && names_user_model(*text);
    bool const is_plain = std::ranges::find(plain_settings, member.key) != plain_settings.end();
    if (is_model && is_upper_case(member.key) && !is_plain) {
      take(member.key);
      file_.settings.models[member.key] = *text;
    } else if (member.key == "AUTH_USER_MODEL") {
      at_.fault_at(member, "AUTH_USER_MODEL must be of the form 'app_label.model_name'");
    }
  }
  object_.take("AUTH_USER_MODEL");  // a known key, whether it was given or not
}

void SettingsReader::read_all() {
  Settings& settings = file_.settings;
  read_auto_field();
  set("DEFAULT_TABLESPACE", settings.default_tablespace);
  set("DEFAULT_INDEX_TABLESPACE", settings.default_index_tablespace);
  set("TIME_ZONE", settings.time_zone);
  set("SILENCED_SYSTEM_CHECKS", file_.silenced_checks);
  read_use_tz();
  read_apps();
  read_models();
  object_.take("$schema");
  object_.finish();
}

// Reads the keys of migrator.json.
class ConfigReader {
 public:
  ConfigReader(Cursor const& at, ConfigFile& config) : at_{at}, object_{at}, config_{config} {}

  void read_all();

 private:
  void read_migrations();
  void read_databases();
  void read_database();
  void read_audit_table();
  void read_check();
  void read_callables();
  std::optional<Located<fs::path>> read_folder(Cursor const& at) const;

  Cursor at_;
  ObjectReader object_;
  ConfigFile& config_;
};

std::optional<Located<fs::path>> ConfigReader::read_folder(Cursor const& at) const {
  std::optional<std::string> const text = read_text(at);
  if (!text) {
    return std::nullopt;
  }
  return Located<fs::path>{at.context().folder / *text,
                           {at.context().faults.file(), at.json().line}};
}

void ConfigReader::read_migrations() {
  JsonMember const* const member = object_.take("migrations");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  JsonList const* const list = member->value.get_if<JsonList>();
  for (std::size_t i = 0; i < (list == nullptr ? 1 : list->size()); ++i) {
    Cursor const item = list == nullptr ? inside : inside.item(i);
    if (std::optional<Located<fs::path>> folder = read_folder(item)) {
      config_.migrations.push_back(*std::move(folder));
    }
  }
}

void ConfigReader::read_databases() {
  JsonMember const* const member = object_.take("databases");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  JsonObject const* const aliases = member->value.get_if<JsonObject>();
  if (aliases == nullptr) {
    inside.wrong_kind("an object of aliases and their URLs");
    return;
  }
  for (JsonMember const& alias : *aliases) {
    if (std::optional<std::string> url = read_text(inside.member(alias))) {
      config_.databases[alias.key] = {*std::move(url), location_of(at_, alias)};
    }
  }
}

// An alias has neither the colon of a URL nor the equals sign of a keyword string.
void ConfigReader::read_database() {
  JsonMember const* const member = object_.take("database");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  std::optional<std::string> text = read_text(inside);
  if (!text) {
    return;
  }
  if (text->find_first_of(":=") == std::string::npos && !config_.databases.contains(*text)) {
    std::vector<std::string_view> aliases;
    for (auto const& [alias, url] : config_.databases) {
      aliases.push_back(alias);
    }
    inside.fault(fmt::format("'{}' is neither an alias of 'databases' nor a URL{}", *text,
                             did_you_mean(*text, aliases)));
  }
  config_.database = {*std::move(text), location_of(at_, *member)};
}

void ConfigReader::read_audit_table() {
  JsonMember const* const member = object_.take("audit_table");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  std::optional<std::string> text = read_text(inside);
  if (text && text->starts_with("django_migrations")) {
    inside.fault("must be another table than those of the history");
  } else if (text) {
    config_.audit_table = {*std::move(text), location_of(at_, *member)};
  }
}

void ConfigReader::read_check() {
  JsonMember const* const member = object_.take("check");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  ObjectReader check{inside};
  JsonMember const* const ignored = check.take("ignore");
  check.finish();
  if (ignored == nullptr) {
    return;
  }
  Cursor const rules_at = inside.member(*ignored);
  JsonObject const* const rules = ignored->value.get_if<JsonObject>();
  if (rules == nullptr) {
    rules_at.wrong_kind("an object of rules' codes and the reasons why they are ignored");
    return;
  }
  for (JsonMember const& rule : *rules) {
    Cursor const reason_at = rules_at.member(rule);
    std::optional<std::string> reason = read_text(reason_at);
    if (reason && reason->empty()) {
      reason_at.fault("must say why the rule is ignored");
    } else if (reason) {
      config_.ignored_rules[rule.key] = {*std::move(reason), location_of(rules_at, rule)};
    }
  }
}

void ConfigReader::read_callables() {
  JsonMember const* const member = object_.take("callables");
  if (member == nullptr) {
    return;
  }
  Cursor const inside = at_.member(*member);
  JsonObject const* const callables = member->value.get_if<JsonObject>();
  if (callables == nullptr) {
    inside.wrong_kind("an object of dotted names and {\"sql\": …}");
    return;
  }
  for (JsonMember const& callable : *callables) {
    Cursor const callable_at = inside.member(callable);
    JsonMember const* const marker = find_marker(callable.value);
    if (marker == nullptr || marker->key != "sql") {
      callable_at.fault("must be {\"sql\": \"…\"}, the SQL expression that gives the value");
      continue;
    }
    read_sql_text(callable_at, config_.settings.settings.callables[callable.key]);
    config_.settings.where[callable.key] = location_of(at_, callable);
  }
}

void ConfigReader::read_all() {
  read_migrations();
  if (JsonMember const* const models = object_.take("models")) {
    config_.models = read_folder(at_.member(*models));
  }
  read_databases();
  read_database();
  read_audit_table();
  read_check();
  if (JsonMember const* const settings = object_.take("settings")) {
    Cursor const inside = at_.member(*settings);
    SettingsReader{inside, config_.settings}.read_all();
  }
  read_callables();
  object_.take("$schema");
  object_.finish();
}

// The text that could not be read may be a database's URL, with its password.
void leave_out_last_read(std::vector<Diagnostic>& faults) {
  for (Diagnostic& fault : faults) {
    fault.message.resize(std::min(fault.message.find("; last read: "), fault.message.size()));
  }
}

// Reads and parses a file and gives its root to `read_root`; throws if there was any fault.
template <class ReadRoot>
void read_file(fs::path const& path, ReadRoot&& read_root) {
  Faults faults{path.string()};
  FileText const file = read_text_file(path);
  if (!file.error.empty()) {
    throw FormatError{{file.fault_of(path)}};
  }
  Json const root = parse_json(file.text, faults.file(), faults.found());
  leave_out_last_read(faults.found());
  if (root.is_null()) {
    faults.throw_if_any();
  }
  Settings const unused;
  ReadContext context{faults, unused, path.parent_path()};
  read_root(Cursor{root, context});
  faults.throw_if_any();
}

}  // namespace

SettingsFile read_settings(fs::path const& path, SettingsFile base) {
  read_file(path, [&](Cursor const& root) { SettingsReader{root, base}.read_all(); });
  return base;
}

ConfigFile read_config(fs::path const& path) {
  ConfigFile config;
  config.path = path;
  read_file(path, [&](Cursor const& root) { ConfigReader{root, config}.read_all(); });
  return config;
}

}  // namespace migrator
