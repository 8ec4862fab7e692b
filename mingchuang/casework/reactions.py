"""What the news of clocks and hand-overs mean for cases."""

from datetime import datetime
from typing import Any

from mingchuang.casework.actions import (
    hold_case_accountable,
    hold_case_past_law,
    hold_part_accountable,
    take_case_over,
    take_part_over,
)
from mingchuang.casework.facts import CaseFellDue, CaseFellPastLaw, PartFellDue
from mingchuang.casework.queries.cases import CASE_KIND, INTAKE_KIND, PART_KIND
from mingchuang.following.facts import HandOverAccepted
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import reacts_to


@reacts_to(CaseFellDue)
def when_case_fell_due(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """Overdue goes to accountability."""
    hold_case_accountable(actor=Actor.system(), matter_id=subject_id, at=at)


@reacts_to(PartFellDue)
def when_part_fell_due(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """A unit that holds up the others answers for it."""
    hold_part_accountable(actor=Actor.system(), matter_id=subject_id, at=at)


@reacts_to(CaseFellPastLaw)
def when_case_fell_past_law(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """The limit of the law is another matter than the promise."""
    hold_case_past_law(actor=Actor.system(), matter_id=subject_id, at=at)


@reacts_to(HandOverAccepted)
def when_hand_over_accepted(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """The case, or the part, goes to whoever took its matter on."""
    if data["matter_kind"] in (CASE_KIND, INTAKE_KIND):
        take_case_over(actor=Actor.system(), matter_id=subject_id, at=at)
    elif data["matter_kind"] == PART_KIND:
        take_part_over(actor=Actor.system(), matter_id=subject_id, at=at)
