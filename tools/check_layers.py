#!/usr/bin/env python3
"""Checks who includes whom: docs/architecture.md, "Layers".

    check_layers.py [ROOT]       ROOT: the repository (default: the one this file is in)

Reads the #include lines under include/ and src/ and prints every one that the tables below do not
allow, as `file:line: what is wrong`. Exit status: 0 clean, 1 violations, 2 nothing to check.
"""

import re
import sys
from pathlib import Path
from typing import Iterator, NamedTuple

# A folder of src/, and the folders whose headers it may include beside its own.
LAYERS = {
    "base": set(),
    "state": {"base"},
    "ddl": {"state", "base"},
    "operations": {"ddl", "state", "base"},
    "graph": {"operations", "state", "base"},
    "inspection": {"ddl", "state", "base"},
    "autodetector": {"graph", "operations", "ddl", "state", "base"},
    "checks": {"graph", "operations", "ddl", "state", "base"},
    "lint": {"graph", "operations", "ddl", "state", "base"},
    "format": {"graph", "operations", "state", "base"},
    "db": {"base"},
    "sandbox": {"base"},
    "run": {"graph", "operations", "ddl", "state", "base"},
    "cli": {
        "base", "state", "ddl", "operations", "graph", "inspection", "autodetector", "checks", "lint",
        "format", "db", "sandbox", "run",
    },
}

# The layer of each public header: the folder of the code that it declares.
PUBLIC = {
    "version.hpp": "base",
    "error.hpp": "base",
    "key.hpp": "state",
    "value.hpp": "state",
    "field.hpp": "state",
    "constraint.hpp": "state",
    "settings.hpp": "state",
    "state.hpp": "state",
    "statement.hpp": "ddl",
    "catalog.hpp": "ddl",
    "operations/model.hpp": "operations",
    "operations/field.hpp": "operations",
    "operations/index.hpp": "operations",
    "operations/constraint.hpp": "operations",
    "operations/special.hpp": "operations",
    "operations/postgres.hpp": "operations",
    "operation.hpp": "operations",
    "migration.hpp": "operations",
    "optimizer.hpp": "operations",
    "project.hpp": "graph",
    "checksum.hpp": "format",
    "writer.hpp": "format",
    "models.hpp": "graph",
    "graph.hpp": "graph",
    "squash.hpp": "graph",
    "plan.hpp": "graph",
    "questioner.hpp": "autodetector",
    "autodetector.hpp": "autodetector",
    "checks.hpp": "checks",
    "lint.hpp": "lint",
    "connection.hpp": "db",
    "introspection.hpp": "db",
    "event.hpp": "run",
    "audit.hpp": "run",
    "executor.hpp": "run",
}

# The seams: public headers that more layers may include than their own layer allows. They are
# interfaces and plain values, so that who includes them learns nothing of what is behind.
SEAMS = {
    "connection.hpp": {"run"},
    "introspection.hpp": {"inspection"},
    "statement.hpp": {"db"},
    "catalog.hpp": {"db"},
    "key.hpp": {"db"},
}

# A third-party header (by its first path component), and where alone it may be included.
THIRD_PARTY = {
    "fmt": ("src/",),
    "nlohmann": ("src/format/",),
    "pqxx": ("src/db/pq_connection.cpp",),
    "CLI": ("src/cli/",),
    "spdlog": ("src/cli/",),
    "md5.h": ("src/base/",),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(<[^>]+>|"[^"]+")')
SYSTEM = re.compile(r"^([a-z0-9_]+|(sys|netinet|arpa|linux)/\w+\.h|\w+\.h)$")  # <vector>, <sys/types.h>


class Include(NamedTuple):
    path: str  # the file that includes, relative to the root
    line: int
    name: str  # what it includes
    quoted: bool


def includes(root: Path) -> Iterator[Include]:
    for folder in ("include", "src"):
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            relative = path.relative_to(root).as_posix()
            for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if match := INCLUDE.match(text):
                    yield Include(relative, number, match[1][1:-1], match[1][0] == '"')


def layer_of(path: str) -> str | None:
    """The layer of a file by its path from the root; None for one that no table names."""
    if path == "src/main.cpp":
        return "cli"
    if path.startswith("include/migrator/"):
        return PUBLIC.get(path.removeprefix("include/migrator/"))
    folder = path.removeprefix("src/").split("/")[0]
    return folder if folder in LAYERS else None


def project_fault(include: Include, root: Path) -> str | None:
    layer = layer_of(include.path)
    if layer is None:
        return "this file belongs to no layer: name it in tools/check_layers.py"
    public = include.name.startswith("migrator/")
    target = ("include/" if public else "src/") + include.name
    if not (root / target).is_file():
        return f'"{include.name}" is neither a public header nor a file of src/'
    if include.path.startswith("include/") and not public:
        return f'a public header includes the private "{include.name}"'
    target_layer = layer_of(target)
    if target_layer is None:
        return f'"{include.name}" belongs to no layer: name it in tools/check_layers.py'
    if target_layer == layer or target_layer in LAYERS[layer]:
        return None
    if public and layer in SEAMS.get(include.name.removeprefix("migrator/"), set()):
        return None
    return f'{layer} may not include "{include.name}", which belongs to {target_layer}'


def library_fault(include: Include) -> str | None:
    library = include.name.split("/")[0]
    if library in THIRD_PARTY:
        allowed = THIRD_PARTY[library]
        if include.path.startswith(allowed):
            return None
        return f"<{include.name}> may only be included in {' and '.join(allowed)}"
    if SYSTEM.match(include.name):
        return None
    return f"<{include.name}> is of a library that tools/check_layers.py does not know"


def check(root: Path) -> list[str]:
    faults = []
    for include in includes(root):
        fault = project_fault(include, root) if include.quoted else library_fault(include)
        if fault:
            faults.append(f"{include.path}:{include.line}: {fault}")
    return faults


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    if not any(True for _ in includes(root)):
        print(f"check_layers.py: no sources under {root}", file=sys.stderr)
        return 2
    faults = check(root)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
