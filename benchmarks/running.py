"""A whole site for one benchmark: data folder, database, application server. Nothing of it is left behind."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "bin"))  # the commands there are programs, not a package

import database  # noqa: E402 - found on the path just set

from benchmarks.machine import children  # noqa: E402

__all__ = ["Site", "database", "kill_database", "site"]

FIRST_ANSWER_SECONDS = 60.0
# The tests' server forgets at a power cut, to be quick. A benchmark of durable writes must not.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class Site:
    """The application server over one database, started as `mingchuang serve` starts it."""

    def __init__(self, *, folder: Path, kind: str, url: str, threads: int, workers: int) -> None:
        self.kind = kind
        self.folder = folder
        self.port = database.free_port()
        self.workers = workers or (1 if kind == "sqlite" else 2)
        self.threads = threads
        self.environment = _environment(folder, url, self.port)
        self.sqlite = folder / "mingchuang.sqlite3"
        self.log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def child(self, module: str, *words: str) -> str:
        """Run one of the benchmark's own programs inside the product's settings; what it prints."""
        command = [sys.executable, "-m", f"benchmarks.{module}", *words]
        done = subprocess.run(command, check=False, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"benchmarks.{module} failed:\n{done.stderr[-3000:]}")
        return done.stdout

    def start(self) -> None:
        """Start the server and wait for its first answer."""
        command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)),
            *("--workers", str(self.workers), "--blocking-threads", str(self.threads), "--no-ws"),
            *("--log-level", "warning", "mingchuang.config.wsgi:application"),
        ]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, process_group=0
            )
        until = time.monotonic() + FIRST_ANSWER_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        self.kill()
        raise SystemExit(f"the server did not start:\n{self.log.read_text('utf-8', 'replace')[-3000:]}")

    @property
    def process(self) -> int:
        """The number of the server's first process; the workers are its children."""
        assert self._process is not None, "the server does not run"
        return self._process.pid

    def kill(self) -> None:
        """`kill -9` for the server and all it started: they are a process group of their own."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # fallen already
        self._process.wait()
        self._process = None


def kill_database(server: "database.Server") -> None:
    """`kill -9` for PostgreSQL and all its processes."""
    assert server.process is not None
    for number in [server.process.pid, *children(server.process.pid)]:
        try:
            os.kill(number, signal.SIGKILL)
        except ProcessLookupError:
            continue  # fallen with the first
    server.process.wait()


@contextmanager
def site(kind: str, *, threads: int, workers: int = 0) -> Iterator[tuple[Site, "database.Server | None"]]:
    """A site on SQLite or PostgreSQL that is gone with the block, whatever ends the block; and its database server."""
    folder = Path(tempfile.mkdtemp(prefix="mingchuang-bench-"))
    served: Site | None = None
    try:
        with _told_to_stop(), _database(kind) as server:
            url = server.url if server else ""
            served = Site(folder=folder, kind=kind, url=url, threads=threads, workers=workers)
            try:
                yield served, server
            finally:
                served.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path, url: str, port: int) -> dict[str, str]:
    """Nothing of the machine's own product or database reaches the benchmark."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MINGCHUANG_", "PG"))}
    return kept | {
        "MINGCHUANG_DATA": str(folder),
        "MINGCHUANG_DATABASE_URL": url,
        "MINGCHUANG_SECRET_KEY": secrets.token_urlsafe(48),
        "MINGCHUANG_PROXIES": "1",  # the load names the addresses it pretends to come from
        "MINGCHUANG_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def _database(kind: str) -> Iterator["database.Server | None"]:
    """A private PostgreSQL that keeps what it acknowledged; nothing for SQLite."""
    if kind == "sqlite":
        yield None
        return
    binaries = database.distribution_binaries() or database.embedded_binaries(Path(sys.executable))
    if binaries is None:
        raise SystemExit("no PostgreSQL on this machine; bin/test installs one, or say --database sqlite")
    account = database.server_account()
    folder = Path(tempfile.mkdtemp(prefix="mingchuang-bench-pg-", dir="/tmp" if account else None))
    server = database.Server(binaries, folder, account)
    try:
        with patch.dict(database.SETTINGS, DURABLE):
            server.create()
            server.start()
            yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """Being told to end must still stop the servers and remove the folders."""

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    before = {sign: signal.signal(sign, end) for sign in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
