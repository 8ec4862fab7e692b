"""What a daily count may be. No database, no clock, no request."""

from datetime import date

from mingchuang.foundation.errors import FieldRefusal

MOST_IN_A_DAY = 9999


class CountRefused(FieldRefusal):
    """The count may not be entered so; `field` names the place at fault."""


def check_window(kind: str) -> None:
    """People are served at windows."""
    if kind != "window":
        raise CountRefused("只有窗口登记服务人数。", field="window")


def check_count(*, day: date, count: int, today: date) -> None:
    """A day that has begun, and a number a window can reach."""
    if day > today:
        raise CountRefused("{day} 还没有到，不能登记。", field="day", day=day)
    if not 0 <= count <= MOST_IN_A_DAY:
        raise CountRefused("人数须在 0 至 9999 之间，现为 {count}。", field="count", count=count)
