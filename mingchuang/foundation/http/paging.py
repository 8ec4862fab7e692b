"""Long lists by key, without counting them: the next page starts after the last row shown."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some rows, newest first, and where the next page starts (None = no more)."""

    rows: list[Row]
    after: int | None


def paged(rows: QuerySet[Row, Any], *, after: str | None, size: int = PAGE) -> Page[Row]:
    """One page by falling primary key. `after` is what the address bar says; nonsense starts at the top."""
    if after and after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: size + 1])
    return Page(rows=found[:size], after=found[size - 1].pk if len(found) > size else None)
