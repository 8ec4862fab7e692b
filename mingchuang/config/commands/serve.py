"""`mingchuang serve`: server, worker and clock in one process group. The first to fall stops the others."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from mingchuang.config.commands.settled import add_data_argument, complain, say, settle

GRACE_SECONDS = 8.0
FIRST_ANSWER_SECONDS = 60.0
THREADS = 32  # most of them wait for the writer, who takes in together what they bring (benchmarks.calling)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Address and data folder."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on 监听地址 (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port 端口 (default: 8000, or the next free one)")
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Run until interrupted."""
    port = choose_port(options)
    if port is None:
        return 1
    settle(options)
    return serve(host=options.host, port=port)


def choose_port(options: argparse.Namespace) -> int | None:
    """The port asked for, or the first free one from 8000 on; says why when there is none."""
    asked = [options.port] if options.port else range(8000, 8100)
    for port in asked:
        if _is_free(options.host, port):
            os.environ.setdefault("MINGCHUANG_PUBLIC_URL", f"http://{options.host}:{port}")
            return port
    complain(f"端口 {options.port or '8000–8099'} 已被占用，请用 --port 另选一个。The port is taken; choose another.")
    return None


def serve(*, host: str, port: int, greeting: str = "") -> int:
    """Start the children, wait for the first answer, print the greeting, stay until one ends or we are stopped."""
    from django.conf import settings
    from django.db import connection

    one_writer = connection.vendor == "sqlite"  # several writing processes would only wait for one another
    server = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "1" if one_writer else "2", "--blocking-threads", str(THREADS), "--no-ws"),
        *("--log-level", "error"),  # below that it wonders at every start why so many threads are wanted
        "mingchuang.config.wsgi:application",
    ]
    worker = [sys.executable, "-m", "django", "qcluster"]
    connection.close()
    environment = os.environ | {"MINGCHUANG_DATA": str(settings.DATA), "PYTHONUNBUFFERED": "1"}
    with _stopping_on_signals():
        children = [subprocess.Popen(command, env=environment) for command in (server, worker)]  # noqa: S603 - our own
        try:
            if _wait_for_answer(host, port, children):
                say(greeting or f"明窗 http://{host}:{port}")
                _wait_for_end(children)
                complain("一个进程意外结束，其余的也停下来。One process ended; the others are stopped.")
        except KeyboardInterrupt:
            return 0
        finally:
            stop(children)
    return 1


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask all children to end, then end them and whatever they started. Nothing stays behind."""
    family = {pid for child in children for pid in [child.pid, *_descendants(child.pid)]}
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    for pid in family:
        if Path(f"/proc/{pid}").exists():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue  # ended in between


def _descendants(pid: int) -> Iterator[int]:
    """All processes started by this one, and by those (Linux; elsewhere none are found)."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            yield child
            yield from _descendants(child)


@contextmanager
def _stopping_on_signals() -> Iterator[None]:
    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    earlier = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


def _wait_for_answer(host: str, port: int, children: list[subprocess.Popen[bytes]]) -> bool:
    near = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - asked for by the operator
    until = time.monotonic() + FIRST_ANSWER_SECONDS
    while time.monotonic() < until and all(child.poll() is None for child in children):
        try:
            with urllib.request.urlopen(f"http://{near}:{port}/healthz", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    complain("服务没有启动起来，请看上面的信息。The server did not start; see above.")
    return False


def _wait_for_end(children: list[subprocess.Popen[bytes]]) -> None:
    while all(child.poll() is None for child in children):
        time.sleep(0.5)


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
