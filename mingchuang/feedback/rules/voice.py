"""What may be taken in, and the moves of a voice. No database, no clock."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mingchuang.feedback.enums import VoiceState
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable

CLAUSES = re.compile(r"[，。！？；：\n]+")
SENTENCE = re.compile(r"[。！？；\n]")


class VoiceRefused(Refusal):
    """The voice is not taken in so; the message is written for whoever says it."""


class VoiceConflict(VoiceRefused):
    """The same page or the same outside number came again with other words."""


class PhotoRefused(VoiceRefused):
    """One of the photos is not taken in; `field` is where it was chosen."""

    def __init__(self, text: str, *, field: str, **values: object) -> None:
        super().__init__(text, **values)
        self.field = field


class ActRefused(Refusal):
    """Not by this person, not so, or not yet."""


class Move(StrEnum):
    """What can be done with a voice."""

    CLASSIFY = "classify"
    DISPATCH = "dispatch"
    DECLINE = "decline"
    MERGE = "merge"
    SIGN = "sign"
    START = "start"
    ASK_RETURN = "ask_return"
    UPHOLD_RETURN = "uphold_return"
    DENY_RETURN = "deny_return"
    ASK_EXTENSION = "ask_extension"
    GRANT_EXTENSION = "grant_extension"
    DENY_EXTENSION = "deny_extension"
    REPLY = "reply"
    SATISFY = "satisfy"
    DISSATISFY = "dissatisfy"
    REDO = "redo"
    CLOSE = "close"
    REOPEN = "reopen"
    ARCHIVE = "archive"


S, M = VoiceState, Move
VOICE_STATES: StateTable[VoiceState, Move] = StateTable(
    {
        (S.REGISTERED, M.CLASSIFY): S.CLASSIFIED,
        (S.REGISTERED, M.MERGE): S.MERGED,
        (S.REGISTERED, M.DECLINE): S.DECLINED,
        (S.CLASSIFIED, M.DISPATCH): S.DISPATCHED,
        (S.CLASSIFIED, M.CLASSIFY): S.CLASSIFIED,
        (S.CLASSIFIED, M.MERGE): S.MERGED,
        (S.CLASSIFIED, M.DECLINE): S.DECLINED,
        (S.DISPATCHED, M.SIGN): S.SIGNED,
        (S.DISPATCHED, M.ASK_RETURN): S.RETURN_ASKED,
        (S.SIGNED, M.START): S.HANDLING,
        (S.SIGNED, M.REPLY): S.REPLIED,
        (S.SIGNED, M.ASK_RETURN): S.RETURN_ASKED,
        (S.SIGNED, M.ASK_EXTENSION): S.EXTENSION_ASKED,
        (S.RETURN_ASKED, M.UPHOLD_RETURN): S.CLASSIFIED,
        (S.RETURN_ASKED, M.DENY_RETURN): S.SIGNED,
        (S.HANDLING, M.REPLY): S.REPLIED,
        (S.HANDLING, M.ASK_EXTENSION): S.EXTENSION_ASKED,
        (S.EXTENSION_ASKED, M.GRANT_EXTENSION): S.HANDLING,
        (S.EXTENSION_ASKED, M.DENY_EXTENSION): S.HANDLING,
        (S.REPLIED, M.SATISFY): S.SATISFIED,
        (S.REPLIED, M.DISSATISFY): S.DISSATISFIED,
        (S.REPLIED, M.CLOSE): S.CLOSED,
        (S.REPLIED, M.REDO): S.HANDLING,
        (S.SATISFIED, M.CLOSE): S.CLOSED,
        (S.SATISFIED, M.DISSATISFY): S.DISSATISFIED,
        (S.DISSATISFIED, M.REDO): S.HANDLING,
        (S.DISSATISFIED, M.CLOSE): S.CLOSED,
        (S.CLOSED, M.REOPEN): S.HANDLING,
        (S.CLOSED, M.ARCHIVE): S.ARCHIVED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGiven:
    """Who speaks, as far as she wishes to say; kept apart from what she says."""

    name: str = ""
    phone: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        """Whether anything was said at all."""
        return bool(self.name.strip() or self.phone.strip() or self.address.strip())


def number_shown(year: int, sequence: int) -> str:
    """诉求〔2026〕12号, in the manner of official documents."""
    return f"诉求〔{year}〕{sequence}号"


def tidied(text: str) -> str:
    """The words as they are kept: no blanks around, no signs that a database cannot hold."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def check_text(text: str, *, most: int) -> None:
    """A few words at least, and no more than a person can read."""
    if not text:
        raise VoiceRefused("请写几句话，说明是什么事。")
    if len(text) > most:
        raise VoiceRefused(
            "文字有 {length} 字，超过 {most} 字的上限，没有收下。请写要点，材料可以在办理时交。",
            length=len(text),
            most=most,
        )


def check_external(*, source: str, number: str) -> None:
    """An outside number belongs to a named source."""
    if bool(source) != bool(number):
        raise VoiceRefused("外部工单要同时写明来源和编号。")


def check_budget(*, of_device: int, of_network: int, device_most: int, network_most: int) -> None:
    """A device or a network that has spoken very often today is asked to come another way; nobody is shut out."""
    if of_device >= device_most or of_network >= network_most:
        raise VoiceRefused("今天从这里提交的次数太多了。急事请打 12345，或者到窗口当面说。")


def body_digest(content: Mapping[str, str]) -> str:
    """Tells one submission from another."""
    told = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def check_same_body(*, digest: str, stored_digest: str) -> None:
    """Sent twice is harmless; sent twice with other words is told apart."""
    if digest != stored_digest:
        raise VoiceConflict("这一页（或这个外部编号）已经提交过，内容与这次不同。补充内容请另提一件。")


def title_of(text: str, *, most: int = 30, without: Sequence[str] = ()) -> str:
    """The first clause, short enough for a list; rather one in which none of these signs stands."""
    clauses = [clause.strip() for clause in CLAUSES.split(text) if len(clause.strip()) >= 4]
    plain = [clause for clause in clauses if not any(sign in clause for sign in without)]
    first = next(iter([*plain, *clauses, text.strip()]))
    start = text.find(first)
    whole = SENTENCE.split(text[start:], maxsplit=1)[0].strip()
    return whole if len(whole) <= most else whole[: most - 1] + "…"
