#include "format/json_reader.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>
#include <unordered_set>

namespace migrator {
namespace {

// What has been read so far, shared by the iterator's copies.
struct Progress {
  int newlines = 0;
  bool at_newline = false;  // the last character read was one
};

// Walks the text for the parser and counts the lines, which the parser does not tell its handler.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = char const*;
  using reference = char const&;

  CountingIterator(char const* position, Progress* progress)
      : position_{position}, progress_{progress} {}

  reference operator*() const { return *position_; }
  CountingIterator& operator++() {
    progress_->at_newline = *position_ == '\n';
    progress_->newlines += progress_->at_newline ? 1 : 0;
    ++position_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator const before = *this;
    ++*this;
    return before;
  }
  bool operator==(CountingIterator const& other) const { return position_ == other.position_; }

 private:
  char const* position_;
  Progress* progress_;
};

// Builds the tree out of the parser's events, without recursion.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  // `end` says why the text ends where it does, when more of it cannot be read.
  TreeBuilder(std::string_view text, std::string end, std::string const& file,
              Progress const& progress, std::vector<Diagnostic>& faults)
      : text_{text}, end_{std::move(end)}, file_{file}, progress_{progress}, faults_{faults} {}

  // Requires: the text has been read.
  void require_end() {
    if (!end_.empty() && !stopped_) stop(line(), end_);
  }

  Json take() { return std::move(root_); }

  bool null() override { return add({}, line()); }
  bool boolean(bool value) override { return add(value, line()); }
  bool number_integer(number_integer_t value) override { return add(value, number_line()); }
  bool number_unsigned(number_unsigned_t value) override;
  bool number_float(number_float_t value, string_t const& token) override;
  bool string(string_t& value) override;
  bool binary(nlohmann::json::binary_t&) override { return false; }  // no JSON text has any
  bool key(string_t& value) override;
  bool start_object(std::size_t) override { return open(JsonObject{}); }
  bool end_object() override;
  bool start_array(std::size_t) override { return open(JsonList{}); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, std::string const& last_token,
                   nlohmann::json::exception const& error) override;

 private:
  // A container that is still open, and the key that its next value belongs to.
  struct Frame {
    Json container;
    std::string key;
    int key_line = 0;
  };

  int line() const { return progress_.newlines + 1; }
  // A number ends where something else begins: the parser has read one character more by then.
  int number_line() const { return line() - (progress_.at_newline ? 1 : 0); }

  bool add(Json::Variant data, int line);
  bool open(Json::Variant empty);
  bool close();
  void attach(Json value);
  void drop_duplicates(JsonObject& object);
  std::string path() const;
  bool stop(int line, std::string message);
  bool too_many_values(int line);
  bool is_full() const { return faults_.size() >= JsonLimits::faults; }
  void fault(int line, std::string path, std::string message);

  std::string_view text_;
  std::string end_;
  std::string const& file_;
  Progress const& progress_;
  std::vector<Diagnostic>& faults_;
  std::vector<Frame> frames_;
  Json root_;
  std::size_t values_ = 0;
  bool stopped_ = false;
};

bool TreeBuilder::number_unsigned(number_unsigned_t value) {
  if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
    fault(number_line(), path(),
          "the integer does not fit into 64 bits; write it as a text: \"" + std::to_string(value) +
              "\"");
    return add(std::int64_t{1}, number_line());
  }
  return add(static_cast<std::int64_t>(value), number_line());
}

bool TreeBuilder::number_float(number_float_t value, string_t const& token) {
  // The parser turns integers that are too long for it into floats.
  if (token.find_first_of(".eE") == std::string::npos) {
    fault(number_line(), path(), "the integer does not fit into 64 bits; write it as a text");
    return add(std::int64_t{1}, number_line());
  }
  return add(value, number_line());
}

bool TreeBuilder::string(string_t& value) {
  if (value.find('\0') != std::string::npos) {
    fault(line(), path(), "PostgreSQL has no NUL character (\\u0000) in texts");
  }
  return add(std::move(value), line());
}

bool TreeBuilder::key(string_t& value) {
  if (value.find('\0') != std::string::npos) {
    fault(line(), path(), "a key must not contain a NUL character (\\u0000)");
  }
  frames_.back().key = std::move(value);
  frames_.back().key_line = line();
  return !is_full();
}

bool TreeBuilder::add(Json::Variant data, int line) {
  if (++values_ > JsonLimits::values) {
    return too_many_values(line);
  }
  attach(Json{std::move(data), line});
  return !is_full();
}

bool TreeBuilder::open(Json::Variant empty) {
  if (++values_ > JsonLimits::values) {
    return too_many_values(line());
  }
  if (frames_.size() >= JsonLimits::depth) {
    return stop(line(), fmt::format("the file is nested more than {} levels deep, the most that "
                                    "is read",
                                    JsonLimits::depth));
  }
  frames_.push_back({Json{std::move(empty), line()}, {}, 0});
  return true;
}

bool TreeBuilder::end_object() {
  drop_duplicates(std::get<JsonObject>(frames_.back().container.data));
  return close();
}

bool TreeBuilder::close() {
  Json closed = std::move(frames_.back().container);
  frames_.pop_back();
  attach(std::move(closed));
  return !is_full();
}

void TreeBuilder::attach(Json value) {
  if (frames_.empty()) {
    root_ = std::move(value);
    return;
  }
  Frame& frame = frames_.back();
  if (JsonList* const list = std::get_if<JsonList>(&frame.container.data)) {
    list->push_back(std::move(value));
    return;
  }
  std::get<JsonObject>(frame.container.data)
      .push_back({std::move(frame.key), frame.key_line, std::move(value)});
  frame.key.clear();
}

bool has_duplicates(JsonObject const& object) {
  std::vector<std::string_view> keys;
  keys.reserve(object.size());
  for (JsonMember const& member : object) {
    keys.push_back(member.key);
  }
  std::ranges::sort(keys);
  return std::ranges::adjacent_find(keys) != keys.end();
}

// Keeps the first of the members with the same key and reports the others.
void TreeBuilder::drop_duplicates(JsonObject& object) {
  if (!has_duplicates(object)) {
    return;
  }
  frames_.back().key.clear();
  std::string const here = path();
  std::unordered_set<std::string> seen;
  std::erase_if(object, [&](JsonMember const& member) {
    if (seen.insert(member.key).second) {
      return false;
    }
    fault(member.line, here + path_of_key(member.key),
          "the key '" + member.key + "' is given twice");
    return true;
  });
}

// Where the value that comes next belongs.
std::string TreeBuilder::path() const {
  std::string path = "$";
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (JsonList const* const list = frames_[i].container.get_if<JsonList>()) {
      path += path_of_index(list->size());
    } else if (i + 1 < frames_.size() || !frames_[i].key.empty()) {
      path += path_of_key(frames_[i].key);
    }
  }
  return path;
}

void TreeBuilder::fault(int line, std::string path, std::string message) {
  if (!is_full()) {
    faults_.push_back({file_, line, shortened_path(std::move(path)), std::move(message)});
  }
}

bool TreeBuilder::stop(int line, std::string message) {
  stopped_ = true;
  fault(line, path(), std::move(message));
  return false;
}

bool TreeBuilder::too_many_values(int line) {
  return stop(line, fmt::format("the file has more than {} values, the most that is read",
                                JsonLimits::values));
}

// The library's "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error
// while parsing value - unexpected ']'; expected …" without what this program says itself.
std::string complaint_of(nlohmann::json::exception const& error) {
  std::string_view message = error.what();
  for (std::string_view const prefix : {"] ", ": syntax error while parsing ", ": "}) {
    std::size_t const found = message.find(prefix);
    if (found != std::string_view::npos) {
      message.remove_prefix(found + prefix.size());
    }
    if (prefix.size() > 2 && found != std::string_view::npos) {
      break;
    }
  }
  // A text that is not ended is repeated in full: one line of it is enough.
  constexpr std::size_t longest = 160;
  std::string shown{message.substr(0, longest)};
  return message.size() > longest ? shown + "…" : shown;
}

bool TreeBuilder::parse_error(std::size_t position, std::string const&,
                              nlohmann::json::exception const& error) {
  if (position > text_.size() && !end_.empty()) {
    return stop(line(), end_);
  }
  // The end of the text is no place to look: the fault is at its last word.
  std::size_t const last_word = text_.find_last_not_of(" \t\r\n");
  std::size_t const offset = std::min(position == 0 ? 0 : position - 1,
                                      last_word == std::string_view::npos ? 0 : last_word);
  if (error.id == 406) {
    return stop(line_at(text_, offset), "the number is too large for a float; write it as a text");
  }
  std::size_t const line_start = text_.rfind('\n', offset == 0 ? 0 : offset - 1);
  std::size_t const column =
      line_start == std::string_view::npos || offset == 0 ? offset + 1 : offset - line_start;
  return stop(line_at(text_, offset),
              fmt::format("syntax error at column {}: {}", column, complaint_of(error)));
}

std::size_t trailing_bytes(unsigned char lead) {
  if (lead < 0x80) {
    return 0;
  }
  return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

// Whether a character of that lead byte may go on with that second byte: no overlong forms, no
// surrogates, nothing above U+10FFFF.
bool fits_lead(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

bool is_character(std::string_view text, std::size_t at, std::size_t trailing) {
  unsigned char const lead = static_cast<unsigned char>(text[at]);
  if (lead == 0 || (lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || at + trailing >= text.size()) {
    return false;
  }
  for (std::size_t i = 1; i <= trailing; ++i) {
    unsigned char const byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80 || (i == 1 && !fits_lead(lead, byte))) {
      return false;
    }
  }
  return true;
}

// What keeps the text from being parsed at all; empty when nothing does.
std::string find_unreadable(std::string_view text) {
  if (text.size() > JsonLimits::bytes) {
    return fmt::format("the file has {} bytes; more than {} are not read", text.size(),
                       JsonLimits::bytes);
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return "the file is empty";
  }
  return "";
}

std::string why_bad(char byte) {
  return byte == '\0' ? std::string{"the file contains a NUL byte"}
                      : fmt::format("the file is not UTF-8: byte 0x{:02x}",
                                    static_cast<unsigned char>(byte));
}

}  // namespace

Json parse_json(std::string_view text, std::string const& file, std::vector<Diagnostic>& faults) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  if (std::string unreadable = find_unreadable(text); !unreadable.empty()) {
    faults.push_back({file, 1, "$", std::move(unreadable)});
    return {};
  }
  // What stands before a bad byte is read for its place.
  std::size_t const bad = find_bad_text(text);
  std::string end = bad == std::string_view::npos ? "" : why_bad(text[bad]);
  text = text.substr(0, bad);
  Progress progress;
  TreeBuilder builder{text, std::move(end), file, progress, faults};
  bool const read =
      nlohmann::json::sax_parse(CountingIterator{text.data(), &progress},
                                CountingIterator{text.data() + text.size(), &progress}, &builder,
                                nlohmann::json::input_format_t::json, true, true);
  builder.require_end();
  return read && bad == std::string_view::npos ? builder.take() : Json{};
}

std::size_t find_bad_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const trailing = trailing_bytes(static_cast<unsigned char>(text[i]));
    if (!is_character(text, i, trailing)) {
      return i;
    }
    i += trailing + 1;
  }
  return std::string_view::npos;
}

int line_at(std::string_view text, std::size_t offset) {
  std::string_view const before = text.substr(0, offset);
  return 1 + static_cast<int>(std::ranges::count(before, '\n'));
}

}  // namespace migrator
