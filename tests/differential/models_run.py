#!/usr/bin/env python3
"""Random models that change, and the migrations that migrator and Django make of the changes.

    models_run.py --migrator PROGRAM [--seeds 1-200] [--fresh N] [--minutes M] [--jobs N] [--verbose]

Each story is a set of declared models and what becomes of it, step by step. At every step both
sides run makemigrations with the same flags and the same answers typed, each on the migrations that
it has made before; their output, exit status and files must be the same. Files are compared as
JSON: the order of keys, and the case of models in `to`, `through` and `bases` mean nothing. --fresh
N adds N seeds that nobody has seen. Needs the server that MIGRATOR_TEST_DATABASE names, and
Django 5.2; without it, the run is skipped with status 77.
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
from sides import HERE, SKIPPED, Server, as_url, why_no_django

VERSION = (5, 2)
REPORTED = 5  # differences told in full
CHANGES = 4   # of each story

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


class Program:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("PG", "MIGRATOR_")) and key != "DATABASE_URL"}

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
        return {name: plain(each, name) for name, each in sorted(value.items()) if name != "$schema"}
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


class Telling:
    """Tells one story to both sides."""

    def __init__(self, story: Story, folder: Path, database: dict[str, str], ours: Program,
                 django: Django) -> None:
        self.story = story
        self.folder = folder
        self.database = database
        self.sides = {"ours": ours, "django": django}
        self.random = random.Random(story.seed)
        for side in self.sides:
            for app in ("", *story.migrated):
                (folder / side / app).mkdir(parents=True, exist_ok=True)

    def write_models(self, number: int) -> Path:
        models = self.folder / f"models{number}"
        models.mkdir()
        for app, declared in self.story.steps[number].items():
            (models / f"{app}.json").write_text(json.dumps({"models": declared}), encoding="utf-8")
        return models

    def take(self, models: Path, argv: list[str], typed: str) -> tuple[bool, str]:
        """Whether both made of it what they should, and what Django said otherwise."""
        answers = {side: worker.ask(
            {"database": self.database, "migrations": str(self.folder / side),
             "models": str(models), "settings": self.story.settings, "argv": argv,
             "stdin": typed}) for side, worker in self.sides.items()}
        ours, django = answers["ours"], answers["django"]
        told = f"{' '.join(argv)}\nmigrator: {ours['err']}\nDjango: {django['err']}"
        if (ours["status"] == 0) != (django["status"] == 0):
            if known_crash(django["err"]):
                return False, reason_of(django["err"])
            raise Different(f"ends with {ours['status']} and Django with {django['status']}: {told}")
        if django["err"].startswith("Traceback"):
            return False, reason_of(django["err"])
        require_equal("exit status", str(ours["status"]), str(django["status"]))
        require_equal(" ".join(argv), without_time(ours["out"]), without_time(django["out"]))
        self.compare_files()
        return True, ""

    def compare_files(self) -> None:
        ours, django = files_in(self.folder / "ours"), files_in(self.folder / "django")
        require_equal("files", "\n".join(ours), "\n".join(django))
        for name, text in django.items():
            require_equal(name, ours[name], text)

    def go(self) -> tuple[int, str]:
        """How many steps were taken, and why no more."""
        for number in range(len(self.story.steps)):
            models = self.write_models(number)
            typed = "\n".join(self.random.choice(TYPED) * 40) + "\n"
            flags = self.random.choice(FLAGS) if number else ()
            done, why = self.take(models, ["makemigrations", *flags], typed)
            if done and flags:
                done, why = self.take(models, ["makemigrations"], typed)
            if not done:
                return number, why
        return len(self.story.steps), ""


def known_crash(err: str) -> bool:
    """Where Django fails over itself: a plain field became a relation to a renamed model."""
    return "'NoneType' object has no attribute 'model'" in err


class Runner:
    def __init__(self, options: argparse.Namespace) -> None:
        self.database = Server.from_environment().keywords_of("postgres")
        self.django = Django()
        self.ours = Program(options.migrator)

    def run(self, story: Story) -> tuple[int, str]:
        with tempfile.TemporaryDirectory(prefix="models-") as folder:
            return Telling(story, Path(folder), self.database, self.ours, self.django).go()


def work(options: argparse.Namespace, number: int, seeds: list[int], told: Counter) -> None:
    runner = Runner(options)
    try:
        for seed in seeds[number::options.jobs]:
            if time.monotonic() > options.until:
                break
            told["stories"] += 1
            try:
                steps, why = runner.run(random_model_sets.generate(seed, CHANGES))
                told["steps"] += steps
                told["refused"] += bool(why)
                if why and options.verbose:
                    print(f"seed {seed}: {why}", flush=True)
            except Different as difference:
                told["different"] += 1
                if told["different"] <= REPORTED:
                    print(f"seed {seed}: {difference}", flush=True)
    finally:
        runner.django.close()


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
    print(", ".join(f"{told[key]} {key}" for key in ("stories", "steps", "refused", "different")))
    return 1 if told["different"] or not told["steps"] else 0


if __name__ == "__main__":
    sys.exit(main())
