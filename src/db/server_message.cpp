#include "db/server_message.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace migrator {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The part of "ERROR:  message" before the colon; a severity is one word.
std::string_view severity_of(std::string_view line) {
  std::size_t const end = line.find(":  ");
  if (end == std::string_view::npos) return {};
  std::string_view const word = line.substr(0, end);
  return word.find_first_of(" \t\"") == std::string_view::npos ? word : std::string_view{};
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); }));
}

// The byte after the first `count` characters.
std::size_t bytes_of(std::string_view utf8, std::size_t count) {
  std::size_t at = 0;
  while (at < utf8.size() && (count > 0 || is_continuation(utf8[at]))) {
    if (!is_continuation(utf8[at])) --count;
    ++at;
  }
  return at;
}

// "LINE 12: excerpt": the number and where the excerpt begins.
struct LineMark {
  std::size_t number = 0;
  std::size_t excerpt = 0;
};

std::optional<LineMark> line_mark(std::string_view line) {
  constexpr std::string_view word = "LINE ";
  if (!line.starts_with(word)) return std::nullopt;
  LineMark mark;
  char const* const end = line.data() + line.size();
  auto const [stop, error] = std::from_chars(line.data() + word.size(), end, mark.number);
  if (error != std::errc{} || mark.number == 0 || !std::string_view{stop, end}.starts_with(": ")) {
    return std::nullopt;
  }
  mark.excerpt = static_cast<std::size_t>(stop - line.data()) + 2;
  return mark;
}

// Where line `number` begins, counted as libpq does: "\r\n", "\n" and "\r" each end a line.
std::optional<std::size_t> line_start(std::string_view statement, std::size_t number) {
  std::size_t at = 0;
  for (std::size_t line = 1; line < number; ++line) {
    at = statement.find_first_of("\r\n", at);
    if (at == std::string_view::npos) return std::nullopt;
    at += statement.substr(at, 2) == "\r\n" ? 2 : 1;
  }
  return at;
}

// libpq shows a window of a long line, "..." on the cut sides, tabs as blanks, and a caret below.
// The caret counts screen columns: a character of East Asian width is two, so behind such ones
// the position is a little too far right, but still on its line.
int find_position(std::string_view marked, LineMark mark, std::string_view caret,
                  std::string_view statement) {
  std::optional<std::size_t> const start = line_start(statement, mark.number);
  std::size_t const column = caret.find('^');
  std::size_t const prefix = characters(marked.substr(0, mark.excerpt));
  if (!start || column == std::string_view::npos || column < prefix) return 0;

  std::string line{statement.substr(
      *start, std::min(statement.find_first_of("\r\n", *start), statement.size()) - *start)};
  std::replace(line.begin(), line.end(), '\t', ' ');

  std::string_view excerpt = marked.substr(mark.excerpt);
  std::size_t before_caret = column - prefix;
  std::size_t offset = 0;
  if (excerpt.starts_with("...") && before_caret >= 3 && !line.starts_with(excerpt)) {
    excerpt.remove_prefix(3);
    before_caret -= 3;
    offset = line.find(
        excerpt.substr(0, excerpt.ends_with("...") ? excerpt.size() - 3 : excerpt.size()));
    if (offset == std::string::npos) return 0;
  }
  std::size_t const inside = bytes_of(std::string_view{line}.substr(offset), before_caret);
  return static_cast<int>(characters(statement.substr(0, *start + offset + inside))) + 1;
}

// Adds a line to what it continues.
void append_line(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line;
}

}  // namespace

ServerMessage parse_server_message(std::string_view text, std::string_view statement) {
  ServerMessage message;
  std::string ignored;
  std::string* section = &message.primary;
  bool in_function = false;
  std::optional<LineMark> mark;
  std::string_view marked;
  std::string_view caret;

  std::vector<std::string_view> const lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    std::string_view const word = severity_of(line);
    if (i == 0) {
      message.severity = word;
      if (!word.empty()) line.remove_prefix(word.size() + 3);
    } else if (!mark && (mark = line_mark(line))) {
      marked = line;
      if (i + 1 < lines.size()) caret = lines[++i];
      section = &ignored;
      continue;
    } else if (word == "DETAIL" || word == "HINT" || word == "QUERY" || word == "CONTEXT") {
      in_function = in_function || word == "QUERY";
      section = word == "DETAIL" ? &message.detail : word == "HINT" ? &message.hint : &ignored;
      line.remove_prefix(word.size() + 3);
    }
    append_line(*section, line);
  }
  if (mark && !in_function) message.position = find_position(marked, *mark, caret, statement);
  return message;
}

}  // namespace migrator
