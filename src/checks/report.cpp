#include "checks/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace migrator {
namespace {

std::string text_of(std::string_view subject, CheckError const& error) {
  std::string text = subject.empty() ? "" : fmt::format("{}: ", subject);
  text += error.id.empty() ? error.message : fmt::format("({}) {}", error.id, error.message);
  if (!error.hint.empty()) {
    text += fmt::format(" HINT: {}", error.hint);
  }
  return text;
}

// The way as far as the file goes it: to the field, where it lacks the key.
std::string way_there_is(DeclaredModel const& declared, std::string way) {
  while (!way.empty() && !declared.lines.contains(way)) {
    way.resize(way.find_last_of(".["));
  }
  return way;
}

}  // namespace

void Report::add(std::string_view subject, DeclaredModel const& declared, std::string way,
                 CheckError const& error) {
  if (std::ranges::find(silenced_, error.id) != silenced_.end()) {
    return;
  }
  found_.push_back(
      fault_in(declared, way_there_is(declared, std::move(way)), text_of(subject, error)));
}

void Report::add(ModelMeta const& model, CheckError const& error) {
  add(model.label, *model.declared, error.key, error);
}

void Report::add(ClassField const& field, CheckError const& error) {
  DeclaredModel const& declared = *field.model->declared;
  std::string const way = way_to_field(declared, field.name);
  add(label_of(field), declared, way.empty() ? way : fmt::format("{}{}", way, error.key), error);
}

void Report::add(ClassField const& field, std::vector<CheckError> const& errors) {
  for (CheckError const& error : errors) {
    add(field, error);
  }
}

void Report::add(std::string_view subject, ModelMeta const& place, CheckError const& error) {
  add(subject, *place.declared, error.key, error);
}

std::vector<Diagnostic> Report::take() {
  std::ranges::stable_sort(found_, [](Diagnostic const& one, Diagnostic const& other) {
    return std::pair{one.file, one.line} < std::pair{other.file, other.line};
  });
  return std::move(found_);
}

}  // namespace migrator
