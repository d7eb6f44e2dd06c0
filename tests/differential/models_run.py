#!/usr/bin/env python3
"""Random models that change, and the migrations that migrator and Django make of the changes.

    models_run.py --migrator PROGRAM [--seeds 1-200] [--fresh N] [--minutes M] [--jobs N] [--verbose]

Each story is a set of declared models and what becomes of it, step by step. At every step both
sides run makemigrations with the same flags and the same answers typed, each on the migrations that
it has made before; their output, exit status and files must be the same, and so must be what
--check says then. Files are compared as JSON: the order of keys, and the case of models in `to`,
`through` and `bases` mean nothing. In every other story each side applies what it has made to a
database of its own, and the schemas must be the same. --fresh N adds N seeds that nobody has seen.
Needs the server that MIGRATOR_TEST_DATABASE names, and Django 5.2; without it, the run is skipped
with status 77.
"""

import argparse
import difflib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import random_model_sets
from random_model_sets import Story
from sides import HERE, SKIPPED, Program, Server, Side, as_url, finish_dump, why_no_django

VERSION = (5, 2)
REPORTED = 5  # differences told in full
CHANGES = 4   # of each story
COUNTED = ("stories", "steps", "applied", "refused", "different")

# What is typed. Whatever is asked, one of three lines answers it: whether something was renamed,
# what to do about a missing default, and the default.
TYPED = (("y", "1", "0"), ("n", "1", "0"), ("n", "2", "0"))
FLAGS = ((), (), (), ("--noinput",), ("-n", "given"), ("--dry-run",), ("--dry-run", "-v", "0"),
         ("--check",), ("--update",), ("--scriptable",), ("-v", "0"), ("--empty", "alpha"),
         ("alpha",), ("beta",), ("nothing",))


class Different(Exception):
    pass


class Django:
    """django_models.py, which answers one request after the other."""

    def __init__(self) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(HERE / "django_models.py")], text=True,
            env=environment | {"PYTHONHASHSEED": "0"}, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE)

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("Django's process has ended")
        return json.loads(line)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


class Migrator(Program):
    """The program, which is asked as Django is."""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        settings = Path(request["models"]).with_suffix(".settings.json")
        settings.write_text(json.dumps(request["settings"]), encoding="utf-8")
        done = subprocess.run(
            [str(self.path), "--database", as_url(request["database"]),
             "--migrations", request["migrations"], "--models", request["models"],
             "--settings", str(settings), "--skip-checks", *request["argv"]],
            input=request["stdin"], capture_output=True, text=True, env=self.environment,
            cwd=request["migrations"], check=False)
        return {"status": done.returncode, "out": done.stdout, "err": done.stderr}


# ---- what is the same


def plain(value: Any, key: str = "") -> Any:
    """Without what means nothing."""
    if isinstance(value, dict):
        return {name: plain(each, name) for name, each in sorted(value.items())
                if name not in ("$schema", "storage") and (name, each) != ("db_type", None)}
    if isinstance(value, list):
        items = [plain(each, key) for each in value]
        return sorted(items) if key in ("dependencies", "unique_together") else items
    return value.lower() if isinstance(value, str) and key in ("to", "through", "bases") else value


def without_time(text: str) -> str:
    return re.sub(r"auto_\d{8}_\d{4}", "auto_<time>", text)


def files_in(folder: Path) -> dict[str, str]:
    return {without_time(str(path.relative_to(folder))): without_time(json.dumps(
        plain(json.loads(path.read_text(encoding="utf-8"))), indent=1, ensure_ascii=False))
            for path in sorted(folder.rglob("*.json"))}


def require_equal(what: str, ours: str, django: str) -> None:
    if ours != django:
        lines = difflib.unified_diff(django.splitlines(), ours.splitlines(), f"{what} of Django",
                                     f"{what} of migrator", lineterm="", n=3)
        raise Different("\n".join(lines))


# ---- a story


def reason_of(err: str) -> str:
    told = [line for line in err.splitlines() if line.strip()]
    return told[-1] if told else ""


def django_crashes(err: str) -> bool:
    """Where Django fails over itself: a plain field became a relation to a renamed model, or a
    model's base was deleted, which is no change of the model in its eyes."""
    return ("'NoneType' object has no attribute 'model'" in err
            or "InvalidBasesError: Cannot resolve bases" in err)


def is_wrong_default(err: str) -> bool:
    """What is typed for a default is not of the field's kind. Django writes it all the same."""
    return ("is not written, as it could not be read again" in err
            and ".field.default: must be" in err) or "CommandError: 0 is no value for a" in err


def lost_dependency(folder: Path) -> str:
    """A migration that another depends on and that is not there, as Django's --update leaves it."""
    for path in sorted(folder.rglob("*.json")):
        for app, name in json.loads(path.read_text(encoding="utf-8")).get("dependencies", ()):
            if app != "__setting__" and name != "__first__" \
                    and not (folder / app / f"{name}.json").exists():
                return f"{path.relative_to(folder)} depends on {app}.{name}, which is not there"
    return ""


class Telling:
    """Tells one story to both sides."""

    def __init__(self, story: Story, folder: Path, sides: dict[str, Side]) -> None:
        self.story = story
        self.folder = folder
        self.sides = sides
        self.random = random.Random(story.seed)
        self.applies = story.seed % 2 == 0
        self.applied = 0
        self.is_untouched = True  # so are the databases
        for side in self.sides:
            for app in ("", *story.migrated):
                (folder / side / app).mkdir(parents=True, exist_ok=True)

    def write_models(self, number: int) -> Path:
        models = self.folder / f"models{number}"
        models.mkdir()
        for app, declared in self.story.steps[number].items():
            (models / f"{app}.json").write_text(json.dumps({"models": declared}), encoding="utf-8")
        return models

    def ask(self, models: Path, argv: list[str], typed: str) -> tuple[dict[str, Any], ...]:
        return tuple(side.worker.ask(
            {"database": side.keywords, "migrations": str(self.folder / name),
             "models": str(models), "settings": self.story.settings, "argv": argv,
             "stdin": typed}) for name, side in self.sides.items())

    def take(self, models: Path, argv: list[str], typed: str) -> tuple[bool, str]:
        """Whether both made of it what they should, and what Django said otherwise."""
        ours, django = self.ask(models, argv, typed)
        told = f"{' '.join(argv)}\nmigrator: {ours['err']}\nDjango: {django['err']}"
        if (ours["status"] == 0) != (django["status"] == 0):
            if django_crashes(django["err"]):
                return False, reason_of(django["err"])
            if is_wrong_default(ours["err"]):
                return False, reason_of(ours["err"])
            raise Different(f"ends with {ours['status']} and Django with {django['status']}: {told}")
        if django["err"].startswith("Traceback"):
            return False, reason_of(django["err"])
        require_equal("exit status", str(ours["status"]), str(django["status"]))
        require_equal(" ".join(argv), without_time(ours["out"]), without_time(django["out"]))
        if lost := lost_dependency(self.folder / "django"):
            return False, lost
        self.compare_files()
        return True, ""

    def compare_files(self) -> None:
        ours, django = files_in(self.folder / "ours"), files_in(self.folder / "django")
        require_equal("files", "\n".join(ours), "\n".join(django))
        for name, text in django.items():
            require_equal(name, ours[name], text)

    def apply(self, models: Path) -> None:
        """Until a database refuses it: not every column can be made one of another type."""
        self.is_untouched = False
        ours, django = self.ask(models, ["migrate"], "")
        if (ours["status"] == 0) != (django["status"] == 0) \
                and not django_crashes(django["err"]) and not is_wrong_default(ours["err"]):
            raise Different(f"migrate ends with {ours['status']} and Django's with "
                            f"{django['status']}: {ours['err']}\nDjango: {django['err']}")
        self.applies = ours["status"] == django["status"] == 0
        if self.applies:
            dumps = [side.start_dump() for side in self.sides.values()]
            require_equal("pg_dump", *map(finish_dump, dumps))
            self.applied += 1

    def step(self, number: int) -> tuple[bool, str]:
        models = self.write_models(number)
        typed = "\n".join(self.random.choice(TYPED) * 40) + "\n"
        flags = self.random.choice(FLAGS) if number else ()
        runs = [["makemigrations", *flags]] if flags else []
        for argv in (*runs, ["makemigrations"], ["makemigrations", "--check"]):
            done, why = self.take(models, argv, typed)
            if not done:
                return False, why
        if self.applies:
            self.apply(models)
        return True, ""

    def go(self) -> tuple[int, str]:
        """How many steps were taken, and why no more."""
        for number in range(len(self.story.steps)):
            done, why = self.step(number)
            if not done:
                return number, why
        return len(self.story.steps), ""


class Runner:
    """Tells stories, one at a time, to a pair of databases of its own."""

    def __init__(self, options: argparse.Namespace, number: int) -> None:
        server = Server.from_environment()
        name = f"migrator_models_{os.getpid()}_{number}"
        self.django = Django()
        self.sides = {"ours": Side("ours", Migrator(options.migrator), server, f"{name}_ours"),
                      "django": Side("django", self.django, server, f"{name}_django")}
        self.create()

    def create(self) -> None:
        for side in self.sides.values():
            side.server.create(side.database)

    def run(self, story: Story, told: Counter) -> str:
        with tempfile.TemporaryDirectory(prefix="models-") as folder:
            telling = Telling(story, Path(folder), self.sides)
            try:
                steps, why = telling.go()
            finally:
                if not telling.is_untouched:
                    self.create()
        told["steps"] += steps
        told["applied"] += telling.applied
        told["refused"] += bool(why)
        return why

    def close(self) -> None:
        self.django.close()
        for side in self.sides.values():
            side.server.drop(side.database)


def work(options: argparse.Namespace, number: int, seeds: list[int], told: Counter) -> None:
    runner = Runner(options, number)
    try:
        for seed in seeds[number::options.jobs]:
            if time.monotonic() > options.until:
                break
            told["stories"] += 1
            try:
                why = runner.run(random_model_sets.generate(seed, CHANGES), told)
                if why and options.verbose:
                    print(f"seed {seed}: {why}", flush=True)
            except Different as difference:
                told["different"] += 1
                if told["different"] <= REPORTED:
                    print(f"seed {seed}: {difference}", flush=True)
    finally:
        runner.close()


def parse_seeds(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--migrator", required=True, type=lambda text: Path(text).resolve())
    parser.add_argument("--seeds", type=parse_seeds, default=[])
    parser.add_argument("--fresh", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="tell what both sides refuse")
    return parser.parse_args()


def main() -> int:
    options = parse_options()
    if why := why_no_django(VERSION, VERSION):
        print(f"skipped: {why}")
        return SKIPPED
    options.until = time.monotonic() + options.minutes * 60
    fresh = [random.randrange(10**6, 10**9) for _ in range(options.fresh)]
    told: Counter = Counter()
    with ThreadPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(work, options, number, options.seeds + fresh, told)
                for number in range(options.jobs)]
        for job in jobs:
            job.result()
    print(", ".join(f"{told[key]} {key}" for key in COUNTED))
    return 1 if told["different"] or not told["steps"] else 0


if __name__ == "__main__":
    sys.exit(main())
