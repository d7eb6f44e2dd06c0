// Standard output and error, in Django's colours where there is a terminal.
#pragma once

#include "cli/palette.hpp"

#include <string>
#include <string_view>

namespace migrator::cli {

enum class ColorChoice { automatic, never, always };

enum class Stream { output, error };

class Console {
 public:
  // Colours go to a standard output that is a terminal, unless NO_COLOR is set or the choice
  // forbids or demands them; errors have colours where both streams are terminals, demanded or not.
  // Which ones says DJANGO_COLORS. All as Django does, but for NO_COLOR.
  explicit Console(ColorChoice choice);

  // A line on standard output; like Django's write(text, style) it colours the newline too.
  void line(std::string_view text, Style style = Style::plain);

  // Text without a newline, which is there before the work it announces starts.
  void write(std::string_view text);

  // The same on either stream, in no colour.
  void line(Stream stream, std::string_view text);
  void write(Stream stream, std::string_view text);

  // The user has answered what was written last; on a terminal that ended the line.
  void answered();

  // A line on standard error, after all that was written to standard output; where both go to the
  // same terminal or file, not on the end of a line that is still open there.
  void error_line(std::string_view text);

  // Whether all of standard output has reached its file; says on standard error why it has not.
  bool finish();

  // The text in the style's colour, where standard output has colours.
  std::string styled(Style style, std::string_view text) const;

 private:
  Palette palette_out_;
  Palette palette_error_;
  bool line_is_open_ = false;
};

}  // namespace migrator::cli
