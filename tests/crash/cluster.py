"""A PostgreSQL server of one worker's own, which may be stopped at any moment."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "support"))
from server import program
from wire import Client


class Cluster:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="crash-", dir="/tmp")
        Path(self.folder).chmod(0o777)
        # A server refuses to run as root: the package's own account runs it then.
        self._account = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self._data = f"{self.folder}/data"
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "--no-sync",
                  "--encoding=UTF8", "--locale=C.UTF-8")
        self.start()

    @property
    def socket(self) -> str:
        return f"{self.folder}/.s.PGSQL.5432"

    def url(self, database: str, folder: str | None = None) -> str:
        return f"postgresql:///{database}?host={folder or self.folder}&user=postgres"

    def start(self) -> None:
        options = (f"-c listen_addresses= -c fsync=off -c unix_socket_directories={self.folder} "
                   "-c autovacuum=off -c max_connections=20 -c shared_buffers=32MB")
        self._run("pg_ctl", "-D", self._data, "-l", f"{self._data}/log", "-w", "-o", options,
                  "start")

    def stop_at_once(self) -> None:
        """As a server that crashes: it recovers from its log when it is started again."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def set_standby(self, is_standby: bool) -> None:
        """What it is from its next start on: a standby that nobody sends anything, or itself."""
        signal = Path(self._data) / "standby.signal"
        signal.touch() if is_standby else signal.unlink(missing_ok=True)

    def ask(self, sql: str, database: str = "postgres") -> list[list[str | None]]:
        client = Client(self.socket, database)
        try:
            return client.query(sql)
        finally:
            client.close()

    def close(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, name: str, *arguments: str, check: bool = True) -> None:
        # Not a pipe: the server inherits it, and keeps it open.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run([*self._account, program(name), *arguments], cwd="/",
                                  stdin=subprocess.DEVNULL, stdout=output, stderr=output)
            output.seek(0)
            if check and done.returncode != 0:
                raise RuntimeError(f"{name}: {output.read().decode()}")
