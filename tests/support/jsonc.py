"""JSON with comments, as migration files are written."""

import json
import re
from pathlib import Path
from typing import Any

STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)


def parse(text: str) -> Any:
    return json.loads(STRING_OR_COMMENT.sub(lambda found: found[1] or " ", text))


def read(path: Path) -> Any:
    return parse(path.read_text(encoding="utf-8"))
