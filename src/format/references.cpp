#include "format/references.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "format/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

// "app.Model" or "Model"; both parts have letters.
bool names_model(std::string_view name) {
  std::size_t const dot = name.find('.');
  if (dot == std::string_view::npos) {
    return !name.empty();
  }
  return dot > 0 && dot + 1 < name.size() && name.find('.', dot + 1) == std::string_view::npos;
}

// A base that is no model of the project: its source text, or "models.Model".
std::optional<std::string> read_other_base(Cursor const& at) {
  std::string const* const text = at.json().get_if<std::string>();
  if (text != nullptr && *text == base_of_all) {
    return *text;
  }
  JsonMember const* const marker = find_marker(at.json());
  if (marker == nullptr || marker->key != "python") {
    return std::nullopt;
  }
  std::string source;
  read(at.member(*marker), source);
  return source;
}

}  // namespace

std::string resolve_setting(Cursor const& at, std::string const& setting) {
  at.context().named_settings.insert(setting);
  Settings const& settings = at.context().settings;
  auto const found = settings.models.find(setting);
  if (found != settings.models.end()) {
    return found->second;
  }
  std::vector<std::string> known;
  std::vector<std::string_view> candidates;
  for (auto const& [name, model] : settings.models) {
    known.push_back(name);
    candidates.push_back(name);
  }
  at.fault(fmt::format("no setting '{}' names a model; known: {}{}", setting, join(known, ", "),
                       did_you_mean(setting, candidates)));
  return {};
}

void read(Cursor const& at, ModelReference& reference) {
  JsonMember const* const marker = find_marker(at.json());
  if (marker != nullptr && marker->key == "setting") {
    Cursor const inside = at.member(*marker);
    read(inside, reference.setting);
    if (!reference.setting.empty()) {
      reference.name = resolve_setting(inside, reference.setting);
    }
    return;
  }
  if (at.json().get_if<std::string>() == nullptr) {
    at.wrong_kind("\"app.Model\" or {\"setting\": …}");
    return;
  }
  read(at, reference.name);
  if (!names_model(reference.name)) {
    at.fault(fmt::format("'{}' is no model: write \"app.Model\"", reference.name));
  }
}

void read(Cursor const& at, std::optional<ModelReference>& reference) {
  if (at.json().is_null()) {
    reference.reset();
    return;
  }
  read(at, reference.emplace());
}

void read(Cursor const& at, ModelBases& bases) {
  JsonList const* const list = at.json().get_if<JsonList>();
  if (list == nullptr) {
    at.wrong_kind("a list of \"app.Model\"");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    Cursor const item = at.item(i);
    if (std::optional<std::string> other = read_other_base(item)) {
      bases.others.push_back({i, std::move(*other)});
    } else {
      read(item, bases.emplace_back());
    }
  }
  if (list->size() == 1 && !bases.others.empty() && bases.others.front().name == base_of_all) {
    bases.others.clear();
  }
}

}  // namespace migrator
