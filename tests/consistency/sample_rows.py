"""One row for every address that needs one, made for the cast's county, through the product's own acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.organisations.models import RoleGrant
from tests.cast import NOON, Cast
from tests.factories.rectification import make_rectification


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What fills an address."""

    kwargs: dict[str, Any] = field(default_factory=dict)
    query: str = ""


STEPS = ("record", "plan", "submit", "return", "close", "extend", "reopen")


def a_rectification(cast: Cast) -> Sample:
    return Sample(kwargs={"matter_id": make_rectification(cast.bureau).pk})


def an_evidence_file(cast: Cast) -> Sample:
    row = make_rectification(cast.bureau)
    row.evidence.add(keep_file(b"evidence", name="a.txt", actor=cast.zhou.actor, path=row.path, at=NOON))
    return Sample(kwargs={"matter_id": row.pk, "file_id": row.evidence.get().pk})


SAMPLES: dict[str, Callable[[Cast], Sample]] = {
    "organisations:node": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    "organisations:grant-role": lambda cast: Sample(kwargs={"username": cast.lin.account.username}),
    **dict.fromkeys((f"rectification:{step}" for step in STEPS), a_rectification),
    "rectification:evidence-file": an_evidence_file,
    "organisations:revoke-role": lambda cast: Sample(kwargs={"pk": RoleGrant.objects.get(account=cast.lin.account).pk}),
}
