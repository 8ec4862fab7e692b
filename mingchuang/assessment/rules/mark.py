"""What may be entered against a unit."""

from collections.abc import Collection
from datetime import date

from mingchuang.foundation.errors import Refusal


class MarkRefused(Refusal):
    """The entry may not be made or taken back."""


def check_mark(*, key: str, known: Collection[str], happened_on: date, today: date, reason: str) -> None:
    """It stands in the scheme, it has happened, and somebody says why."""
    if key not in known:
        raise MarkRefused("执行中的考核方案里没有这一项。")
    if happened_on > today:
        raise MarkRefused("发生日期不能晚于今天。")
    if not reason.strip():
        raise MarkRefused("请写明事由。")


def check_withdrawal(*, is_withdrawn: bool, reason: str) -> None:
    """Once, and with a reason."""
    if is_withdrawn:
        raise MarkRefused("这一条已经撤销。")
    if not reason.strip():
        raise MarkRefused("请写明撤销原因。")
