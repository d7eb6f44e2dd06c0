#!/usr/bin/env python3
"""Writes src/base/lower_case_tables.cpp from what this Python's str.lower does.

    tools/lower_case_tables.py | clang-format > src/base/lower_case_tables.cpp

The file in the project is of Unicode 14 (Python 3.11), to which 15 adds no capital.
"""

import unicodedata

CHARACTERS = [chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000]


def mappings():
    """Runs of capitals that are equally far from each other and from their small letters."""
    runs = []
    for small, capital in ((character.lower(), ord(character)) for character in CHARACTERS):
        if len(small) != 1 or ord(small) == capital:
            continue
        distance = ord(small) - capital
        run = runs[-1] if runs else None
        steps = (1, 2) if run and run[0] == run[1] else (run[2],) if run else ()
        if run and run[3] == distance and capital - run[1] in steps:
            run[1:3] = capital, capital - run[1]
        else:
            runs.append([capital, capital, 1, distance])
    return runs


def ranges(belongs):
    """The stretches of code points for which it holds."""
    found = []
    for code in (ord(character) for character in CHARACTERS if belongs(character)):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def ends_a_word(text):
    return (text + "\u03a3").lower()[-1] == "\u03c2"


def is_letter(character):
    return ends_a_word(character)


def is_passed_over(character):
    return ends_a_word("a" + character) and not ends_a_word(character)


def written(rows):
    return "".join("    {" + ", ".join(hex(n) if n > 9 else str(n) for n in row) + "},\n" for row in rows)


def main():
    print(f"""// Written by tools/lower_case_tables.py from Unicode {unicodedata.unidata_version}; not to be edited.
#include "base/lower_case_tables.hpp"

namespace migrator {{

std::span<CaseRun const> case_runs() {{
  static constexpr CaseRun runs[] = {{
{written(mappings())}}};
  return runs;
}}

std::span<CodePoints const> cased_code_points() {{
  static constexpr CodePoints ranges[] = {{
{written(ranges(is_letter))}}};
  return ranges;
}}

std::span<CodePoints const> case_ignorable_code_points() {{
  static constexpr CodePoints ranges[] = {{
{written(ranges(is_passed_over))}}};
  return ranges;
}}

}}  // namespace migrator""")


if __name__ == "__main__":
    main()
