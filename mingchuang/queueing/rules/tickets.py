"""The life of a ticket, and when a window may make which move."""

from datetime import datetime

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.rules.terms import HallTerms

S = TicketState
TICKET_STATES: "StateTable[TicketState, Move]" = StateTable(
    {
        (S.WAITING, Move.CALL): S.CALLED,
        (S.CALLED, Move.RECALL): S.CALLED,
        (S.CALLED, Move.START): S.SERVING,
        (S.CALLED, Move.FINISH): S.DONE,
        (S.SERVING, Move.FINISH): S.DONE,
        (S.CALLED, Move.NO_SHOW): S.NO_SHOW,
        (S.CALLED, Move.TRANSFER): S.WAITING,
        (S.SERVING, Move.TRANSFER): S.WAITING,
        (S.NO_SHOW, Move.RESTORE): S.WAITING,
        (S.WAITING, Move.CANCEL): S.CANCELLED,
        (S.CALLED, Move.CANCEL): S.CANCELLED,
        (S.WAITING, Move.LEAVE): S.UNSERVED,
        (S.CALLED, Move.LEAVE): S.UNSERVED,
        (S.SERVING, Move.LEAVE): S.DONE,
    }
)


class CallRefused(Refusal):
    """The window may not make this move now; the message is written for the clerk."""


def check_recall(*, calls: int, called_at: datetime, now: datetime, terms: HallTerms) -> None:
    """As often as the hall says, and not in one breath: people walk slowly."""
    if calls >= terms.calls:
        raise CallRefused("已经叫了 {n} 次。没有人来，请按“过号”。", n=calls)
    _check_breath(called_at=called_at, now=now, terms=terms)


def check_no_show(*, calls: int, called_at: datetime, now: datetime, terms: HallTerms) -> None:
    """Nobody loses her place who was not called as often as the hall promises."""
    if calls < terms.calls:
        raise CallRefused("才叫了 {n} 次，叫满 {all} 次没有人来才能过号。", n=calls, all=terms.calls)
    _check_breath(called_at=called_at, now=now, terms=terms)


def check_next(*, state: str | None, label: str) -> None:
    """The one before the window is dealt with first; somebody being served counts as served."""
    if state == TicketState.CALLED:
        raise CallRefused("{label} 叫了还没有处理：人来了按“开始办理”，没来按“再叫”或“过号”。", label=label)


def check_transfer(*, names_one: bool, to_self: bool, is_open: bool, has_windows: bool) -> None:
    """To one queue or one window, another one, where somebody will call."""
    if not names_one:
        raise CallRefused("请选一个队列或一个窗口。")
    if to_self:
        raise CallRefused("就是本窗口，不用转。")
    if not is_open:
        raise CallRefused("那个窗口现在没有开，请选别的窗口或转到队列。")
    if not has_windows:
        raise CallRefused("那个队列现在没有窗口，请选别的。")


def check_last_window(*, waiting: int, others_open: int, reason: str) -> None:
    """Whoever holds a ticket is served: the last window of a queue stays while somebody waits, or says why not."""
    if waiting and not others_open and not reason.strip():
        raise CallRefused("还有 {n} 人持号在等，这是最后一个窗口。确实要停，请写明原因。", n=waiting)


def _check_breath(*, called_at: datetime, now: datetime, terms: HallTerms) -> None:
    gone = int((now - called_at).total_seconds())
    if gone < terms.recall_seconds:
        raise CallRefused("刚刚叫过，请再等 {n} 秒。", n=terms.recall_seconds - gone)
