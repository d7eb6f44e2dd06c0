#!/bin/sh
# Fails when clang-format would change a source file, and shows where. Another major version of
# clang-format formats differently, so only the one named here decides.
set -eu
cd "$(dirname "$0")/.."
decides=14

version=$(clang-format --version 2>/dev/null | sed -nE 's/.*version ([0-9]+)\..*/\1/p')
if [ "$version" != "$decides" ]; then
  echo "format not checked: clang-format $decides decides, this is ${version:-none}"
  exit 0
fi
git ls-files '*.cpp' '*.hpp' | xargs clang-format --dry-run --Werror
echo "format: clean"
