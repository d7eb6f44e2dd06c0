#include "run/catalog_answers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace migrator {
namespace {

// Fields are separated by tabs, answers by line ends; these and the sign itself are written as a
// per cent sign and a letter.
constexpr std::array<std::pair<char, char>, 3> escapes{{{'%', '%'}, {'\t', 't'}, {'\n', 'n'}}};

std::string escaped(std::string_view field) {
  std::string text;
  for (char const letter : field) {
    auto const* const escape = std::ranges::find(escapes, letter, &std::pair<char, char>::first);
    if (escape == escapes.end()) {
      text += letter;
    } else {
      text += '%';
      text += escape->second;
    }
  }
  return text;
}

std::string unescaped(std::string_view field) {
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    auto const* escape = escapes.end();
    if (field[i] == '%' && i + 1 < field.size()) {
      escape = std::ranges::find(escapes, field[i + 1], &std::pair<char, char>::second);
    }
    if (escape == escapes.end()) {
      text += field[i];
    } else {
      text += escape->first;
      ++i;
    }
  }
  return text;
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t const end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

// A value or none, as a field.
std::string field_of(std::optional<std::string> const& value) {
  return value ? "=" + *value : "-";
}

std::optional<std::string> value_of(std::string const& field) {
  return field.starts_with('=') ? std::optional{field.substr(1)} : std::nullopt;
}

// A constraint begins with its name, has a letter for each thing that it is, then its columns, and
// ends with an empty field.
constexpr std::array<std::pair<char, bool ConstraintInfo::*>, 6> letters{
    {{'p', &ConstraintInfo::primary_key},
     {'u', &ConstraintInfo::unique},
     {'f', &ConstraintInfo::foreign_key},
     {'c', &ConstraintInfo::check},
     {'i', &ConstraintInfo::index},
     {'b', &ConstraintInfo::plain}}};

void write(ConstraintInfo const& info, CatalogAnswer& answer) {
  answer.push_back(info.name);
  std::string& kinds = answer.emplace_back();
  for (auto const& [letter, member] : letters) {
    if (info.*member) {
      kinds += letter;
    }
  }
  for (std::optional<std::string> const& column : info.columns) {
    answer.push_back(field_of(column));
  }
  answer.emplace_back();
}

std::vector<ConstraintInfo> read_constraints(CatalogAnswer const& answer) {
  std::vector<ConstraintInfo> found;
  for (std::size_t i = 0; i + 1 < answer.size(); ++i) {
    ConstraintInfo& info = found.emplace_back();
    info.name = answer[i++];
    for (auto const& [letter, member] : letters) {
      info.*member = answer[i].find(letter) != std::string::npos;
    }
    for (++i; i < answer.size() && !answer[i].empty(); ++i) {
      info.columns.push_back(value_of(answer[i]));
    }
  }
  return found;
}

CatalogAnswer yes_or_no(bool value) {
  return {value ? "yes" : "no"};
}

bool is_yes(CatalogAnswer const& answer) {
  return answer == yes_or_no(true);
}

CatalogAnswer question(std::string_view kind, std::string_view subject,
                       std::string_view second = {}) {
  return {std::string{kind}, std::string{subject}, std::string{second}};
}

}  // namespace

std::string write_answers(std::vector<CatalogAnswer> const& answers) {
  std::string text;
  for (CatalogAnswer const& answer : answers) {
    for (std::size_t i = 0; i < answer.size(); ++i) {
      text += (i > 0 ? "\t" : "") + escaped(answer[i]);
    }
    text += '\n';
  }
  return text;
}

std::vector<CatalogAnswer> read_answers(std::string_view text) {
  std::vector<CatalogAnswer> answers;
  std::vector<std::string_view> lines = parts_of(text, '\n');
  lines.pop_back();
  for (std::string_view const line : lines) {
    CatalogAnswer& answer = answers.emplace_back();
    for (std::string_view const field : parts_of(line, '\t')) {
      answer.push_back(unescaped(field));
    }
  }
  return answers;
}

CatalogAnswers::CatalogAnswers(Catalog const& catalog, std::vector<CatalogAnswer> const& earlier)
    : catalog_{catalog}, earlier_{earlier.begin(), earlier.end()} {}

std::string CatalogAnswers::take() {
  return write_answers(std::exchange(given_, {}));
}

// Without the question before it.
CatalogAnswer CatalogAnswers::answer(CatalogAnswer question,
                                     std::function<CatalogAnswer()> const& ask) const {
  auto const asked = static_cast<std::ptrdiff_t>(question.size());
  if (!earlier_.empty() && earlier_.front().size() >= question.size() &&
      std::equal(question.begin(), question.end(), earlier_.front().begin())) {
    given_.push_back(std::move(earlier_.front()));
    earlier_.pop_front();
  } else {
    earlier_.clear();
    CatalogAnswer const fresh = ask();
    question.insert(question.end(), fresh.begin(), fresh.end());
    given_.push_back(std::move(question));
  }
  return {given_.back().begin() + asked, given_.back().end()};
}

std::vector<ConstraintInfo> CatalogAnswers::constraints(std::string_view table) const {
  return read_constraints(answer(question("constraints", table), [&] {
    CatalogAnswer fresh;
    for (ConstraintInfo const& info : catalog_.constraints(table)) {
      write(info, fresh);
    }
    return fresh;
  }));
}

std::optional<std::string> CatalogAnswers::sequence(std::string_view table,
                                                    std::string_view column) const {
  CatalogAnswer const found = answer(question("sequence", table, column), [&] {
    return CatalogAnswer{field_of(catalog_.sequence(table, column))};
  });
  return found.empty() ? std::nullopt : value_of(found.front());
}

bool CatalogAnswers::collation_is_deterministic(std::string_view collation) const {
  return is_yes(answer(question("collation", collation),
                       [&] { return yes_or_no(catalog_.collation_is_deterministic(collation)); }));
}

bool CatalogAnswers::has_extension(std::string_view extension) const {
  return is_yes(answer(question("extension", extension),
                       [&] { return yes_or_no(catalog_.has_extension(extension)); }));
}

bool CatalogAnswers::has_table(std::string_view table) const {
  return is_yes(
      answer(question("table", table), [&] { return yes_or_no(catalog_.has_table(table)); }));
}

std::vector<std::string> CatalogAnswers::columns(std::string_view table) const {
  return answer(question("columns", table), [&] { return catalog_.columns(table); });
}

}  // namespace migrator
