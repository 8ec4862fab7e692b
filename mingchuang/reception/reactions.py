"""What the reception does when somebody it served was called back, and when a service was taken on elsewhere."""

from datetime import datetime
from typing import Any

from mingchuang.callbacks.facts import CallAnswered
from mingchuang.following.facts import HandOverAccepted
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import reacts_to
from mingchuang.reception.actions import CONTACT_KIND, SERVICE_KIND, reopen_by_right, reopen_contact, take_service_over


@reacts_to(CallAnswered)
def when_call_answered(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:
    """What is not solved is open again, once; so is a service with which nobody is content. Told twice it stays so."""
    del subject_id, path
    if data["matter_kind"] == SERVICE_KIND and False in (data["was_solved"], data["is_satisfied"]):
        reason = "回访时说事情没有办成" if data["was_solved"] is False else "回访时不满意"
        reopen_by_right(actor=Actor.system(), service_id=data["matter_id"], reason=reason, at=at)
    if data["matter_kind"] == CONTACT_KIND and data["was_solved"] is False:
        reopen_contact(actor=Actor.system(), contact_id=data["matter_id"], reason="回访时说事情没有办成", at=at)


@reacts_to(HandOverAccepted)
def when_hand_over_accepted(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:
    """A service goes to whoever took it on. A contact stays where it was asked first; its matter has gone over."""
    del path
    if data["matter_kind"] == SERVICE_KIND:
        take_service_over(actor=Actor.system(), matter_id=subject_id, at=at)
