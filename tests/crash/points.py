"""Where a run can be cut, and how."""

from collections.abc import Iterator
from dataclasses import dataclass

from proxy import CLIENT, SERVER, Happening, Link, Proxy, Seen
from wire import Message
from world import BACKWARDS, FORWARDS, World


@dataclass(frozen=True)
class Point:
    way: str
    sender: str
    number: int
    action: str
    seen: str  # what the message is, for whoever reads of a failure

    def is_at(self, message: Seen) -> bool:
        return (self.sender, self.number) == (message.sender, message.number)

    def __str__(self) -> str:
        return f"{self.way}: {self.action}, {self.sender}'s message {self.number} ({self.seen})"


def terminate(world: World, link: Link, wait: int) -> None:
    """Ends the server process of the link; waits so many milliseconds for that."""
    if link.pid:
        world.cluster.ask(f"SELECT pg_terminate_backend({link.pid}, {wait})")


def happening(world: World, action: str) -> Happening:
    """What is done in place of relaying the message."""

    def act(proxy: Proxy, link: Link, sender: str, message: Message) -> None:
        if action.startswith("after"):
            link.forward(sender, message)
        what = action.split(maxsplit=1)[1]
        if what in ("cut", "cut, again at once"):
            proxy.cut(link)
        elif what == "network down":
            proxy.cut_all()
        elif what == "other connections cut":
            proxy.cut_others(link)
        elif what in ("SIGKILL", "SIGKILL, again at once"):
            world.process.kill()
        elif what == "pg_terminate_backend":
            terminate(world, link, 0 if action.startswith("after") else 10000)
        elif what == "server stop":
            world.cluster.stop_at_once()
        else:
            raise ValueError(action)
        if action in ("before pg_terminate_backend", "before other connections cut"):
            link.forward(sender, message)

    return act


# The client dies or the line breaks before a message is sent, after it, or once the server has
# answered; for the server's answers "before" means that they are lost. "Again at once" does not
# wait until the server has noticed.
OF_CLIENT = ("before cut", "after cut", "after cut, again at once", "before network down",
             "before other connections cut", "before SIGKILL", "after SIGKILL",
             "after SIGKILL, again at once", "before pg_terminate_backend",
             "after pg_terminate_backend")
OF_SERVER = ("before cut",)
OF_ANSWER = ("before SIGKILL", "before network down")


LOST_COMMIT = "answer to the COMMIT of a migration"
RECORDS = ('INSERT INTO "django_migrations"', 'DELETE FROM "django_migrations"')


def is_commit(sql: str) -> bool:
    """With what is sent in the same message before it."""
    return sql.rsplit("\n", 1)[-1] == "COMMIT"


def records_migration(transaction: list[str]) -> bool:
    return any(words in sql for words in RECORDS for sql in transaction)


def points_of(way: str, seen: list[Seen]) -> Iterator[Point]:
    sent: list[str] = []  # by the client since its last COMMIT
    begins_answer = False
    for message in seen:
        name = message.sql.replace("\n", " ")[:60] or message.kind
        actions = OF_CLIENT
        if message.sender == CLIENT:
            sent = [*([] if sent and is_commit(sent[-1]) else sent), message.sql]
        else:
            actions = OF_SERVER + OF_ANSWER if begins_answer else OF_SERVER
            if begins_answer and is_commit(sent[-1]) and records_migration(sent):
                name = LOST_COMMIT
        begins_answer = message.sender == CLIENT
        for action in actions:
            yield Point(way, message.sender, message.number, action, name)


def server_stops(way: str, seen: list[Seen]) -> Iterator[Point]:
    """Before the second migration's BEGIN, statements, record and COMMIT, and after the latter."""
    queries = [place for place, message in enumerate(seen) if message.sql]
    commits = [place for place in queries if is_commit(seen[place].sql)]
    if len(commits) < 2:
        return
    for place in [place for place in queries if commits[-2] < place <= commits[-1]]:
        yield Point(way, CLIENT, seen[place].number, "before server stop", seen[place].sql[:60])
    for place in commits[-2:]:
        yield Point(way, SERVER, seen[place + 1].number, "before server stop", "answer to COMMIT")


def choose(seen: dict[str, list[Seen]], every: int) -> list[Point]:
    """Every so manieth of the points, each way of cutting among them; forwards and backwards in
    turns, so that one sets out from where the other has ended. Always the lost COMMITs."""
    chosen = {}
    for way in (FORWARDS, BACKWARDS):
        points = sorted(points_of(way, seen[way]),
                        key=lambda point: (point.action, point.sender, point.number))
        stops = list(server_stops(way, seen[way]))
        lost = [point for point in points
                if point.seen == LOST_COMMIT and point.action in OF_SERVER]
        chosen[way] = list(dict.fromkeys(
            points[::every] + stops[::max(1, min(every, len(stops) // 2))] + lost))
    shorter = min(len(chosen[FORWARDS]), len(chosen[BACKWARDS]))
    turns = [point for pair in zip(chosen[FORWARDS], chosen[BACKWARDS]) for point in pair]
    return turns + chosen[FORWARDS][shorter:] + chosen[BACKWARDS][shorter:]
