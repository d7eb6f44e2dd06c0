#include "migrator/lint.hpp"

namespace migrator {
namespace {

constexpr std::string_view mark = "// migrator: allow ";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

// "M201, M203: reason" behind the mark.
void read_allowances(std::string_view text, int line, std::vector<Allowance>& found) {
  std::size_t const colon = text.find(':');
  std::string_view const reason =
      colon == std::string_view::npos ? std::string_view{} : trimmed(text.substr(colon + 1));
  std::string_view codes = text.substr(0, colon);
  while (true) {
    std::size_t const comma = codes.find(',');
    found.push_back({std::string{trimmed(codes.substr(0, comma))}, line, std::string{reason}});
    if (comma == std::string_view::npos) {
      return;
    }
    codes.remove_prefix(comma + 1);
  }
}

}  // namespace

std::vector<Allowance> allowances_of(std::string_view text) {
  std::vector<Allowance> found;
  std::size_t waiting = 0;  // so many of the last ones stood alone, and are for the next line
  for (int line = 1; !text.empty(); ++line) {
    std::string_view const here = text.substr(0, text.find('\n'));
    std::size_t const at = here.find(mark);
    std::size_t const before = found.size();
    if (at != std::string_view::npos) {
      read_allowances(here.substr(at + mark.size()), line, found);
    }
    if (at != std::string_view::npos && trimmed(here.substr(0, at)).empty()) {
      waiting += found.size() - before;
    } else if (!trimmed(here).empty()) {
      for (std::size_t i = before - waiting; i < before; ++i) {
        found[i].line = line;
      }
      waiting = 0;
    }
    text.remove_prefix(here.size() == text.size() ? here.size() : here.size() + 1);
  }
  return found;
}

}  // namespace migrator
