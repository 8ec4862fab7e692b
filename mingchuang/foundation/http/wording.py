"""Refusals in the reader's language. Rules stay free of Django; the door translates."""

import re
from collections.abc import Mapping
from typing import Protocol

from django.utils.translation import gettext

from mingchuang.foundation.worktime.account import Line
from mingchuang.foundation.worktime.limits import UNPUBLISHED, Limit, LimitUnit

# One has texts of its own, since other languages say "1 day, 2 days"; in Chinese both read alike.
ONE = {
    LimitUnit.NATURAL_DAY: "1 天",
    LimitUnit.WORKING_DAY: "1 个工作日",
    LimitUnit.MONTH: "1 个月",
    LimitUnit.YEAR: "1 年",
}
SEVERAL = {
    LimitUnit.NATURAL_DAY: "{count} 天",
    LimitUnit.WORKING_DAY: "{count} 个工作日",
    LimitUnit.MONTH: "{count} 个月",
    LimitUnit.YEAR: "{count} 年",
}
YEARS = re.compile(re.escape(UNPUBLISHED).replace(re.escape("{years}"), "(?P<years>[0-9、]+)"))


class Said(Protocol):
    """A refusal, or anything else that says one thing with named places."""

    @property
    def text(self) -> str:
        """A Chinese msgid."""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills its places."""


def worded(said: Said) -> str:
    """The refusal as it is shown; time limits and sentences among its values are worded too."""
    return gettext(said.text).format(**{name: _shown(value) for name, value in said.values.items()})


def _shown(value: object) -> object:
    if isinstance(value, Limit):
        return limit_in_words(value)
    return worded(value) if isinstance(value, Line) else value


def limit_in_words(limit: Limit) -> str:
    """A time limit in words: 20 个工作日."""
    return gettext((ONE if limit.count == 1 else SEVERAL)[limit.unit]).format(count=limit.count)


def calendar_reason(reason: str) -> str:
    """Why a date is provisional, as kept with it; words of our own are put into the reader's language."""
    found = YEARS.fullmatch(reason)
    if found is None:
        return gettext(reason) if reason else ""
    return gettext(UNPUBLISHED).format(years=gettext("、").join(found["years"].split("、")))
