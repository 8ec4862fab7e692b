"""Client systems for tests, made through the product's own acts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.test import Client as Browser

from mingchuang.exchange.actions.keys import make_key, register_client
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.models import Client
from mingchuang.organisations.models import Node
from tests.cast import NOON, Cast, Person

NEXT_YEAR = date(2027, 3, 11)


def make_client(
    cast: Cast,
    *,
    node: Node | None = None,
    by: Person | None = None,
    scopes: Sequence[str] = tuple(Scope.values),
    per_minute: int = 120,
    name: str = "市 12345 平台",
) -> Client:
    """A system of the county, with every scope."""
    return register_client(
        actor=(by or cast.chen).actor,
        node=node or cast.county,
        name_zh=name,
        scopes=list(scopes),
        per_minute=per_minute,
        note="热线办值班岗",
        at=NOON,
    )


def key_of(cast: Cast, client: Client, *, by: Person | None = None, expires_on: date = NEXT_YEAR) -> str:
    """A key of the system, as it is shown once."""
    return make_key(actor=(by or cast.chen).actor, client_id=client.pk, expires_on=expires_on, at=NOON)


class Machine:
    """The other system: asks with its key, in JSON."""

    def __init__(self, key: str = "") -> None:
        self._browser = Browser()
        self._key = key

    def get(self, path: str) -> Any:
        return self._browser.get(f"/api/v1/{path}", headers=self._headers())

    def post(self, path: str, body: Any, *, repeat_key: str = "3f2a-0001") -> Any:
        headers = self._headers() | ({"Idempotency-Key": repeat_key} if repeat_key else {})
        return self._browser.post(f"/api/v1/{path}", body, content_type="application/json", headers=headers)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """One request of any method."""
        return self.post(path, body) if method == "POST" else self.get(path)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"} if self._key else {}
