"""PostgreSQL's wire protocol (version 3): where messages begin and end, and a client that asks."""

import socket
import struct
from dataclasses import dataclass

STARTUP = "startup"  # the kind of a client's first message, which has no letter
ENCRYPTION_REQUESTS = (80877103, 80877104)  # SSLRequest, GSSENCRequest: answered by one bare byte
CANCEL_REQUEST = 80877102


@dataclass(frozen=True)
class Message:
    kind: str
    data: bytes  # all of it, as it was sent

    @property
    def sql(self) -> str:
        """What a Query asks; empty for every other message."""
        return self.data[5:-1].decode() if self.kind == "Q" else ""


class Framing:
    """Cuts one direction of a connection into messages."""

    def __init__(self, of_client: bool):
        self._starts = of_client
        self._rest = b""

    def feed(self, data: bytes) -> list[Message]:
        self._rest += data
        messages = []
        while message := self._take():
            messages.append(message)
        return messages

    def _take(self) -> Message | None:
        header = 0 if self._starts else 1
        if len(self._rest) < header + 4:
            return None
        end = header + struct.unpack_from("!I", self._rest, header)[0]
        if len(self._rest) < end:
            return None
        data, self._rest = self._rest[:end], self._rest[end:]
        if not self._starts:
            return Message(chr(data[0]), data)
        code = struct.unpack_from("!I", data, 4)[0]
        if code in ENCRYPTION_REQUESTS:
            raise ValueError("connect without encryption: what is encrypted cannot be framed")
        self._starts = False
        return Message(STARTUP, data)


def backend_pid(message: Message) -> int:
    """The server process of the connection, which BackendKeyData ('K') tells."""
    return struct.unpack_from("!I", message.data, 5)[0]


def error_text(message: Message) -> str:
    fields = message.data[5:].split(b"\0")
    return next((field[1:].decode() for field in fields if field[:1] == b"M"), "")


class Client:
    """A session of the tests' own, on a server that trusts it."""

    def __init__(self, path: str, database: str):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path)
        self._framing = Framing(of_client=False)
        words = f"user\0postgres\0database\0{database}\0application_name\0tests\0\0".encode()
        self._socket.sendall(struct.pack("!II", 8 + len(words), 3 << 16) + words)
        self._answer()

    def query(self, sql: str) -> list[list[str | None]]:
        """The rows of all statements."""
        text = sql.encode() + b"\0"
        self._socket.sendall(b"Q" + struct.pack("!I", 4 + len(text)) + text)
        return self._answer()

    def close(self) -> None:
        self._socket.close()

    def _answer(self) -> list[list[str | None]]:
        rows, error = [], ""
        while True:
            data = self._socket.recv(65536)
            if not data:
                raise ConnectionError(error or "the server hung up")
            for message in self._framing.feed(data):
                if message.kind == "D":
                    rows.append(_values(message.data))
                elif message.kind == "E":
                    error = error_text(message)
                elif message.kind == "Z":
                    if error:
                        raise RuntimeError(error)
                    return rows


def _values(data: bytes) -> list[str | None]:
    values, place = [], 7
    for _ in range(struct.unpack_from("!H", data, 5)[0]):
        length = struct.unpack_from("!i", data, place)[0]
        place += 4
        values.append(None if length < 0 else data[place:place + length].decode())
        place += max(length, 0)
    return values
