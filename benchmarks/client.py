"""A load generator in one thread: keep-alive connections that each send the next prepared request at once."""

import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
STUCK_SECONDS = 25.0  # longer than the writer's patience


@dataclass(slots=True, kw_only=True)
class Load:
    """What a load saw. `answers` is empty unless they were to be kept."""

    seconds: float = 0.0
    sent: int = 0
    broken: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)

    @property
    def good(self) -> int:
        """Answers that are no error."""
        return sum(count for status, count in self.statuses.items() if status < 400)

    def percentile(self, share: float) -> float:
        """The latency in seconds that this share of the answers does not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


@dataclass(slots=True, eq=False)
class _Line:
    """One connection, when it last asked, and what has come of the answer."""

    sock: socket.socket
    asked: float = 0.0
    came: bytearray = field(default_factory=bytearray)


class Driver:
    """Keeps every connection busy until the time is over, the requests run out, or the server is gone."""

    def __init__(self, requests: Sequence[bytes], *, seconds: float, keep_answers: bool = False) -> None:
        self.load = Load()
        self._requests: Iterator[bytes] = iter(requests)
        self._seconds = seconds
        self._keep = keep_answers
        self._until = 0.0
        self._selector = selectors.DefaultSelector()

    def run(self, port: int, connections: int) -> Load:
        """Send, until all connections are closed again."""
        began = time.perf_counter()
        self._until = began + self._seconds
        try:
            for _ in range(connections):
                self._open(port)
            while self._selector.get_map():
                self._turn()
        finally:
            self._close_all()
            self._selector.close()
        self.load.seconds = time.perf_counter() - began
        return self.load

    def _open(self, port: int) -> None:
        sock = socket.create_connection(("127.0.0.1", port), timeout=STUCK_SECONDS)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line = _Line(sock)
        self._selector.register(sock, selectors.EVENT_READ, line)
        self._ask(line)

    def _turn(self) -> None:
        ready = self._selector.select(STUCK_SECONDS)
        if not ready:
            self.load.broken += len(self._selector.get_map())
            self._close_all()
        for key, _ in ready:
            if self._hear(key.data):
                self._ask(key.data)

    def _ask(self, line: _Line) -> None:
        request = next(self._requests, None) if time.perf_counter() < self._until else None
        if request is None:
            self._close(line)
            return
        line.asked = time.perf_counter()
        try:
            line.sock.sendall(request)
        except OSError:
            self._close(line)  # never reached the server
            return
        self.load.sent += 1

    def _hear(self, line: _Line) -> bool:
        """Take what came; True when the answer is whole."""
        try:
            piece = line.sock.recv(65536)
        except OSError:
            piece = b""
        if not piece:
            self.load.broken += 1
            self._close(line)
            return False
        line.came += piece
        end = whole(line.came)
        if end is None:
            return False
        self.load.latencies.append(time.perf_counter() - line.asked)
        self.load.statuses[int(line.came[9:12])] += 1
        if self._keep:
            self.load.answers.append(bytes(line.came[:end]))
        line.came.clear()
        return True

    def _close(self, line: _Line) -> None:
        self._selector.unregister(line.sock)
        line.sock.close()

    def _close_all(self) -> None:
        for key in list(self._selector.get_map().values()):
            self._close(key.data)


def whole(came: bytearray) -> int | None:
    """Where the answer ends, None when it is not all there. Every answer of the product tells its length."""
    head = came.find(b"\r\n\r\n")
    if head < 0:
        return None
    stated = LENGTH.search(came, 0, head + 2)
    end = head + 4 + (int(stated[1]) if stated else 0)
    return end if len(came) >= end else None
