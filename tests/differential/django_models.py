"""Django's own makemigrations over folders of JSON migrations and of declared models.

    django_models.py        a request a line on standard input, its answer a line on standard output

Request: {"database", "migrations": folder, "models": folder, "settings": {…}, "argv": […],
"stdin": what is typed}. Answer: {"status", "out", "err"}.
"""

import builtins
import io
import json
import os
import sys
import types
from pathlib import Path
from typing import Any

import django_worker
from django_worker import PROJECT, Request

from django.apps import AppConfig, apps
from django.conf import settings

MODELS = Path()  # of the request in hand
SETTINGS = {"AUTH_USER_MODEL": "auth.User"}


def model_files() -> dict[str, Path]:
    return {path.stem: path for path in sorted(MODELS.glob("*.json"))}


def labels() -> list[str]:
    return sorted({*PROJECT.labels(), *model_files()})


def declare_models(config: AppConfig) -> None:
    """The models of the app's file as real classes."""
    import django_format
    from django.db import models

    config.models = config.apps.all_models[config.label]
    path = model_files().get(config.label)
    for spec in json.loads(path.read_text(encoding="utf-8"))["models"] if path else ():
        options = django_format.options(spec.get("options", {})) | {"app_label": config.label}
        members = {"__module__": config.name, "Meta": type("Meta", (), options),
                   **dict(django_format.named_fields(spec.get("fields", []))),
                   **dict(django_format.managers(spec.get("managers")))}
        bases = [config.apps.get_registered_model(*base.split(".")) for base in
                 spec.get("bases", [])]
        type(spec["name"], tuple(bases) or (models.Model,), members)


def install_apps() -> None:
    configs = []
    for label in labels():
        module = types.ModuleType(f"declared_{label}")
        module.__path__ = []
        sys.modules[module.__name__] = module
        kind = type("DeclaredApp", (AppConfig,),
                    {"label": label, "path": str(PROJECT.folder / label),
                     "import_models": declare_models})
        configs.append(kind(module.__name__, module))
    apps.app_configs.clear()
    apps.all_models.clear()
    apps.apps_ready = apps.models_ready = apps.ready = apps.loading = False
    apps.clear_cache()
    apps.get_swappable_settings_name.cache_clear()
    apps.populate(configs)


class JsonWriter:
    """In place of MigrationWriter."""

    needs_manual_porting = False

    def __init__(self, migration, include_header=True) -> None:
        self.migration = migration

    @property
    def path(self) -> str:
        return str(PROJECT.folder / self.migration.app_label / f"{self.migration.name}.json")

    def as_string(self) -> str:
        import django_write

        return json.dumps(django_write.migration(self.migration), indent=2, ensure_ascii=False)


def open_but_no_package(path, *arguments, **keywords):
    """makemigrations would make a Python package of the folder."""
    name = os.path.basename(path)
    return io.StringIO() if name == "__init__.py" else builtins.open(path, *arguments, **keywords)


def write_json() -> None:
    from django.core.management.commands import makemigrations
    from django.db.migrations import autodetector
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.questioner import MigrationQuestioner
    from sorted_sets import SortedSet

    def load_disk(loader: MigrationLoader) -> None:
        loader.disk_migrations = PROJECT.migrations()
        loader.migrated_apps = set(PROJECT.labels())
        loader.unmigrated_apps = set(labels()) - loader.migrated_apps

    def ask_initial(questioner: MigrationQuestioner, app: str) -> bool:
        return app in questioner.specified_apps or (
            app in PROJECT.labels() and not any((PROJECT.folder / app).glob("*.json")))

    MigrationLoader.load_disk = load_disk
    MigrationQuestioner.ask_initial = ask_initial
    makemigrations.MigrationWriter = JsonWriter
    makemigrations.run_formatters = lambda *arguments, **keywords: None
    makemigrations.open = open_but_no_package
    makemigrations.Command.autodetector = MigrationAutodetector
    autodetector.set = SortedSet


def answer(request: Request) -> Any:
    global MODELS

    from django.db import connection

    django_worker.connect_to(request["database"])
    PROJECT.folder, MODELS = Path(request["migrations"]), Path(request["models"])
    for name, value in (SETTINGS | request.get("settings", {})).items():
        setattr(settings, name, value)
    os.chdir(PROJECT.folder)
    kept, sys.stdin = sys.stdin, io.StringIO(request.get("stdin", ""))
    try:
        install_apps()
        found = django_worker.run(request["argv"])
        return {key: found[key] for key in ("status", "out", "err")}
    except Exception as error:  # models that Django does not take
        return {"status": 1, "out": "", "err": f"{type(error).__name__}: {error}"}
    finally:
        sys.stdin = kept
        connection.close()


def main() -> None:
    answers = sys.stdout
    django_worker.start()
    write_json()
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
