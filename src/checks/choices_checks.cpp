#include "checks/choices_checks.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <variant>

namespace migrator {
namespace {

// What one look at choices found out; the worst of all of them counts.
enum class Shape { good, python, bad };

bool is_of_python(Value const& value) {
  return std::visit(
      [](auto const& held) {
        using Held = std::decay_t<decltype(held)>;
        return std::is_same_v<Held, Callable> || std::is_same_v<Held, PythonSource> ||
               std::is_same_v<Held, Sql> || std::is_same_v<Held, SettingName>;
      },
      value.data());
}

bool is_collection(Value const& value) {
  return value.get_if<ValueList>() != nullptr || value.get_if<ValueMap>() != nullptr;
}

// Goes through the choices of one field.
class Choices {
 public:
  // `choices` is a list or a map.
  Shape look_at(Value const& choices) {
    return look_at_pairs(choices, [this](Value const& value, Value const& label) {
      return is_collection(label) ? look_at_group(value, label) : look_at_choice(value, label);
    });
  }

  std::size_t longest() const { return longest_; }

 private:
  // The worst shape of the pairs, which are those of a map, or lists of two.
  template <class Look>
  static Shape look_at_pairs(Value const& pairs, Look look) {
    Shape shape = Shape::good;
    if (ValueMap const* const map = pairs.get_if<ValueMap>()) {
      for (auto const& [key, value] : map->entries) {
        shape = std::max(shape, look(Value{key}, value));
      }
      return shape;
    }
    for (Value const& pair : *pairs.get_if<ValueList>()) {
      ValueList const* const items = pair.get_if<ValueList>();
      if (is_of_python(pair)) {
        shape = std::max(shape, Shape::python);
      } else if (items == nullptr || items->size() != 2) {
        return Shape::bad;
      } else {
        shape = std::max(shape, look(items->front(), items->back()));
      }
    }
    return shape;
  }

  Shape look_at_group(Value const& name, Value const& choices) {
    if (is_collection(name)) {
      return Shape::bad;
    }
    Shape const shape = look_at_pairs(choices, [this](Value const& value, Value const& label) {
      return look_at_choice(value, label);
    });
    return shape == Shape::bad && has_text_of_two(choices) ? Shape::python : shape;
  }

  // In a group Python takes "ab" for the value "a" with the label "b".
  static bool has_text_of_two(Value const& choices) {
    ValueList const* const list = choices.get_if<ValueList>();
    return list != nullptr && std::ranges::any_of(*list, [](Value const& choice) {
             std::string const* const text = choice.get_if<std::string>();
             return text != nullptr && utf8_length(*text) == 2;
           });
  }

  Shape look_at_choice(Value const& value, Value const& label) {
    if (is_of_python(value) || is_of_python(label)) {
      return Shape::python;
    }
    if (is_collection(value) || is_collection(label)) {
      return Shape::bad;
    }
    if (std::string const* const text = value.get_if<std::string>()) {
      longest_ = std::max(longest_, utf8_length(*text));
    }
    return Shape::good;
  }

  std::size_t longest_ = 0;
};

bool is_nothing(Value const& choices) {
  return choices.is_null() || choices == Value{""} || choices == Value{false} ||
         choices == Value{0} || choices == Value{0.0};
}

}  // namespace

std::optional<CheckError> check_choices(std::string_view, Field const& field) {
  auto const found = field.options.find("choices");
  if (found == field.options.end() || is_nothing(found->second) || is_of_python(found->second)) {
    return {};
  }
  if (!is_collection(found->second)) {
    return CheckError{"fields.E004",
                      "'choices' must be a mapping (e.g. a dictionary) or an iterable (e.g. a list "
                      "or tuple).",
                      "", ".choices"};
  }
  if (field.is("ArrayField")) {
    return {};  // its values and labels may be lists themselves
  }
  Choices choices;
  Shape const shape = choices.look_at(found->second);
  if (shape == Shape::bad) {
    return CheckError{"fields.E005",
                      "'choices' must be a mapping of actual values to human readable names or an "
                      "iterable containing (actual value, human readable name) tuples.",
                      "", ".choices"};
  }
  bool const is_too_long = field.max_length && *field.max_length >= 0 &&
                           choices.longest() > static_cast<std::uint64_t>(*field.max_length);
  if (shape == Shape::python || !is_too_long) {
    return {};
  }
  return CheckError{"fields.E009",
                    fmt::format("'max_length' is too small to fit the longest value in 'choices' "
                                "({} characters).",
                                choices.longest()),
                    "", ".max_length"};
}

}  // namespace migrator
