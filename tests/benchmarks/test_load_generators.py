"""The load generators count what they saw, also when the server falls in the middle."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from benchmarks.client import Driver, whole
from benchmarks.wrk import read

ANSWER = b"HTTP/1.1 303 See Other\r\nLocation: /r/ABCDEFGHJKMN0/\r\nContent-Length: 2\r\n\r\nok"
PRINTED = """Running 2s test @ http://127.0.0.1:8000/
  1 threads and 16 connections
  Latency Distribution
     50%    8.10ms
     75%    9.00ms
     99%    1.20s
  3000 requests in 2.00s, 1.17MB read
  Socket errors: connect 0, read 2, write 0, timeout 1
  Non-2xx or 3xx responses: 7
Requests/sec:   1500.00
"""


@contextmanager
def listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that takes one connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with server.accept()[0] as line:
                answer(line)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join(timeout=10)


def test_every_request_is_sent_once_and_every_answer_counted() -> None:
    heard = []

    def answer(line: socket.socket) -> None:
        while request := line.recv(100):
            heard.append(request)
            line.sendall(ANSWER[:30])
            line.sendall(ANSWER[30:])

    with listening(answer) as port:
        load = Driver([b"one", b"two", b"three"], seconds=5, keep_answers=True).run(port, connections=1)

    assert heard == [b"one", b"two", b"three"]
    assert (load.sent, load.good, load.broken) == (3, 3, 0)
    assert load.answers == [ANSWER] * 3
    assert load.percentile(0.99) >= load.percentile(0.5) > 0


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def answer(line: socket.socket) -> None:
        line.recv(100)
        line.sendall(ANSWER[:-1])

    with listening(answer) as port:
        load = Driver([b"one", b"two"], seconds=5, keep_answers=True).run(port, connections=1)

    assert (load.sent, load.good, load.broken, load.answers) == (1, 0, 1, [])


def test_an_answer_is_whole_only_at_its_end() -> None:
    assert not any(whole(bytearray(ANSWER[:length])) for length in range(len(ANSWER)))


def test_an_answer_ends_where_its_length_says() -> None:
    assert whole(bytearray(ANSWER + b"next")) == len(ANSWER)


def test_what_wrk_prints_is_read() -> None:
    found = read(PRINTED)

    assert (found.answers, found.errors, found.per_second) == (3000, 10, 1495)
    assert (found.p50, found.p99) == (0.0081, 1.2)
