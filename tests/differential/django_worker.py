"""Django's own migrate, showmigrations and sqlmigrate over folders of JSON migrations.

    django_worker.py        a request a line on standard input, its answer a line on standard output

Request: {"database": keywords of libpq, "migrations": folder, "settings": {…}, "argv": [command, …]}
Answer: {"status", "out", "err", "error": what was raised}. Request {"database", "tables": true};
answer: {"names", "rows": the pairs of app and name in django_migrations}. One process answers for
many projects: Django starts only once.
"""

import contextlib
import io
import json
import os
import sys
import traceback
import types
from pathlib import Path
from typing import Any

if os.environ.get("MIGRATOR_DJANGO"):
    sys.path.insert(0, os.environ["MIGRATOR_DJANGO"])

import django
from django.apps import AppConfig, apps
from django.conf import settings

Request = dict[str, Any]

SETTINGS = {"TIME_ZONE": "UTC", "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
            "AUTH_USER_MODEL": "auth.User", "DEFAULT_TABLESPACE": "",
            "DEFAULT_INDEX_TABLESPACE": ""}
KEYWORDS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST",
            "port": "PORT"}


class Project:
    """The migrations of the request in hand."""

    folder = Path()
    settings: set[str] = set()  # that it has besides ours

    def labels(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()
                      if path.is_dir() and path.name[0] not in "._~")

    def migrations(self) -> dict[tuple[str, str], Any]:
        import django_format

        found = {}
        for label in self.labels():
            for path in sorted((self.folder / label).glob("*.json")):
                if path.name[0] in "._~":
                    continue
                content = json.loads(path.read_text(encoding="utf-8"))
                kind = django_format.migration(content, path.parent)
                found[label, path.stem] = kind(path.stem, label)
        return found


PROJECT = Project()


def start() -> None:
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres"}},
        INSTALLED_APPS=[], SECRET_KEY="-", USE_TZ=True, **SETTINGS)
    django.setup()
    import sorted_sets

    sorted_sets.install()
    adapt_types_of_extensions()
    read_json_migrations()
    # Last, so that whatever else looks at statements sees them as they are sent.
    import django_format

    django_format.write_percent_signs()


def adapt_types_of_extensions() -> None:
    """What django.contrib.postgres does when it is installed."""
    from django.contrib.postgres.signals import register_type_handlers
    from django.db.backends.signals import connection_created
    from psycopg2.extensions import register_adapter
    from psycopg2.extras import HstoreAdapter

    connection_created.connect(register_type_handlers)
    # The first database with hstore registers this for the whole process; until then a dict is no
    # value. What a request is answered must not depend on those before it.
    register_adapter(dict, HstoreAdapter)


def forget_types() -> None:
    """Their numbers differ from database to database."""
    from django.contrib.postgres import signals

    signals.get_hstore_oids.cache_clear()
    signals.get_citext_oids.cache_clear()


class NoAutodetector:
    """There are no models whose changes are not yet in a migration."""

    def __init__(self, *states) -> None:
        pass

    def changes(self, graph) -> dict:
        return {}


def read_json_migrations() -> None:
    """Makes the loader read our folders."""
    from django.core.management.base import BaseCommand
    from django.db.migrations.loader import MigrationLoader

    def load_disk(loader: MigrationLoader) -> None:
        loader.disk_migrations = PROJECT.migrations()
        loader.migrated_apps = set(PROJECT.labels())
        loader.unmigrated_apps = set()

    MigrationLoader.load_disk = load_disk
    # System checks judge models, of which there are none.
    BaseCommand.check = lambda self, *args, **kwargs: None


def ask_no_autodetector() -> None:
    """Not of use where makemigrations is run: there are no models to be compared with."""
    from django.core.management.commands import migrate
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    project_state = MigrationLoader.project_state

    def asked_project_state(loader: MigrationLoader, nodes=None, **kwargs):
        """Only the autodetector wants the state of all; a spoiled history has none."""
        return ProjectState() if nodes is None else project_state(loader, nodes, **kwargs)

    MigrationLoader.project_state = asked_project_state
    migrate.MigrationAutodetector = migrate.Command.autodetector = NoAutodetector


def install_apps() -> None:
    """Django's registry with one app a folder; it is made anew for each request."""
    configs = []
    for label in PROJECT.labels():
        module = types.ModuleType(f"differential_{label}")
        module.__path__ = []
        kind = type("FolderApp", (AppConfig,), {"label": label, "path": str(PROJECT.folder / label)})
        configs.append(kind(module.__name__, module))
    apps.app_configs.clear()
    apps.all_models.clear()
    apps.apps_ready = apps.models_ready = apps.ready = apps.loading = False
    apps.clear_cache()
    apps.populate(configs)


def connect_to(keywords: dict[str, str]) -> None:
    """On the connection of the request before, if it was left open for that and its database is
    still there."""
    from django.db import connection, connections

    wanted = {KEYWORDS[key]: value for key, value in keywords.items()}
    settings_of = connections.settings["default"]
    is_same = wanted.items() <= settings_of.items()
    settings_of.update(wanted)
    if not (is_same and connection.connection and connection.is_usable()):
        connection.close()
        del connections[connection.alias]
        forget_types()


def only_reads(request: Request) -> bool:
    """The connection can be used again. One that has changed something is not: where deferred
    statements failed it stays inside its transaction for ever."""
    argv = request.get("argv", ["showmigrations"])
    return argv[0] in ("showmigrations", "sqlmigrate") or "--plan" in argv


def raised(error: Exception) -> dict[str, str]:
    kind = type(error)
    diagnosis = getattr(error.__cause__, "diag", None)
    return {"class": kind.__name__, "text": str(error).strip(),
            "primary": diagnosis and diagnosis.message_primary or ""}


def run(argv: list[str]) -> dict[str, Any]:
    from django.core.management import load_command_class

    out, err = io.StringIO(), io.StringIO()
    status: Any = 0
    error = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            load_command_class("django.core", argv[0]).run_from_argv(["manage.py", *argv])
        except SystemExit as stop:
            status = stop.code
        except Exception as stop:  # a traceback, as manage.py would print it
            status, error = 1, raised(stop)
            err.write(traceback.format_exc())
    return {"status": status, "out": out.getvalue(), "err": err.getvalue(), "error": error}


def read_tables() -> dict[str, Any]:
    from django.db import connection

    names = connection.introspection.table_names()
    if "django_migrations" not in names:
        return {"names": names, "rows": []}
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return {"names": names, "rows": cursor.fetchall()}


def use_settings(values: dict[str, Any]) -> None:
    """Those of the request; those of the request before are forgotten."""
    from django.db.migrations.recorder import MigrationRecorder

    for name in PROJECT.settings - values.keys():
        delattr(settings, name)
    for name, value in {**SETTINGS, **values}.items():
        setattr(settings, name, value)
    PROJECT.settings = {*values} - {*SETTINGS}
    MigrationRecorder._migration_class = None  # its key is of the type in the settings


def answer(request: Request) -> Any:
    from django.db import connection

    connect_to(request["database"])
    try:
        if "tables" in request:
            return read_tables()
        PROJECT.folder = Path(request["migrations"])
        use_settings(request.get("settings", {}))
        install_apps()
        return run(request["argv"])
    finally:
        if not only_reads(request):
            connection.close()


def main() -> None:
    answers = sys.stdout
    start()
    ask_no_autodetector()
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
