#include "cli/python_literal.hpp"

#include "base/text.hpp"
#include "cli/python_calls.hpp"
#include "cli/python_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace migrator::cli {
namespace {

constexpr std::string_view digits = "0123456789";

[[noreturn]] void refuse(std::string const& reason) {
  throw PythonError{"SyntaxError: " + reason};
}

bool starts_name(char letter) {
  return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// {"sql": "now()"} is the marker that it is in a file.
Value marker_or_map(ValueMap map) {
  std::string const* const text =
      map.entries.size() == 1 ? map.entries.front().second.get_if<std::string>() : nullptr;
  if (text == nullptr) {
    return map;
  }
  std::string const& key = map.entries.front().first;
  if (key == "callable") {
    return Callable{*text};
  }
  if (key == "sql") {
    return Sql{*text};
  }
  return key == "python" ? Value{PythonSource{*text}} : Value{std::move(map)};
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_{text} {}

  Value parse() {
    Value value = item();
    if (next() == ',') {
      value = list_from(std::move(value), '\0');
    }
    if (next() != '\0') {
      refuse("invalid syntax");
    }
    return value;
  }

 private:
  static constexpr int deepest = 100;

  // The next letter that is no blank; NUL at the end.
  char next() {
    std::size_t const blanks = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(std::min(blanks, rest_.size()));
    return rest_.empty() || rest_.front() == '#' ? '\0' : rest_.front();
  }

  bool take(char letter) {
    if (next() != letter) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  void require(char letter) {
    if (!take(letter)) {
      refuse("invalid syntax");
    }
  }

  // A value; bounded in depth, whatever it is nested in.
  Value item() {
    if (++depth_ > deepest) {
      throw PythonError{"MemoryError: too many nested brackets"};
    }
    Value value = value_at(next());
    --depth_;
    return value;
  }

  Value value_at(char letter) {
    if (at_python_text(rest_)) {
      return texts();
    }
    if (letter == '[' || letter == '(' || letter == '{') {
      return nested(letter);
    }
    if (is_digit(letter) || letter == '.' || letter == '-' || letter == '+') {
      return number();
    }
    if (starts_name(letter)) {
      return name();
    }
    refuse("invalid syntax");
  }

  Value nested(char opening) {
    rest_.remove_prefix(1);
    return opening == '{' ? braces() : opening == '[' ? list(']') : parentheses();
  }

  // The entries up to `closing`, of which the first has been read.
  Value list_from(Value first, char closing) {
    ValueList entries{std::move(first)};
    while (take(',') && next() != closing) {
      entries.push_back(item());
    }
    return entries;
  }

  Value list(char closing) {
    if (take(closing)) {
      return ValueList{};
    }
    Value entries = list_from(item(), closing);
    require(closing);
    return entries;
  }

  // A tuple, or a value in parentheses.
  Value parentheses() {
    if (take(')')) {
      return ValueList{};
    }
    Value value = item();
    if (next() == ',') {
      value = list_from(std::move(value), ')');
    }
    require(')');
    return value;
  }

  // A dictionary or a set.
  Value braces() {
    ValueMap map;
    if (take('}')) {
      return map;
    }
    Value first = item();
    if (next() != ':') {
      Value entries = list_from(std::move(first), '}');
      require('}');
      return entries;
    }
    add_entry(map, first);
    while (take(',') && next() != '}') {
      add_entry(map, item());
    }
    require('}');
    return marker_or_map(std::move(map));
  }

  void add_entry(ValueMap& map, Value const& key) {
    require(':');
    std::string text;
    if (std::string const* const given = key.get_if<std::string>()) {
      text = *given;
    } else if (std::int64_t const* const integer = key.get_if<std::int64_t>()) {
      text = std::to_string(*integer);
    } else {
      throw PythonError{"TypeError: the keys of a dictionary have to be texts"};
    }
    Value value = item();
    auto const found = std::ranges::find(map.entries, text, &ValueEntry::first);
    if (found == map.entries.end()) {
      map.entries.emplace_back(std::move(text), std::move(value));
    } else {
      found->second = std::move(value);
    }
  }

  // Literals that follow each other are one.
  Value texts() {
    PythonText all = take_python_text(rest_);
    while (next() != '\0' && at_python_text(rest_)) {
      PythonText const more = take_python_text(rest_);
      if (more.is_bytes != all.is_bytes) {
        refuse("cannot mix bytes and nonbytes literals");
      }
      all.text += more.text;
    }
    return all.is_bytes ? Value{Bytes{std::move(all.text)}} : Value{std::move(all.text)};
  }

  Value number();
  Value name();
  PythonArguments arguments();

  std::string_view rest_;
  int depth_ = 0;
};

std::optional<Value> read_integer(std::string const& text, int base) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error == std::errc::result_out_of_range) {
    throw PythonError{"OverflowError: the number has more than 64 bits"};
  }
  bool const whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional<Value>{value} : std::nullopt;
}

std::optional<Value> read_float(std::string const& text) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) {
    throw PythonError{"OverflowError: the number is too large"};
  }
  bool const whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional<Value>{value} : std::nullopt;
}

std::optional<Value> read_number(std::string const& sign, std::string const& body) {
  std::string const prefix = to_lower(body.substr(0, 2));
  if (prefix == "0x" || prefix == "0o" || prefix == "0b") {
    return read_integer(sign + body.substr(2), prefix == "0x" ? 16 : prefix == "0o" ? 8 : 2);
  }
  if (body.find_first_not_of(digits) != std::string::npos) {
    return read_float(sign + body);
  }
  if (body.size() > 1 && body.front() == '0' && body.find_first_not_of('0') != std::string::npos) {
    refuse("leading zeros in decimal integer literals are not permitted");
  }
  return read_integer(sign + body, 10);
}

Value Parser::number() {
  bool negative = false;
  for (char sign = next(); sign == '-' || sign == '+'; sign = next()) {
    negative = negative != (sign == '-');
    rest_.remove_prefix(1);
  }
  std::string body;
  while (!rest_.empty()) {
    char const letter = rest_.front();
    bool const signed_exponent = (letter == '-' || letter == '+') && !body.empty() &&
                                 (body.back() == 'e' || body.back() == 'E') &&
                                 !body.starts_with("0x") && !body.starts_with("0X");
    if (!is_digit(letter) && !starts_name(letter) && letter != '.' && !signed_exponent) {
      break;
    }
    body += letter;
    rest_.remove_prefix(1);
  }
  bool const underscores =
      body.starts_with('_') || body.ends_with('_') || body.find("__") != std::string::npos;
  std::erase(body, '_');
  std::optional<Value> value =
      underscores || body.empty() ? std::nullopt : read_number(negative ? "-" : "", body);
  if (!value) {
    refuse("invalid syntax");
  }
  return *std::move(value);
}

Value Parser::name() {
  std::size_t length = 0;
  while (length < rest_.size() &&
         (starts_name(rest_[length]) || is_digit(rest_[length]) || rest_[length] == '.')) {
    ++length;
  }
  std::string const dotted{rest_.substr(0, length)};
  rest_.remove_prefix(length);
  if (dotted == "None") {
    return {};
  }
  if (dotted == "True" || dotted == "False") {
    return dotted == "True";
  }
  return take('(') ? call_python(dotted, arguments()) : python_function(dotted);
}

PythonArguments Parser::arguments() {
  PythonArguments arguments;
  while (!take(')')) {
    std::size_t const word = rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
    std::string const keyword{rest_.substr(0, std::min(word, rest_.size()))};
    std::string_view const before = rest_;
    rest_.remove_prefix(keyword.size());
    if (!keyword.empty() && take('=')) {
      arguments.named.emplace_back(keyword, item());
    } else {
      rest_ = before;
      arguments.positional.push_back(item());
    }
    if (next() != ')') {
      require(',');
    }
  }
  return arguments;
}

}  // namespace

Value parse_python(std::string_view text) {
  return Parser{text}.parse();
}

}  // namespace migrator::cli
