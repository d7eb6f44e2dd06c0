#include "format/json_path.hpp"

#include <algorithm>

namespace migrator {
namespace {

bool is_word(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$';
  });
}

}  // namespace

std::string path_of_key(std::string_view key) {
  return is_word(key) ? "." + std::string{key} : "[\"" + std::string{key} + "\"]";
}

std::string path_of_index(std::size_t index) {
  return "[" + std::to_string(index) + "]";
}

std::string shortened_path(std::string path) {
  constexpr std::size_t longest = 300;
  if (path.size() <= longest) {
    return path;
  }
  auto const is_inside_character = [&](std::size_t at) {
    return (static_cast<unsigned char>(path[at]) & 0xC0U) == 0x80;
  };
  std::size_t begin = longest / 2;
  while (is_inside_character(begin)) {
    --begin;
  }
  std::size_t end = path.size() - longest / 2;
  while (is_inside_character(end)) {
    ++end;
  }
  return path.substr(0, begin) + "…" + path.substr(end);
}

}  // namespace migrator
