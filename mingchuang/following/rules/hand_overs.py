"""When a matter may be handed over, and when the offer lapses. No database, no clock of the wall."""

from mingchuang.foundation.errors import Refusal


class HandOverRefused(Refusal):
    """The matter is not handed over so."""


def check_offer(*, is_open: bool, is_waiting: bool, is_same: bool, reason: str) -> None:
    """A running matter, one offer at a time, to somebody else, with a reason."""
    if not is_open:
        raise HandOverRefused("这件事已经办结，不能移交。")
    if is_waiting:
        raise HandOverRefused("这件事正等待接收，不能再移交。")
    if is_same:
        raise HandOverRefused("这件事本来就由接收方办理，请另选。")
    if not reason.strip():
        raise HandOverRefused("请写明为什么移交。")


def check_taker(*, is_waiting: bool, is_addressed: bool) -> None:
    """Only the person addressed, or somebody of the unit addressed, answers; once."""
    if not is_waiting:
        raise HandOverRefused("这次移交已经处理过，请刷新后再看。")
    if not is_addressed:
        raise HandOverRefused("这件事不是移交给您的。")


def check_refusal(reason: str) -> None:
    """Sent back with a reason."""
    if not reason.strip():
        raise HandOverRefused("请写明为什么不接收。")
