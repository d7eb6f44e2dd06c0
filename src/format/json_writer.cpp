#include "format/json_writer.hpp"

#include "base/number_text.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <limits>
#include <string_view>

namespace migrator {
namespace {

// Where a line is broken; what has no place to break may be longer.
constexpr std::size_t width = 110;

constexpr std::string_view step = "  ";

void append_character(std::string& out, char character) {
  switch (character) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  auto const code = static_cast<unsigned char>(character);
  out += code < 0x20 ? fmt::format("\\u{:04x}", code) : std::string(1, character);
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (char const character : text) {
    append_character(out, character);
  }
  out += '"';
}

void append_scalar(std::string& out, Json const& json) {
  if (bool const* const boolean = json.get_if<bool>()) {
    out += *boolean ? "true" : "false";
  } else if (std::int64_t const* const integer = json.get_if<std::int64_t>()) {
    out += std::to_string(*integer);
  } else if (double const* const number = json.get_if<double>()) {
    out += float_repr(*number);
  } else if (std::string const* const text = json.get_if<std::string>()) {
    append_text(out, *text);
  } else {
    out += "null";
  }
}

// Appends the value on one line, unless `out` becomes longer than `limit`; then false is
// returned, and what was appended is to be thrown away.
bool append_flat(std::string& out, Json const& json, std::size_t limit) {
  std::string_view separator;
  if (JsonList const* const list = json.get_if<JsonList>()) {
    out += '[';
    for (Json const& item : *list) {
      out += separator;
      separator = ", ";
      if (!append_flat(out, item, limit)) {
        return false;
      }
    }
    out += ']';
  } else if (JsonObject const* const object = json.get_if<JsonObject>()) {
    out += '{';
    for (JsonMember const& member : *object) {
      out += separator;
      separator = ", ";
      append_text(out, member.key);
      out += ": ";
      if (!append_flat(out, member.value, limit)) {
        return false;
      }
    }
    out += '}';
  } else {
    append_scalar(out, json);
  }
  return out.size() <= limit;
}

bool has_parts(Json const& json) {
  JsonList const* const list = json.get_if<JsonList>();
  JsonObject const* const object = json.get_if<JsonObject>();
  return (list != nullptr && !list->empty()) || (object != nullptr && !object->empty());
}

void append(std::string& out, Json const& json, std::string const& indent);

void append_parts(std::string& out, Json const& json, std::string const& indent) {
  std::string const inner = indent + std::string{step};
  std::string_view separator = "\n";
  if (JsonList const* const list = json.get_if<JsonList>()) {
    out += '[';
    for (Json const& item : *list) {
      out += separator;
      separator = ",\n";
      out += inner;
      append(out, item, inner);
    }
    out += '\n' + indent + ']';
    return;
  }
  out += '{';
  for (JsonMember const& member : std::get<JsonObject>(json.data)) {
    out += separator;
    separator = ",\n";
    out += inner;
    append_text(out, member.key);
    out += ": ";
    append(out, member.value, inner);
  }
  out += '\n' + indent + '}';
}

// A list of objects or of several lists right inside the outermost value.
bool is_always_laid_out(Json const& json, std::string const& indent) {
  JsonList const* const list = json.get_if<JsonList>();
  if (indent != step || list == nullptr || list->empty()) {
    return false;
  }
  return list->front().get_if<JsonObject>() != nullptr ||
         (list->size() > 1 && list->front().get_if<JsonList>() != nullptr);
}

// Appends the value, of which the indentation and any key have been written.
void append(std::string& out, Json const& json, std::string const& indent) {
  if (is_always_laid_out(json, indent)) {
    append_parts(out, json, indent);
    return;
  }
  std::size_t const start = out.size();
  std::size_t const line = out.rfind('\n') + 1;
  if (append_flat(out, json, line + width) || !has_parts(json)) {
    return;
  }
  out.resize(start);
  append_parts(out, json, indent);
}

}  // namespace

std::string write_json_below(Json const& json, std::string const& indent) {
  std::string out = indent;
  append(out, json, indent);
  return out.substr(indent.size());
}

std::string write_json(Json const& json) {
  std::string out;
  if (has_parts(json)) {
    append_parts(out, json, "");
  } else {
    append(out, json, "");
  }
  return out + '\n';
}

std::string write_json_flat(Json const& json) {
  std::string out;
  append_flat(out, json, std::numeric_limits<std::size_t>::max());
  return out;
}

}  // namespace migrator
