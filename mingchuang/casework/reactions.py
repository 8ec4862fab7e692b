"""What the clocks' news mean for cases."""

from datetime import datetime
from typing import Any

from mingchuang.casework.actions import hold_case_accountable, hold_case_past_law, hold_part_accountable
from mingchuang.casework.facts import CaseFellDue, CaseFellPastLaw, PartFellDue
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
