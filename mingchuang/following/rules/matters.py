"""Moves of a matter, who may own and close it, and the kinds the areas register. No database, no clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingchuang.following.enums import MatterState
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.states import StateTable


class CloseRefused(Refusal):
    """Not by this person, or not yet."""


class OwnerRefused(Refusal):
    """This person cannot own the matter."""


class Move(StrEnum):
    """What can be done with a matter."""

    ANSWER = "answer"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


MATTER_STATES: StateTable[MatterState, Move] = StateTable(
    {
        (MatterState.OPEN, Move.ANSWER): MatterState.ANSWERED,
        (MatterState.OPEN, Move.WITHDRAW): MatterState.WITHDRAWN,
        (MatterState.ANSWERED, Move.RETURN): MatterState.OPEN,
        (MatterState.ANSWERED, Move.CLOSE): MatterState.CLOSED,
        (MatterState.ANSWERED, Move.WITHDRAW): MatterState.WITHDRAWN,
        (MatterState.CLOSED, Move.REOPEN): MatterState.OPEN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterKind:
    """What an area tells of the matters it follows.

    `url_name` is the staff page of one such matter; it is reversed with the matter's id. `fell_due` is the fact
    told when one falls due, with the fields of `FellDue`; None = `FellDue` itself. So with `fell_past_law`.
    `close_permission` is what its closer must hold at the parent node or above. "" = nobody is asked to check it, and
    the area then closes it in the act that answers it, so that it never waits under "to check":

    - first contact: it ends at the counter with the person who asked; call-backs look at a sample of them;
    - service beyond the window: whoever asked says whether it was done, by call-back or rating, and re-opens it;
    - intake of a case or a petition: its end is a paper or a notice that the applicant holds;
    - part of a parallel approval: its opinion is looked at by whoever decides on the whole.
    """

    key: str
    label: str
    url_name: str
    fell_due: Callable[..., Fact] | None = None
    fell_past_law: Callable[..., Fact] | None = None
    close_permission: str = ""


_kinds: dict[str, MatterKind] = {}


def register_kind(kind: MatterKind) -> None:
    """Called by areas at start; a second registration of a key replaces the first."""
    _kinds[kind.key] = kind


def kinds() -> Mapping[str, MatterKind]:
    """All registered kinds by key."""
    return _kinds


def kind_named(key: str) -> MatterKind:
    """The kind; one whose area has left the product keeps its rows but has no page."""
    return _kinds.get(key) or MatterKind(key=key, label=key, url_name="")


def parent_path(path: str) -> str:
    """The path of the node above; the topmost node has only itself."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return path if above == "/" else above


def check_closer(*, is_owner: bool, has_answered: bool, may_at_parent: bool) -> None:
    """Whoever did it does not close it; whoever closes it stands at the parent node or above."""
    if is_owner or has_answered:
        raise CloseRefused("办理人不能给自己的事销号，请由另一人核对。")
    if not may_at_parent:
        raise CloseRefused("销号须由上一级或更高一级有权限的人员办理。")


def check_owner(*, staff_path: str, owner_path: str) -> None:
    """An owner serves below the node that answers."""
    if not staff_path.startswith(owner_path):
        raise OwnerRefused("责任人应是责任单位的工作人员。")
