"""Stories: text files that say what a user types and what the program answers.

    # Prose, for the reader.

    file migrations/shop/0001_initial.json
        {"dependencies": [], "operations": []}

    $ migrator migrate nothing
    ! CommandError: No installed app with label 'nothing'.
    exit 1

- `file PATH`: the lines below it, indented by four blanks, are written to that file.
- `$ COMMAND`: a line for /bin/sh, in the story's folder.  `tty$ COMMAND`: the same on a terminal.
- `| ` stands before a line of standard output, `! ` before one of standard error (on a terminal
  everything is output); `\\ no newline` says that the line above it has no end.
- `exit N` is the exit status, left out for 0.

The escape character is shown as `\\e`. What differs from run to run is masked, see Masks.
"""

import re
from dataclasses import dataclass, field

NO_NEWLINE = "\\ no newline"


@dataclass
class Answer:
    """What a command did, as the lines of a story."""

    lines: list[str]

    @staticmethod
    def of(output: str, errors: str, status: int) -> "Answer":
        lines = prefixed("|", output) + prefixed("!", errors)
        return Answer(lines + ([f"exit {status}"] if status else []))


@dataclass
class Step:
    """One paragraph: its own lines and, for a command, the answer that is expected."""

    lines: list[str]
    file: str = ""
    command: str = ""
    on_terminal: bool = False
    line_number: int = 0
    answer: Answer = field(default_factory=lambda: Answer([]))

    def content(self) -> str:
        return "".join(line[4:] + "\n" for line in self.lines[1:])


def prefixed(mark: str, text: str) -> list[str]:
    text = text.replace("\x1b", "\\e")
    lines = [f"{mark} {line}".rstrip() for line in text.splitlines()]
    return lines + ([NO_NEWLINE] if text and not text.endswith("\n") else [])


def is_answer(line: str) -> bool:
    return line[:2] in ("|", "| ", "!", "! ") or line == NO_NEWLINE or bool(
        re.fullmatch(r"exit \d+", line)
    )


def parse(text: str) -> list[Step]:
    steps: list[Step] = []
    for number, line in enumerate(text.splitlines(), start=1):
        in_file = bool(steps and steps[-1].file)
        if in_file and (line.startswith("    ") or not line):
            steps[-1].lines.append(line)
        elif line.startswith("file "):
            steps.append(Step([line], file=line.removeprefix("file ").strip()))
        elif line.startswith(("$ ", "tty$ ")):
            mark, command = line.split("$ ", 1)
            steps.append(Step([line], command=command, on_terminal=mark == "tty", line_number=number))
        elif steps and steps[-1].command and is_answer(line):
            steps[-1].answer.lines.append(line)
        elif not line or line.startswith("#"):
            steps.append(Step([line]))
        else:
            raise ValueError(f"line {number} is neither prose, a file, a command nor an answer: {line}")
    for step in steps:
        trim(step)
    return steps


def trim(step: Step) -> None:
    """Blank lines below a file are the story's, not the file's."""
    if step.file:
        while step.lines[-1] == "":
            step.lines.pop()


def to_text(steps: list[Step]) -> str:
    """The story again, with the answers that its steps hold now."""
    text = ""
    for step in steps:
        text += "\n".join([*step.lines, *step.answer.lines]) + "\n"
        text += "\n" if step.file else ""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


class Masks:
    """Replaces what differs from run to run: names of this run, times, process ids."""

    PATTERNS = [
        (re.compile(r"\(\d+\.\d{3}s\)"), "(<elapsed>)"),
        (re.compile(r"applied at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d"), "applied at <time>"),
        (re.compile(r"^\d\d:\d\d:\d\d\.\d{3}", re.MULTILINE), "<time>"),
        (re.compile(r"\bpid \d+"), "pid <pid>"),
    ]

    def __init__(self, names: dict[str, str]):
        # Longest first: a folder's name may be part of a URL's.
        self.names = sorted(names.items(), key=lambda item: -len(item[0]))

    def apply(self, text: str) -> str:
        for value, name in self.names:
            text = text.replace(value, name)
        for pattern, mask in self.PATTERNS:
            text = pattern.sub(mask, text)
        return text
