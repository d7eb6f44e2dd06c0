#include "inspection/names.hpp"

#include "base/python_names.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace migrator {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool is_ascii_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

// A byte of a character beyond ASCII, all of which are taken for letters.
bool is_beyond_ascii(char letter) {
  return static_cast<unsigned char>(letter) >= 0x80;
}

bool is_word(char letter) {
  return letter == '_' || is_digit(letter) || is_ascii_letter(letter) || is_beyond_ascii(letter);
}

// "pk" is what Django calls every primary key; "check" and "objects" are members of its models.
bool is_reserved(std::string_view name) {
  return name == "pk" || name == "check" || name == "objects" || is_python_keyword(name);
}

// A field's name in the making, and why it is no longer what it was.
class Draft {
 public:
  explicit Draft(std::string_view column) : name_{to_lower(column)} {
    if (name_ != column) {
      reasons_.emplace_back("lower case");
    }
  }

  std::string const& name() const { return name_; }
  std::vector<std::string> const& reasons() const { return reasons_; }

  void drop_suffix(std::string_view suffix) { name_.resize(name_.size() - suffix.size()); }

  void change(std::string name, std::string_view reason) {
    if (name != name_) {
      name_ = std::move(name);
      reasons_.emplace_back(reason);
    }
  }

 private:
  std::string name_;
  std::vector<std::string> reasons_;
};

std::string with_word_characters(std::string name) {
  std::ranges::replace_if(
      name, [](char letter) { return !is_word(letter); }, '_');
  return name;
}

std::string with_single_underscores(std::string name) {
  auto const both = [](char one, char other) { return one == '_' && other == '_'; };
  // Not ranges::unique: clang 14 cannot read its subrange in libstdc++ 12.
  name.erase(std::unique(name.begin(), name.end(), both), name.end());
  return name;
}

void make_identifier(Draft& draft) {
  draft.change(with_word_characters(draft.name()), "unsuitable characters");
  draft.change(with_single_underscores(draft.name()), "'__' is Django's own");
  if (draft.name().empty() || draft.name().front() == '_') {
    draft.change("field" + draft.name(), "'_' at the beginning");
  }
  if (draft.name().back() == '_') {
    draft.change(draft.name() + "field", "'_' at the end");
  }
  if (is_reserved(draft.name())) {
    draft.change(draft.name() + "_field", "reserved word");
  }
  if (is_digit(draft.name().front())) {
    draft.change("number_" + draft.name(), "digit at the beginning");
  }
}

}  // namespace

std::string model_name_of(std::string_view table) {
  std::string name;
  bool inside_word = false;
  for (char const letter : table) {
    std::string const lower = to_lower(std::string(1, letter));
    if (is_ascii_letter(letter) && !inside_word) {
      name += static_cast<char>(lower.front() - 'a' + 'A');
    } else if (is_ascii_letter(letter) || is_digit(letter)) {
      name += lower;
    }
    inside_word = is_ascii_letter(letter) || is_beyond_ascii(letter);
  }
  bool const is_class_name = !name.empty() && !is_digit(name.front()) && name != "None" &&
                             name != "True" && name != "False";
  return is_class_name ? name : "Model" + name;
}

std::string ModelNames::add(std::string_view table) {
  std::string const base = model_name_of(table);
  std::string name = base;
  for (int number = 2; !used_.insert(to_lower(name)).second; ++number) {
    name = fmt::format("{}{}", base, number);
  }
  return name;
}

bool FieldNames::is_taken(std::string const& name, bool is_relation) const {
  return used_.contains(name) || (is_relation && used_.contains(name + "_id"));
}

FieldName FieldNames::add(std::string_view column, bool is_relation) {
  constexpr std::string_view id = "_id";
  Draft draft{column};
  bool const ends_in_id = is_relation && draft.name().ends_with(id) && draft.name() != id;
  if (ends_in_id) {
    draft.drop_suffix(id);
  }
  make_identifier(draft);
  if (is_taken(draft.name(), is_relation)) {
    int number = 0;
    while (is_taken(fmt::format("{}_{}", draft.name(), number), is_relation)) {
      ++number;
    }
    draft.change(fmt::format("{}_{}", draft.name(), number), "name taken");
  }
  used_.insert(draft.name());
  std::string const usual_column = is_relation ? draft.name() + "_id" : draft.name();
  if (is_relation) {
    used_.insert(usual_column);
  }
  FieldName result{.name = draft.name(), .db_column = std::nullopt, .reasons = draft.reasons()};
  if (usual_column != column) {
    result.db_column = std::string{column};
  }
  return result;
}

}  // namespace migrator
