"""The buttons of all windows as one intake: a hundred presses at once are a few commits, in their order.

One writer a process takes them (see `foundation.http.intake`): on SQLite no press waits for the file's lock, on
PostgreSQL the windows of other processes are passed by as ever.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.queueing.actions.calling import Pressed, call_next, finish_serving, pass_over, recall, start_serving

BUTTONS: Mapping[str, Callable[..., Pressed]] = MappingProxyType(
    {"next": call_next, "recall": recall, "start": start_serving, "done": finish_serving, "no-show": pass_over}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button of a window, pressed on a page that showed the step `seen`."""

    button: str
    actor: Actor
    desk_id: int
    seen: int | None
    at: datetime


def press_buttons(presses: Sequence[Press]) -> list[Pressed | Refusal]:
    """Each press by its own act, in a savepoint of its own: one that is refused leaves the others as they are."""
    return [_outcome(one) for one in presses]


def _outcome(one: Press) -> Pressed | Refusal:
    try:
        return BUTTONS[one.button](actor=one.actor, desk_id=one.desk_id, seen=one.seen, at=one.at)
    except Refusal as refusal:
        return refusal
