#!/usr/bin/env python3
"""Accepts what the program answers now as what its stories expect; the diff is to be reviewed.

    approve.py PROGRAM [STORY...]      all stories by default; needs MIGRATOR_TEST_DATABASE
"""

import subprocess
import sys
from pathlib import Path

STORIES = Path(__file__).resolve().parents[1] / "tests" / "stories"


def main() -> int:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, *stories = sys.argv[1:]
    stories = stories or sorted(str(path) for path in STORIES.glob("*.story"))
    command = [sys.executable, str(STORIES / "run.py"), "--migrator", program, "--approve", *stories]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
