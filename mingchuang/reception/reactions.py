"""What the reception does when somebody it served was called back."""

from datetime import datetime
from typing import Any

from mingchuang.callbacks.facts import CallAnswered
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import reacts_to
from mingchuang.reception.actions import CONTACT_KIND, reopen_contact


@reacts_to(CallAnswered)
def when_call_answered(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:
    """A first contact that is not solved is open again, once. Told twice it changes nothing."""
    del subject_id, path
    if data["matter_kind"] == CONTACT_KIND and data["was_solved"] is False:
        reopen_contact(actor=Actor.system(), contact_id=data["matter_id"], reason="回访时说事情没有办成", at=at)
