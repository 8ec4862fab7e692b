"""What must hold when somebody is entered, changed or leaves."""

from collections.abc import Sequence
from datetime import date

from mingchuang.foundation.errors import FieldRefusal


class StaffRefused(FieldRefusal):
    """It cannot be written so; `field` names the place at fault."""


def check_leaving(*, began: Sequence[date], on: date) -> None:
    """Nobody leaves a post before the day after she took it."""
    if began and on <= max(began):
        raise StaffRefused("离岗日期必须晚于到岗日期 {day}。", field="on", day=max(began))
