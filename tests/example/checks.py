"""Files of queries and the rows they have to give.

    -- The region of the north is a location now.
    SELECT name, description FROM dcim_location WHERE name = 'North';
    North|all that is cold

Paragraphs with an empty line between them. Each is a query up to the first line that ends with a
semicolon, comments and all; what follows are the rows, as `psql -At` writes them, with NULL for
null. No lines: no rows.
"""

import difflib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from world import Database, Failure


@dataclass
class Check:
    query: list[str]
    rows: list[str]
    line: int

    def text(self, rows: list[str]) -> str:
        return "\n".join([*self.query, *rows]) + "\n"


def parse(path: Path) -> list[Check]:
    checks: list[Check] = []
    paragraph: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line:
            paragraph.append(line)
        elif paragraph:
            checks.append(check_of(paragraph, path, number - len(paragraph)))
            paragraph = []
    return checks


def check_of(paragraph: list[str], path: Path, line: int) -> Check:
    for number, text in enumerate(paragraph, 1):
        if text.rstrip().endswith(";"):
            return Check(paragraph[:number], paragraph[number:], line)
    raise Failure(f"{path}:{line}: no line ends with a semicolon")


def answer(database: Database, check: Check) -> list[str]:
    command = [database.server.psql, "-XAtq", "-v", "ON_ERROR_STOP=1", "-P", "null=NULL",
               "-c", "\n".join(check.query), database.url]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()


def run(database: Database, path: Path, approve: bool) -> list[str]:
    """Gives what is otherwise than the file says; or writes into the file what is there now."""
    faults, texts = [], []
    for check in parse(path):
        rows = answer(database, check)
        texts.append(check.text(rows))
        if rows != check.rows:
            lines = difflib.unified_diff(check.rows, rows, "expected", "found", lineterm="", n=9)
            faults.append("\n".join([f"{path}:{check.line}", *check.query, *lines]))
    if approve:
        path.write_text("\n".join(texts), encoding="utf-8")
        return []
    return faults
