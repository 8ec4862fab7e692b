"""The ratings of the sample: drawn window by window and day by day, taken in through the product's own act.

Receipts and salts are secrets, drawn anew each time; all else is the same for the same time line.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from itertools import count
from math import exp
from random import Random
from secrets import token_hex
from typing import Any

from django.utils import timezone

from mingchuang.config.sample.bulk import write_ratings
from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import moment, office_hour
from mingchuang.config.sample.places import UNITS, Window
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.evaluations.actions import GiveRating, give_ratings
from mingchuang.evaluations.enums import Grade, Origin
from mingchuang.evaluations.queries import reason_list
from mingchuang.evaluations.rules.codes import STARS
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.numbering import new_receipt

BEFORE, AFTER = 1.2, 0.25  # how the share of bad ratings stands to `Window.bad`, before the campaign and in the end
EFFECT_DAYS = 50
FAIR_SHARE = 0.05
SYSTEM = "综合受理系统"
STUFFED_WINDOW = "sw-1"
HALL_NETWORK = 0.25  # the hall's own network; all others come by their own
OnBad = Callable[[Sequence[GiveRating]], None]


@dataclass(slots=True, kw_only=True)
class Drawing:
    """What is drawn from: the counts, the share of people who rate, words, and the devices seen of late."""

    stage: Stage
    counts: dict[tuple[str, date], int]
    share: float
    planted: dict[date, list[GiveRating]]
    on_bad: OnBad
    words: dict[str, Any] = field(default_factory=lambda: table("words"))
    devices: deque[str] = field(default_factory=lambda: deque(maxlen=400))
    seen: set[tuple[str, str, date]] = field(default_factory=set)
    salts: Iterator[str] = field(default_factory=lambda: (token_hex(16) for _ in count()))
    cases: int = 0


def plan_ratings(
    stage: Stage,
    counts: dict[tuple[str, date], int],
    *,
    wanted: int,
    planted: Sequence[GiveRating],
    on_bad: OnBad,
) -> None:
    """Put about so many ratings on the agenda, a batch a day; `on_bad` is told of the bad ones of each batch."""
    by_day: dict[date, list[GiveRating]] = {}
    for command in planted:
        by_day.setdefault(timezone.localdate(command.at), []).append(command)
    willing = sum(count * _willing(window) for (window, _), count in counts.items())
    drawing = Drawing(stage=stage, counts=counts, share=wanted / willing, planted=by_day, on_bad=on_bad)
    for day in sorted({day for _, day in counts}):
        stage.agenda.plan(moment(day, "20:45"), partial(_take_in, drawing, day))


def _take_in(drawing: Drawing, day: date, *, at: datetime) -> None:
    """The ratings of one day: bad ones and those of a kind through the act, all other good ones in bulk."""
    commands = sorted(_of_day(drawing, day), key=lambda command: command.at)
    assert all(command.at <= at for command in commands)
    plain = [command for command in commands if not _is_special(drawing, command)]
    write_ratings(plain, windows=drawing.stage.places.windows, salts=drawing.salts)
    special = [command for command in commands if _is_special(drawing, command)]
    refused = [one for one in (give_ratings(special) if special else ()) if isinstance(one, Refusal)]
    assert not refused, refused
    drawing.stage.tally["ratings"] += len(commands)
    if bad := [command for command in commands if command.grade.is_bad]:
        drawing.stage.tally["bad"] += len(bad)
        drawing.on_bad(bad)


def _is_special(drawing: Drawing, command: GiveRating) -> bool:
    return command.grade.is_bad or command.words == drawing.words["stuffed"]


def _of_day(drawing: Drawing, day: date) -> Iterator[GiveRating]:
    random = Random(day.toordinal())  # noqa: S311 - made up, not secret
    improvement = _improvement(drawing.stage, day)
    for window in (window for unit in UNITS for window in unit.windows):
        expected = drawing.counts[window.code, day] * drawing.share * _willing(window.code)
        for _ in range(int(expected) + (random.random() < expected % 1)):
            yield _drawn(drawing, window, day, improvement, random)
    yield from _stuffed(drawing, day, random)
    yield from drawing.planted.get(day, ())


@cache
def _willing(window: str) -> float:
    """How willingly people rate at a window, beside the others."""
    return Random(window).uniform(0.75, 1.25)  # noqa: S311 - the same for the window always


def _improvement(stage: Stage, day: date) -> float:
    """0 until the campaign is issued, then towards 1: quickly at first, more slowly later."""
    return 1 - exp(-max(0, (day - issued_on(stage.days)).days) / EFFECT_DAYS)


def _drawn(drawing: Drawing, window: Window, day: date, improvement: float, random: Random) -> GiveRating:
    grade = _grade(window.bad * (BEFORE + (AFTER - BEFORE) * improvement), improvement, random)
    # a commitment covers the moment as it is written down: in UTC, as the clock at the door gives it
    at = office_hour(day, random).astimezone(UTC)
    reasons = reasons_for(grade, random)
    said: dict[str, Any] = {
        "receipt": new_receipt(),
        "window_code": window.code,
        "grade": grade,
        "at": at,
        "reasons": reasons,
        "words": _words(drawing.words, grade, reasons, random),
        "prompt_shown_at": at - timedelta(seconds=random.randrange(4, 70)),
        "device_hash": _device(drawing, window.code, day, random),
        "network_hash": _network(window, random),
        **_bound(drawing, day, random),
        **_odd(day, random),
    }
    if grade.is_bad and random.random() < 0.3:
        said |= {"phone": f"0000-61{random.randrange(10**5):05d}", "has_consent": True}
    return GiveRating(**said)


def _grade(bad: float, improvement: float, random: Random) -> Grade:
    drawn = random.random()
    if drawn < bad:
        return Grade.VERY_DISSATISFIED if drawn < bad * 0.3 else Grade.DISSATISFIED
    if drawn > 1 - FAIR_SHARE * (1.2 - 0.4 * improvement):
        return Grade.FAIRLY_SATISFIED
    return Grade.VERY_SATISFIED if random.random() < 0.74 + 0.12 * improvement else Grade.SATISFIED


def reasons_for(grade: Grade, random: Random) -> tuple[str, ...]:
    """What is ticked: mostly one reason for a bad grade, sometimes two; seldom any for a good one."""
    ticked = random.random()
    if ticked > (0.86 if grade.is_bad else 0.22):
        return ()
    offered = [r.code for r in reason_list().reasons.values() if r.stars == STARS[grade] and not r.is_disabled]
    return tuple(sorted(random.sample(offered, 2 if ticked < 0.2 * grade.is_bad else 1)))


def _words(words: dict[str, Any], grade: Grade, reasons: Sequence[str], random: Random) -> str:
    """Short and rarely twice the same: what repeats itself is marked."""
    if random.random() > (0.5 if grade.is_bad else 0.1):
        return ""
    if grade.is_bad:
        said = random.choice(words["reasons"][reasons[0] if reasons else "214"]["said"])
        return f"{said}{random.choice(words['bad_ends']).format(n=random.randrange(3, 60))}"
    if grade is Grade.FAIRLY_SATISFIED:
        return "，".join(random.sample(words["fair"], 2))
    praise, end = "，".join(random.sample(words["good"], 2)), random.choice(words["good_ends"])
    return f"{praise}{end}"


def _device(drawing: Drawing, window: str, day: date, random: Random) -> str:
    """Mostly a new one; some people go from window to window."""
    if drawing.devices and random.random() < 0.18:
        device = random.choice(drawing.devices)
        if (device, window, day) not in drawing.seen:
            drawing.seen.add((device, window, day))
            return device
    device = f"{random.getrandbits(128):032x}"
    drawing.devices.append(device)
    drawing.seen.add((device, window, day))
    return device


def _network(window: Window, random: Random) -> str:
    shared = random.random() < HALL_NETWORK
    source = Random(window.hall) if shared else random  # noqa: S311 - made up, not secret
    return f"{source.getrandbits(128):032x}"


def _bound(drawing: Drawing, day: date, random: Random) -> dict[str, Any]:
    """Some ratings belong to a case or were invited; most people just scan the code."""
    drawn = random.random()
    if drawn > 0.15:
        return {}
    drawing.cases += 1
    origin = Origin.ACTIVE if drawn < 0.11 else Origin.INVITED
    return {"origin": origin, "source": SYSTEM, "service_number": f"QT{day:%Y%m%d}{drawing.cases:06d}"}


def _odd(day: date, random: Random) -> dict[str, Any]:
    """A few come late in the evening, or from a clerk's own device."""
    drawn = random.random()
    if drawn < 0.002:
        return {"at": moment(day, f"20:{random.randrange(10, 40)}").astimezone(UTC), "prompt_shown_at": None}
    return {"has_staff_session": True} if drawn < 0.003 else {}


def _stuffed(drawing: Drawing, day: date, random: Random) -> Iterator[GiveRating]:
    """Once somebody had the same praise sent eight times."""
    days = drawing.stage.days
    if day != days.after(days.since + timedelta(days=75), 0):
        return
    for minute in range(8):
        yield GiveRating(
            receipt=new_receipt(),
            window_code=STUFFED_WINDOW,
            grade=Grade.VERY_SATISFIED,
            at=moment(day, f"16:{20 + minute}").astimezone(UTC),
            words=drawing.words["stuffed"],
            device_hash=f"{random.getrandbits(128):032x}",
        )
