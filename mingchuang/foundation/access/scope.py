"""Rows within reach. A scoped model carries `path` (its unit) and, where it stands in a hall, `site_path`."""

from collections.abc import Sequence
from typing import Any, Self, TypeVar

from django.db.models import Model, Q, QuerySet

from mingchuang.foundation.access.actor import Actor

Row = TypeVar("Row", bound=Model, covariant=True)


class ScopedQuerySet(QuerySet[Row]):
    """A queryset that knows whose rows these are."""

    def within(self, actor: Actor, permission: str) -> Self:
        """The rows over which the actor holds the permission; none when it is held nowhere."""
        reach = actor.reach(permission)
        if reach == ("/",):
            return self
        return self.filter(below(reach, site=self._has_site())) if reach else self.none()

    def under(self, path: str) -> Self:
        """The rows of one subtree, by unit or by hall."""
        return self.filter(below((path,), site=self._has_site()))

    def _has_site(self) -> bool:
        return any(field.name == "site_path" for field in self.model._meta.fields)


def below(paths: Sequence[str], *, site: bool, prefix: str = "") -> Q:
    """The condition "stands below one of these paths"; `prefix` walks a key, as in `window__`."""
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{prefix}path__startswith": path})
        if site:
            condition |= Q(**{f"{prefix}site_path__startswith": path})
    return condition


def covers(row: Any) -> tuple[str, ...]:
    """The paths under which a row may be reached, for `Actor.may`."""
    return tuple(path for path in (row.path, getattr(row, "site_path", "")) if path)
