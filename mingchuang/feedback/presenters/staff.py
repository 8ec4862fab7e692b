"""What staff see: lines of lists, masked words, the next act, what happened."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mingchuang.feedback.enums import Plea, PublicationState, VoiceState
from mingchuang.feedback.models import Order, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.masks import Mask, find_masks, hidden, shown_parts
from mingchuang.feedback.rules.masks.finding import FOR_UNITS
from mingchuang.feedback.rules.voice import title_of
from mingchuang.following.queries import LampReading
from mingchuang.foundation.access import Actor

S = VoiceState
HIDDEN = ("某", "〔")
HISTORY_TELLS = ("unit", "reason", "purpose", "outcome", "document", "rectification", "lead")
"""What a person wrote with it, or whom it went to."""


def masked(text: str, known: Iterable[str] = ()) -> str:
    """What a unit may read: names, numbers and plates hidden, places left."""
    return hidden(text, find_masks(text, kinds=FOR_UNITS, known=known))


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """One line of the inbox."""

    voice: Voice
    title: str
    order: Order | None
    lamp: LampReading | None
    together: int


def voice_lines(rows: Iterable[Voice], now: datetime) -> list[VoiceLine]:
    """The inbox as it is shown; titles are masked for every reader."""
    lines = []
    for voice in rows:
        order: Order | None = next(iter(getattr(voice, "now_orders", [])), None)
        lines.append(
            VoiceLine(
                voice=voice,
                title=voice.subject or title_of(masked(voice.text[:300]), without=HIDDEN),
                order=order,
                lamp=order.matter.lamp_at(now) if order else None,
                together=getattr(voice, "together", 0),
            )
        )
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of a unit's list."""

    order: Order
    title: str
    lamp: LampReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A button; `label` is a msgid. The main one is the clear next act."""

    label: str
    url_name: str
    key: int
    is_main: bool = False


OFFICE_STEPS: Mapping[VoiceState, Sequence[tuple[str, str, str]]] = {
    S.REGISTERED: (
        ("分类", "classify", P.VOICE_DISPATCH),
        ("并案", "merge", P.VOICE_DISPATCH),
        ("不予受理", "decline", P.VOICE_DISPATCH),
    ),
    S.CLASSIFIED: (
        ("派单", "dispatch", P.VOICE_DISPATCH),
        ("重新分类", "classify", P.VOICE_DISPATCH),
        ("并案", "merge", P.VOICE_DISPATCH),
        ("不予受理", "decline", P.VOICE_DISPATCH),
    ),
    S.MERGED: (("拆分", "take-apart", P.VOICE_DISPATCH),),
    S.DISPATCHED: (("督办", "urge", P.VOICE_URGE), ("会商", "confer", P.VOICE_DISPATCH)),
    S.SIGNED: (("督办", "urge", P.VOICE_URGE), ("会商", "confer", P.VOICE_DISPATCH)),
    S.RETURN_ASKED: (
        ("裁定退单", "decide-return", P.VOICE_DISPATCH),
        ("会商", "confer", P.VOICE_DISPATCH),
    ),
    S.HANDLING: (("督办", "urge", P.VOICE_URGE), ("会商", "confer", P.VOICE_DISPATCH)),
    S.EXTENSION_ASKED: (("裁定延期", "decide-extension", P.VOICE_DISPATCH), ("督办", "urge", P.VOICE_URGE)),
    S.REPLIED: (
        ("登记回访", "ask", P.CLOSING_DECIDE),
        ("办结", "close", P.CLOSING_DECIDE),
        ("重办", "redo", P.CLOSING_DECIDE),
        ("改认定", "uphold", P.CLOSING_DECIDE),
        ("最终答复", "final-answer", P.CLOSING_DECIDE),
    ),
    S.SATISFIED: (("办结", "close", P.CLOSING_DECIDE), ("改认定", "uphold", P.CLOSING_DECIDE)),
    S.DISSATISFIED: (
        ("重办", "redo", P.CLOSING_DECIDE),
        ("最终答复", "final-answer", P.CLOSING_DECIDE),
        ("办结", "close", P.CLOSING_DECIDE),
        ("改认定", "uphold", P.CLOSING_DECIDE),
    ),
    S.CLOSED: (("重新办理", "redo", P.CLOSING_DECIDE),),
}
QUIET = frozenset({"urge", "confer"})
AFTERWARDS = frozenset({S.CLOSED, S.MERGED})
"""Open, but never the next act by themselves."""


def open_steps(voice: Voice, actor: Actor, *, publication: str, closes_itself: bool) -> list[Step]:
    """What this reader may do now, the next act first; `closes_itself`: she answered, so she does not close."""
    steps: list[Step] = []
    for label, name, permission in OFFICE_STEPS.get(VoiceState(voice.state), ()):
        if not actor.may(permission, within=voice.path) or (name in {"close", "redo"} and closes_itself):
            continue
        is_main = not steps and name not in QUIET and voice.state not in AFTERWARDS
        steps.append(Step(label=label, url_name=f"feedback:{name}", key=voice.pk, is_main=is_main))
    waits = publication == PublicationState.WAITING and not closes_itself
    if waits and actor.may(P.PUBLICATION_DECIDE, within=voice.path):
        is_main = not any(step.is_main for step in steps)
        steps.append(Step(label="复看公开", url_name="feedback:publish", key=voice.pk, is_main=is_main))
    if voice.has_person and actor.may(P.PERSON_OPEN, within=voice.path):
        steps.append(Step(label="查看提出人", url_name="feedback:open-person", key=voice.pk))
    return steps


UNIT_STEPS: Mapping[VoiceState, Sequence[tuple[str, str]]] = {
    S.DISPATCHED: (("签收", "sign"), ("申请退单", "ask-return")),
    S.SIGNED: (
        ("开始办理", "start"),
        ("答复", "reply"),
        ("申请延期", "ask-extension"),
        ("申请退单", "ask-return"),
    ),
    S.HANDLING: (("答复", "reply"), ("申请延期", "ask-extension")),
}


def order_steps(order: Order, *, may_handle: bool, asked_before: Collection[str]) -> list[Step]:
    """What the unit may do now; a denied return is not offered again."""
    if not may_handle:
        return []
    known = UNIT_STEPS.get(VoiceState(order.voice.state), ())
    open_now = [row for row in known if not (row[1] == "ask-return" and Plea.RETURN in asked_before)]
    return [
        Step(label=label, url_name=f"feedback:{name}", key=order.pk, is_main=place == 0)
        for place, (label, name) in enumerate(open_now)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPart:
    """A piece of text on the page of the second look; `name` is that of its box when it is masked."""

    text: str
    mask: Mask | None
    name: str


def marked_parts(text: str, masks: Sequence[Mask], *, which: str) -> list[MarkedPart]:
    """The text with its masked pieces, each with a box of its own."""
    return [
        MarkedPart(text=piece, mask=mask, name=f"{which}-{mask.start}" if mask else "")
        for piece, mask in shown_parts(text, masks)
    ]
