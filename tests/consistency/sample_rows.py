"""One row for every address that needs one, made for the cast's county, through the product's own acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mingchuang.organisations.models import RoleGrant
from tests.cast import Cast


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What fills an address."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    query: str = ""


SAMPLES: dict[str, Callable[[Cast], Sample]] = {
    "organisations:node": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    "organisations:grant-role": lambda cast: Sample(kwargs={"username": cast.lin.account.username}),
    "organisations:revoke-role": lambda cast: Sample(kwargs={"pk": RoleGrant.objects.get(account=cast.lin.account).pk}),
}
