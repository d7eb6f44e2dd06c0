#include "cli/palette.hpp"

#include "support/catch.hpp"

namespace migrator::cli {
namespace {

// What Django 5.2 writes for "text" in its make_style(value).
std::string styled(std::string_view value, Style style) {
  return colored(parse_palette(value), style, "text");
}

TEST_CASE("the dark palette is the one without DJANGO_COLORS", "[palette]") {
  CHECK(styled("", Style::error) == "\x1b[31;1mtext\x1b[0m");
  CHECK(parse_palette("") == parse_palette("dark"));
}

TEST_CASE("the light palette has blue for SQL", "[palette]") {
  CHECK(styled("light", Style::sql_keyword) == "\x1b[34mtext\x1b[0m");
  CHECK(styled("dark", Style::sql_keyword) == "\x1b[33mtext\x1b[0m");
}

TEST_CASE("nocolor writes texts as they are", "[palette]") {
  CHECK(styled("nocolor", Style::error) == "text");
  CHECK(styled("dark;nocolor", Style::error) == "text");
}

TEST_CASE("a role may have foreground, background and options", "[palette]") {
  CHECK(styled("ERROR=yellow/blue,blink,bold", Style::error) == "\x1b[33;44;1;5mtext\x1b[0m");
  CHECK(styled("dark;notice=magenta", Style::notice) == "\x1b[35mtext\x1b[0m");
  CHECK(styled("dark;notice=magenta", Style::success) == "\x1b[32;1mtext\x1b[0m");
}

TEST_CASE("a role that a palette of one's own leaves out has an empty code", "[palette]") {
  CHECK(styled("error=red", Style::success) == "\x1b[mtext\x1b[0m");
}

TEST_CASE("what is no palette, role or colour is passed over", "[palette]") {
  for (std::string_view const value : {"blue", "error=", "nobody=red", "error=a=b", ";;", "="}) {
    CHECK(styled(value, Style::error) == "text");
  }
}

TEST_CASE("plain text stays plain", "[palette]") {
  CHECK(styled("dark", Style::plain) == "text");
}

}  // namespace
}  // namespace migrator::cli
