"""What must hold when somebody is entered, changed or leaves."""

from collections.abc import Sequence
from datetime import date

from mingchuang.foundation.errors import Refusal


class StaffRefused(Refusal):
    """It cannot be written so; `field` names the place at fault."""

    def __init__(self, text: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(text, **values)
        self.field = field


def check_leaving(*, began: Sequence[date], on: date) -> None:
    """Nobody leaves a post before the day after she took it."""
    if began and on <= max(began):
        raise StaffRefused("离岗日期必须晚于到岗日期 {day}。", field="on", day=max(began))
