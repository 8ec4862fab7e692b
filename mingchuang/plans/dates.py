"""Dates and periods as plans write them.

Dates come out as YYYY-MM-DD, or --MM-DD where the text gives no year; a year is never invented.
"""

import calendar
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.patterns import Match, Pattern

_NUM = r"[〇零一二三四五六七八九十]{1,3}|\d{1,2}"
# The Republic's years, years of four digits in either writing, and years masked or told as 今年.
_YEAR = (
    r"(?:(?:民国|中华民国)\s?(?P<roc>[〇零一二三四五六七八九十百]{1,5}|\d{2,3})"
    r"|(?<!\d)(?P<roc3>1[0-3]\d)(?=\s?年)"
    r"|(?P<year>[〇零一二三四五六七八九]{4}|\d{4})"
    r"|(?P<masked>(?:20|19)?[*×xX＊某_○〇]{1,4}|\d{2,3}[*×xX]{1,2}|今|本|当|同|明|次))\s?年度?"
)
_THIRD = r"上旬|中旬|下旬|月初|月中|月底|月末|初|底|末|中(?![心央小学])"
_POINT = Pattern(
    rf"(?:{_YEAR}\s?)?(?:(?P<month>{_NUM})\s?月(?:份)?\s?(?:(?P<day>{_NUM})\s?[日号]|(?P<third>{_THIRD}))?"
    rf"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<edge>年底|年末|年初))"
)
_YEAR_ONLY_EDGE = Pattern(rf"{_YEAR}\s?(?P<edge>底|末|初)")
_NUMERIC = Pattern(
    r"(?<!\d)(?:(?P<year>\d{4})|(?P<roc3>1[0-3]\d))[./—](?P<month>\d{1,2})[./—](?P<day>\d{1,2})日?|(?<![\d.])(?P<month2>\d{1,2})\.(?P<day2>\d{1,2})(?![\d.])"
)
_JOIN = Pattern(
    r"\s?(?:起|开始)?\s?(?:至|到|—{1,3}|、|~)\s?(?:今年|当年|同年|本年)?|\s?(?:开始|启动|起)，到?(?=[^，。；]{2,14}(?:结束|为止))"
)
_SECOND = Pattern(rf"(?P<day>{_NUM})\s?[日号]|(?P<third>上旬|中旬|下旬|月?底|月?末)")
# 11—12月 and 1、2月; 3、4月 at the beginning of a line is the third item and April, unless nothing follows.
_NO_ITEM = rf"(?:(?<![\n ]\d)|(?=(?:、(?:{_NUM})){{1,11}}\s?月[ \t]*(?:\n|$)))"
_FIRST_MONTH = Pattern(
    rf"(?:{_YEAR}\s?)?(?P<month>{_NUM})\s?(?:(?:至|到|—)\s?|{_NO_ITEM}(?P<row>(?:、(?:{_NUM}))*)、)"
    rf"(?=(?P<last>{_NUM})\s?月(?!\d))"
)
_FIRST_QUARTER = Pattern(
    rf"(?:{_YEAR}\s?)?第?(?P<quarter>[一二三四1-4])(?:季度)?(?:至|到|—|、|和)第?(?P<last>[一二三四1-4])季度"
)
_BEFORE = Pattern(r"\s?(?:之?前|以前|为止)")
_SINCE = Pattern(r"\s?(?:起|开始|以来)")
_FROM_NOW = Pattern(r"(?:即日|即|现在|印发之日|发文之日)起\s?(?:至|到|—)\s?")
# “七一”前, 国庆节前: festivals whose day is fixed; only 前 makes a date of them.
_FESTIVAL = Pattern(r"“?(?P<name>元旦|五一|五四|七一|八一|十一|国庆)节?”?(?:之?前|以前)")
_FESTIVALS = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "五四": (5, 4),
    "七一": (7, 1),
    "八一": (8, 1),
    "十一": (10, 1),
    "国庆": (10, 1),
}
# What every date has; most of the text has none.
_ANY_SIGN = Pattern("[月季半底末初./—前]")
_SIGN = Pattern(r"月|季度|半年|[年〇*×xX＊某_○]\s?度?\s?[底末初]|\d[./—]\d|节?”?之?(?:前|以前)")
# The kinds of wording in the order in which they are preferred, and what each of them cannot do without.
_WORDINGS = (
    (_FROM_NOW, "起"),
    (_FIRST_QUARTER, "季"),
    (_FIRST_MONTH, "月"),
    (_POINT, "月季半年"),
    (_YEAR_ONLY_EDGE, "底末初"),
    (_NUMERIC, "./—"),
    (_FESTIVAL, "前"),
)
_UP_TO = Pattern(r"(?:截至|截止到?|截止于)\s?$")
_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "初": (1, 10), "中": (11, 20)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """First and last day, and where the wording stands in the string that was read."""

    start: str | None
    end: str | None
    at: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    year: int | None
    first: tuple[int, int] | None
    last: tuple[int, int] | None
    end: int
    exact: bool = False


def read_range(shadow: str, start: int = 0, end: int | None = None) -> DateRange | None:
    """The first date or period written between two places."""
    end = len(shadow) if end is None else end
    text = shadow[:end]
    if not _ANY_SIGN.search(text, start) or not _SIGN.search(text, start):
        return None
    match = _first_match(text, start)
    if match is None:
        return None
    begin = match.start()
    if "name" in match.groupdict():
        month, day = _FESTIVALS[match["name"]]
        return DateRange(start=None, end=f"--{month:02d}-{day:02d}", at=match.span())
    if _FROM_NOW.match(text, begin):
        point = _point_at(text, match.end())
        return DateRange(start=None, end=_iso(point, last=True), at=(begin, point.end)) if point else None
    if quarters := _FIRST_QUARTER.match(text, begin):
        return _quarters(quarters)
    short = _FIRST_MONTH.match(text, begin)
    if short and _counts_on(short):
        return _months(text, short)
    point = _point_at(text, begin)
    return _range_from(text, begin, point) if point else None


def _first_match(text: str, start: int) -> Match | None:
    found = [
        match
        for pattern, signs in _WORDINGS
        if any(sign in text for sign in signs) and (match := pattern.search(text, start))
    ]
    found = [match for match in found if _is_possible(match)]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def _is_possible(match: Match) -> bool:
    groups = match.groupdict()
    month = from_han(groups.get("month") or groups.get("month2") or "1") or 0
    day = from_han(groups.get("day") or groups.get("day2") or "1") or 0
    return 1 <= month <= 12 and 1 <= day <= 31 and ("row" not in groups or _counts_on(match))


def _counts_on(short: Match) -> bool:
    """Whether months that are told one by one (1、2月) follow each other; a period (3至9月) need not."""
    if short["row"] is None:
        return True
    told = [from_han(one) or 0 for one in (short["month"] + short["row"] + "、" + short["last"]).split("、")]
    return all(later == month + 1 for month, later in pairwise(told))


def _quarters(match: Match) -> DateRange:
    """第二、三季度: from the first day of one to the last of the other."""
    year = _year_of(match)
    first, last = (_QUARTERS.get(match[name]) or int(match[name]) for name in ("quarter", "last"))
    span = _span(year, first * 3 - 2, last * 3, match.end())
    return DateRange(start=_iso(span, last=False), end=_iso(span, last=True), at=match.span())


def _range_from(text: str, begin: int, first: _Point) -> DateRange:
    join = _JOIN.match(text, first.end)
    second = _second_point(text, join.end(), first) if join else None
    if second:
        before = _BEFORE.match(text, second.end)
        return DateRange(
            start=_iso(first, last=False),
            end=_iso(second, last=True),
            at=(begin, before.end() if before else second.end),
        )
    if _UP_TO.search(text, max(0, begin - 4), begin):
        return DateRange(start=None, end=_iso(first, last=True), at=(begin, first.end))
    if before := _BEFORE.match(text, first.end):
        return DateRange(start=None, end=_iso(first, last=True), at=(begin, before.end()))
    if since := _SINCE.match(text, first.end):
        return DateRange(start=_iso(first, last=False), end=None, at=(begin, since.end()))
    return DateRange(start=_iso(first, last=False), end=_iso(first, last=True), at=(begin, first.end))


def _second_point(text: str, start: int, first: _Point) -> _Point | None:
    """The end of a period; what it leaves unsaid (year, month) it has from the beginning."""
    point = _point_at(text, start, first.year)
    if point:
        return replace(point, year=first.year) if point.year is None else point
    match = _SECOND.match(text, start)
    if match is None or first.first is None:
        return None
    month = first.first[0]
    days = _days_of(match["day"], match["third"], first.year, month)
    return _Point(year=first.year, first=(month, days[0]), last=(month, days[1]), end=match.end()) if days else None


def _months(text: str, short: Match) -> DateRange | None:
    """11—12月: the sign for month stands only behind the last number."""
    year = _year_of(short)
    second = _point_at(text, short.end(), year)
    month = from_han(short["month"]) or 0
    if second is None or not 1 <= month <= 12:
        return None
    second = replace(second, year=second.year if second.year is not None else year)
    start = _Point(year=year, first=(month, 1), last=None, end=0)
    return DateRange(start=_iso(start, last=False), end=_iso(second, last=True), at=(short.start(), second.end))


def _point_at(text: str, start: int, year: int | None = None) -> _Point | None:
    """The day, month or quarter written at a place; `year` is the one it has from what stands before it."""
    match = _POINT.match(text, start)
    if match:
        return _calendar_point(match, year)
    edge = _YEAR_ONLY_EDGE.match(text, start)
    if edge:
        return _edge_point(edge, _year_of(edge))
    numeric = _NUMERIC.match(text, start)
    return _numeric_point(numeric) if numeric else None


def _calendar_point(match: Match, before: int | None) -> _Point | None:
    year = _year_of(match) or before
    if match["edge"]:
        return _edge_point(match, year)
    if match["quarter"]:
        quarter = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
        return _span(year, quarter * 3 - 2, quarter * 3, match.end())
    if match["half"]:
        return _span(year, *((1, 6) if match["half"] == "上" else (7, 12)), match.end())
    month = from_han(match["month"]) or 0
    days = _days_of(match["day"], match["third"], year, month) if 1 <= month <= 12 else None
    if days is None:
        return None
    return _Point(
        year=year, first=(month, days[0]), last=(month, days[1]), end=match.end(), exact=match["day"] is not None
    )


def _edge_point(match: Match, year: int | None) -> _Point:
    if match["edge"].endswith("初"):
        return _Point(year=year, first=(1, 1), last=(1, 10), end=match.end())
    return _Point(year=year, first=(12, 21), last=(12, 31), end=match.end())


def _span(year: int | None, first_month: int, last_month: int, end: int) -> _Point:
    return _Point(year=year, first=(first_month, 1), last=(last_month, _last_day(year, last_month)), end=end)


def _numeric_point(match: Match) -> _Point | None:
    year = int(match["year"]) if match["year"] else int(match["roc3"]) + 1911 if match["roc3"] else None
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    if not 1 <= month <= 12 or not 1 <= day <= _last_day(year or 2000, month):
        return None
    return _Point(year=year, first=(month, day), last=(month, day), end=match.end(), exact=True)


def _days_of(day: str | None, third: str | None, year: int | None, month: int) -> tuple[int, int] | None:
    last = _last_day(year, month)
    if day:
        number = from_han(day) or 0
        # 2月29日 without a year is a real day; the calendar of a common year must not forbid it.
        return (number, number) if 1 <= number <= _last_day(year or 2000, month) else None
    if third is None:
        return 1, last
    return _DAYS.get(third.removeprefix("月") or third) or (21, last)


def _last_day(year: int | None, month: int) -> int:
    return calendar.monthrange(year if year and 1 <= year <= 9999 else 2001, month)[1]


def _year_of(match: Match) -> int | None:
    groups = match.groupdict()
    if groups.get("roc"):
        years = from_han(groups["roc"])
        return years + 1911 if years else None
    if groups.get("roc3"):
        # A year of three digits is only written where the Republic's years are counted.
        return int(groups["roc3"]) + 1911
    return from_han(groups["year"]) if groups.get("year") else None


def _iso(point: _Point | None, *, last: bool) -> str | None:
    if point is None:
        return None
    day = point.last if last else point.first
    if day is None:
        return None
    prefix = f"{point.year:04d}-" if point.year else "--"
    return f"{prefix}{day[0]:02d}-{day[1]:02d}"


_LAST_OF_DAY = "日号0123456789"
_WHOLE_LINE = Pattern(r"[\s（]*(?P<date>[^\s（）][^（）]{4,16}?)\s*(?:[）]|印发|发)?\s*")


def read_single_day(shadow: str) -> tuple[str, tuple[int, int]] | None:
    """The day a whole line consists of (二〇一二年三月二十八日), as ISO date and place; None for anything else."""
    stripped = shadow.strip(" \t（）")
    offset = shadow.find(stripped) if stripped else 0
    if not 5 <= len(stripped) <= 20 or stripped[-1] not in _LAST_OF_DAY:
        return None
    compact = re.sub(r"\s", "", stripped)
    point = _point_at(compact, 0)
    if point is None or not point.exact or point.end != len(compact):
        return None
    day = _iso(point, last=False)
    return (day, (offset, offset + len(stripped))) if day else None


def dates_day(shadow: str) -> str | None:
    """The one day a string consists of, as ISO date."""
    found = read_single_day(shadow)
    return found[0] if found else None
