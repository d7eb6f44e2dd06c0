#!/bin/sh
# Finds the commit that broke a test: a `git bisect run` that builds each commit and runs it.
#   tools/bisect.sh GOOD BAD 'regex of ctest names'
# A test that a commit does not have yet comes from where you are: pass the file that holds it as
# a fourth argument, and it is copied into each commit while that is tried.
set -eu
cd "$(dirname "$0")/.."
[ $# -ge 3 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
good=$1 bad=$2 tests=$3 file=${4:-}

if [ -n "$(git status --porcelain --untracked-files=no)" ]; then
  echo "bisect.sh: commit or stash your changes first" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'git bisect reset >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
[ -z "$file" ] || cp "$file" "$work/test"

cat >"$work/step" <<STEP
#!/bin/sh
# 0: good, 1: bad, 125: cannot be told (it does not build).
[ -z "$file" ] || { mkdir -p "\$(dirname "$file")" && cp "$work/test" "$file"; }
outcome=125
if cmake --preset dev >/dev/null && cmake --build --preset dev >/dev/null 2>&1; then
  outcome=0
  scripts/with-postgres ctest --preset dev --tests-regex "$tests" || outcome=1
fi
[ -z "$file" ] || { git checkout --quiet -- "$file" 2>/dev/null || rm -f "$file"; }
exit \$outcome
STEP
chmod +x "$work/step"
git bisect start "$bad" "$good"
git bisect run "$work/step"
