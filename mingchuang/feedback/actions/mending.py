"""An upheld complaint stands in the one rectification ledger, once."""

from datetime import datetime

from django.db import transaction

from mingchuang.feedback.actions.steps import locked, locked_order
from mingchuang.feedback.enums import Channel, Finding, VoiceKind, VoiceState
from mingchuang.feedback.facts import ComplaintUpheld
from mingchuang.feedback.models import Order, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries.conduct import conduct_list
from mingchuang.feedback.rules.handling import check_reason, opens_rectification
from mingchuang.feedback.rules.masks import find_masks, hidden
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.rectification.actions import RectificationOrder, open_rectification
from mingchuang.rectification.enums import SourceKind


@transaction.atomic
def uphold_complaint(*, actor: Actor, voice_id: int, finding: Finding, reason: str, at: datetime) -> Voice:
    """The office finds otherwise than the unit did; what it upholds has to be mended."""
    voice = locked(voice_id)
    actor.require(P.CLOSING_DECIDE, within=voice.path)
    check_reason(reason)
    if voice.state not in VoiceState.answered():
        raise ActRefused("单位答复以后再认定。")
    order = locked_order(voice)
    voice.finding = finding
    voice.save(update_fields=["finding"])
    open_mending(actor=actor, voice=voice, order=order, at=at)
    return voice


def open_mending(*, actor: Actor, voice: Voice, order: Order, at: datetime) -> None:
    """Part of an act: enter the problem, without a word of the citizen, unless it stands there already."""
    kind, finding = VoiceKind(voice.kind), Finding(voice.finding)
    if not opens_rectification(kind=kind, finding=finding, has_one=voice.rectification_id is not None):
        return
    faults = "、".join(fault.name_zh for fault in conduct_list().named(voice.tags))
    where = voice.place.name_zh if voice.place else order.matter.owner_node.name_zh
    problem = f"{kind.label}{finding.label}：{where}" + (f"（{faults}）" if faults else "")
    if voice.subject:
        problem += f"，{hidden(voice.subject, find_masks(voice.subject))}"
    unit = order.matter.owner_node
    is_below = voice.place is not None and voice.place.path.startswith(unit.path)
    voice.rectification = open_rectification(
        actor=actor,
        order=RectificationOrder(
            source_kind=SourceKind.HOTLINE if voice.channel == Channel.HOTLINE else SourceKind.COMPLAINT,
            source_label=voice.number,
            problem=problem,
            unit=unit,
            place=voice.place if is_below else None,
        ),
        at=at,
    )
    voice.save(update_fields=["rectification"])
    fact = ComplaintUpheld(number=voice.number, rectification=voice.rectification.number)
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
