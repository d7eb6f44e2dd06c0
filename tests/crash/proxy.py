"""A proxy between `migrator` and its server that counts messages and makes one of them the last.

It relays whole messages, in the order in which they come: all connections share one thread, so
that one message is dealt with before the next is looked at.
"""

import contextlib
import os
import selectors
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from wire import Framing, Message, backend_pid

CLIENT, SERVER = "client", "server"


@dataclass
class Link:
    """One connection of the client, and the proxy's to the server for it."""

    client: socket.socket
    server: socket.socket
    pid: int = 0
    framings: dict[str, Framing] = field(default_factory=lambda: {
        CLIENT: Framing(of_client=True), SERVER: Framing(of_client=False)})

    def close(self) -> None:
        self.client.close()
        self.server.close()

    def forward(self, sender: str, message: Message) -> None:
        target = self.server if sender == CLIENT else self.client
        with contextlib.suppress(OSError):  # what nobody receives any more is dropped
            target.sendall(message.data)


@dataclass(frozen=True)
class Seen:
    """A message of an undisturbed run."""

    sender: str
    number: int  # among those of its sender, from 1 on
    kind: str
    sql: str

    def is_same_as(self, other: "Seen") -> bool:
        """Whether this is the other one, seen in another run."""
        return (self.sender, self.number) == (other.sender, other.number)


# The message to which something happens.
Target = Callable[[Seen], bool]

# What happens to a message: gets the proxy, the link, its sender and the message.
Happening = Callable[["Proxy", Link, str, Message], None]


class Proxy:
    """Listens in `folder` as a server does, and relays to the socket `server`."""

    def __init__(self, folder: str, server: str):
        self.seen: list[Seen] = []
        self.happened = False
        self._server = server
        self._counts = {CLIENT: 0, SERVER: 0}
        self._target: Target | None = None
        self._happening: Happening | None = None
        self._links: list[Link] = []
        self._selector = selectors.DefaultSelector()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(f"{folder}/.s.PGSQL.5432")
        self._listener.listen()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._wake, self._woken = os.pipe()
        self._selector.register(self._wake, selectors.EVENT_READ)
        self._idle = threading.Event()
        self._thread = threading.Thread(target=self._relay, daemon=True)
        self._thread.start()

    def arm(self, target: Target | None, happening: Happening | None) -> None:
        """Counts from 1 again. Requires: no connection is open."""
        self.drain()
        self.seen, self.happened = [], False
        self._counts = {CLIENT: 0, SERVER: 0}
        self._target, self._happening = target, happening

    def drain(self) -> None:
        """Waits until everything that has come is relayed, and all connections are closed."""
        self._idle.clear()
        os.write(self._woken, b"d")
        if not self._idle.wait(timeout=30):
            raise RuntimeError("a connection through the proxy does not end")

    def close(self) -> None:
        os.write(self._woken, b"x")
        self._thread.join()
        for link in self._links:
            link.close()
        self._listener.close()
        os.close(self._wake)
        os.close(self._woken)

    def cut(self, link: Link) -> None:
        if link in self._links:
            self._links.remove(link)
            self._selector.unregister(link.client)
            self._selector.unregister(link.server)
            link.close()

    def cut_all(self) -> None:
        for link in list(self._links):
            self.cut(link)

    def cut_others(self, link: Link) -> None:
        for other in [other for other in self._links if other is not link]:
            self.cut(other)

    # ---- the relaying thread --------------------------------------------------------------------

    def _relay(self) -> None:
        draining = False
        while True:
            for key, _ in self._selector.select():
                if key.fileobj == self._wake:
                    if os.read(self._wake, 1) == b"x":
                        return
                    draining = True
                elif key.fileobj is self._listener:
                    self._accept()
                elif key.data[0] in self._links:
                    self._receive(*key.data, key.fileobj)
            if draining and not self._links:
                draining = False
                self._idle.set()

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        server = socket.socket(socket.AF_UNIX)
        try:
            server.connect(self._server)
        except OSError:  # the server is down, which the client shall see
            client.close()
            server.close()
            return
        link = Link(client, server)
        self._links.append(link)
        self._selector.register(client, selectors.EVENT_READ, (link, CLIENT))
        self._selector.register(server, selectors.EVENT_READ, (link, SERVER))

    def _receive(self, link: Link, sender: str, source: socket.socket) -> None:
        try:
            data = source.recv(65536)
        except OSError:
            data = b""
        if not data:
            self.cut(link)
            return
        for message in link.framings[sender].feed(data):
            if link not in self._links:
                return
            self._take(link, sender, message)

    def _take(self, link: Link, sender: str, message: Message) -> None:
        if sender == SERVER and message.kind == "K":
            link.pid = backend_pid(message)
        self._counts[sender] += 1
        number = self._counts[sender]
        self.seen.append(Seen(sender, number, message.kind, message.sql))
        if self._target and not self.happened and self._target(self.seen[-1]):
            self.happened = True
            self._happening(self, link, sender, message)
            return
        link.forward(sender, message)
