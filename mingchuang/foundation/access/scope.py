"""Rows within reach. A scoped model carries `path` (its unit) and, where it stands in a hall, `site_path`."""

from collections.abc import Sequence
from typing import Any, Self, TypeVar

from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.lookups import StartsWith

from mingchuang.foundation.access.actor import Actor

Row = TypeVar("Row", bound=Model, covariant=True)


@CharField.register_lookup
class Below(StartsWith):
    """`path__below`: as `path__startswith`, but an index on the path serves it on SQLite too (its LIKE uses none)."""

    lookup_name = "below"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """The operator is that of `startswith`."""
        return str(connection.operators["startswith"] % rhs)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Between the path and the next one beside it: every path ends in "/", and "0" follows "/"."""
        column, values = self.process_lhs(compiler, connection)
        path = str(self.rhs)
        return f"({column} >= %s AND {column} < %s)", [*values, path, *values, path[:-1] + "0"]


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


def below(paths: Sequence[str], *, site: bool, prefix: str = "", by_index: bool = False) -> Q:
    """The condition "stands below one of these paths"; `prefix` walks a key, as in `window__`.

    `by_index` asks for the rows by their place: quick where they are few, slow where they are to be in another order.
    """
    lookup = "below" if by_index else "startswith"
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{prefix}path__{lookup}": path})
        if site:
            condition |= Q(**{f"{prefix}site_path__{lookup}": path})
    return condition


def covers(row: Any) -> tuple[str, ...]:
    """The paths under which a row may be reached, for `Actor.may`."""
    return tuple(path for path in (row.path, getattr(row, "site_path", "")) if path)
