#include "cli/console.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace migrator::cli {
namespace {

bool is_colorful_terminal() {
  char const* const no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) == 1;
}

bool wants_color(ColorChoice choice) {
  return choice == ColorChoice::automatic ? is_colorful_terminal() : choice == ColorChoice::always;
}

// Django asks standard output first, and forces no colours on errors.
bool wants_colored_errors(ColorChoice choice) {
  return choice != ColorChoice::never && is_colorful_terminal() && isatty(STDERR_FILENO) == 1;
}

bool share_a_file(int one, int other) {
  struct stat first {};
  struct stat second {};
  return fstat(one, &first) == 0 && fstat(other, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

void put(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

Palette palette_of_environment() {
  char const* const value = std::getenv("DJANGO_COLORS");
  return parse_palette(value == nullptr ? "" : value);
}

}  // namespace

Console::Console(ColorChoice choice)
    : palette_out_{wants_color(choice) ? palette_of_environment() : Palette{}},
      palette_error_{wants_colored_errors(choice) ? palette_of_environment() : Palette{}} {}

void Console::line(std::string_view text, Style style) {
  put(stdout, styled(style, fmt::format("{}\n", text)));
  line_is_open_ = false;
}

void Console::write(std::string_view text) {
  put(stdout, text);
  std::fflush(stdout);
  line_is_open_ = !text.ends_with('\n');
}

void Console::line(Stream stream, std::string_view text) {
  if (stream == Stream::output) {
    line(text);
    return;
  }
  std::fflush(stdout);
  put(stderr, fmt::format("{}\n", text));
}

void Console::write(Stream stream, std::string_view text) {
  if (stream == Stream::output) {
    write(text);
    return;
  }
  std::fflush(stdout);
  put(stderr, text);
}

void Console::answered() {
  line_is_open_ = line_is_open_ && isatty(STDIN_FILENO) != 1;
}

void Console::error_line(std::string_view text) {
  std::fflush(stdout);
  if (line_is_open_ && share_a_file(STDOUT_FILENO, STDERR_FILENO)) {
    put(stderr, "\n");
    line_is_open_ = false;
  }
  put(stderr, colored(palette_error_, Style::error, fmt::format("{}\n", text)));
  std::fflush(stderr);
}

bool Console::finish() {
  bool const flushed = std::fflush(stdout) == 0;
  std::string const reason =
      flushed ? "an earlier part is lost" : std::generic_category().message(errno);
  bool const written = flushed && std::ferror(stdout) == 0;
  if (!written) {
    error_line(fmt::format("CommandError: cannot write to standard output: {}", reason));
  }
  return written;
}

std::string Console::styled(Style style, std::string_view text) const {
  return colored(palette_out_, style, text);
}

}  // namespace migrator::cli
