#!/bin/sh
# Runs clang-tidy over the .cpp files that changed, newest change first:
#   tools/tidy_changed.sh BUILD [MINUTES]        BUILD: a folder with compile_commands.json
# Changed: since the merge base with origin/main or, when that is where we are, in the last three
# commits. After MINUTES (default 15) it stops and says how far it came.
set -eu
cd "$(dirname "$0")/.."
build=$1
minutes=${2:-15}

base=$(git merge-base HEAD origin/main 2>/dev/null || true)
if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
  # The empty tree where history is shorter than that.
  base=$(git rev-parse --verify --quiet HEAD~3 || git hash-object -t tree /dev/null)
fi

list=$(mktemp)
done_list=$(mktemp)
trap 'rm -f "$list" "$done_list"' EXIT
git diff --name-only --diff-filter=d "$base" HEAD -- 'src/*.cpp' 'tests/*.cpp' |
  while read -r file; do
    # Only what is compiled here: the package's example is a project of its own.
    grep -q "\"file\": \".*/$file\"" "$build/compile_commands.json" &&
      echo "$(git log -1 --format=%ct -- "$file") $file"
  done | sort -rn | cut -d' ' -f2 >"$list" || true

total=$(wc -l <"$list")
echo "clang-tidy: $total changed files"
status=0
timeout "${minutes}m" xargs -r -a "$list" -P "$(nproc)" -I{} sh -c '
  clang-tidy --quiet --warnings-as-errors="*" -p "$1" "$2" 2>/dev/null || exit 1
  echo "$2" >>"$3"' tidy "$build" {} "$done_list" || status=$?
if [ "$status" = 124 ]; then
  echo "clang-tidy: time is up; clean so far: $(wc -l <"$done_list") of $total files"
  exit 0
fi
exit "$status"
