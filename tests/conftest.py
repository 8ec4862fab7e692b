"""What holds for every test: a frozen working day, no network, strict templates, and the database it runs on."""

import os
import socket
from collections.abc import Iterator, Sequence
from typing import Any

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck

from mingchuang.config.commands.migrate import compile_catalogues
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import intake
from tests.browser import browser, desk, phone
from tests.cast import NOON, Cast, make_cast

__all__ = ["browser", "desk", "phone"]  # one browser for all tests that want one

POSTGRES = bool(os.environ.get("MINGCHUANG_DATABASE_URL"))
NEEDS_DATABASE = {"db", "transactional_db", "live_server", "cast", "transactional_cast"}


def pytest_configure(config: pytest.Config) -> None:
    """English pages are tested too, and a fresh clone has no compiled catalogue; made once, before processes part.

    Drawn examples have no time limit: other work on the machine is no fault of what is tested.
    """
    hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    hypothesis.settings.load_profile("house")
    if not hasattr(config, "workerinput"):
        compile_catalogues()


def pytest_report_header() -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches the database runs; the rest has run on SQLite already."""
    if reason := os.environ.get("MINGCHUANG_SKIP_BROWSER"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=reason))
    if not POSTGRES:
        return
    # A browser sees the same pages whatever stands behind them; it runs once, on SQLite.
    touching = [item for item in items if _touches_database(item) and not item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=[item for item in items if item not in touching])
    items[:] = touching


def _touches_database(item: pytest.Item) -> bool:
    wanted = set(getattr(item, "fixturenames", ()))
    return bool(wanted & NEEDS_DATABASE) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be talked to."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "localhost", "::1"}:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _fixed_noon(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test begins at one noon of one working day; where a server or a browser waits, the clock goes on."""
    goes_on = bool(request.node.get_closest_marker("browser")) or "live_server" in request.fixturenames
    with time_machine.travel(NOON, tick=goes_on):
        yield


@pytest.fixture(autouse=True)
def _writer_hangs_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with real commits the intake writer lets its connection go, so that the database can be dropped."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")  # torn down after this
    yield
    if intake._writer._thread is not None:
        intake.submit(_hang_up, None)


def _hang_up(commands: Sequence[None]) -> list[Refusal | None]:
    connection.close()
    return [None for _ in commands]


@pytest.fixture(autouse=True)
def _house_language() -> None:
    """A page asked for in English leaves its language with the process; the next test begins in Chinese."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed persons of all stories, see tests/cast.py."""
    return make_cast()
