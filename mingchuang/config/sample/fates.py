"""How the follow-ups of bad ratings go on: drawn for most, written down for some."""

from dataclasses import dataclass
from datetime import UTC, timedelta
from random import Random

from mingchuang.config.sample.days import Days, moment
from mingchuang.evaluations.actions import GiveRating
from mingchuang.evaluations.enums import Grade, MendingGrade
from mingchuang.foundation.numbering import new_receipt
from mingchuang.rectification.enums import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """How a follow-up goes on, in working days after the rating; None = not yet."""

    verified: int | None = 1
    answered: int | None = 3
    closed: int | None = 5
    way: Way = Way.AT_ONCE
    appeal: str = ""  # "waiting", "upheld", "rejected"
    is_returned: bool = False
    regrade: MendingGrade | None = None
    is_reopened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A bad rating with a fate of its own, so that every sample account has something to do."""

    window: str
    days_ago: int  # working days before today
    reason: str
    fate: Fate
    words: str = ""


PLANTED = (
    Planted(window="mz-1", days_ago=2, reason="214", words="轮到我了说要交班，让下午再来", fate=Fate(verified=None)),
    Planted(window="mz-2", days_ago=4, reason="208", words="来了三趟，每次少一样", fate=Fate(answered=None)),
    Planted(window="mz-4", days_ago=6, reason="213", fate=Fate(closed=None)),
    Planted(window="yb-2", days_ago=9, reason="209", words="报销单交了快两个月", fate=Fate(verified=None)),
    Planted(window="ga-4", days_ago=5, reason="212", fate=Fate(closed=None, regrade=MendingGrade.SATISFIED)),
    Planted(window="rs-2", days_ago=4, reason="109", fate=Fate(answered=None)),
    Planted(window="zj-3", days_ago=4, reason="113", fate=Fate(verified=None)),
    Planted(window="zr-1", days_ago=5, reason="115", fate=Fate(appeal="waiting")),
    Planted(window="rs-5", days_ago=33, reason="114", fate=Fate(regrade=MendingGrade.DISSATISFIED, is_reopened=True)),
    Planted(window="ny-2", days_ago=48, reason="114", fate=Fate(appeal="upheld")),
    Planted(window="sw-3", days_ago=70, reason="207", fate=Fate(appeal="rejected", answered=6, closed=8)),
)


def planted_ratings(days: Days) -> dict[str, tuple[GiveRating, Fate]]:
    """The ratings that are written down, by receipt, with their fates."""
    past = days.working(days.today - timedelta(days=130), days.today - timedelta(days=1))
    found = {}
    for number, one in enumerate(PLANTED):
        very = one.reason.startswith("1")
        command = GiveRating(
            receipt=new_receipt(),
            window_code=one.window,
            grade=Grade.VERY_DISSATISFIED if very else Grade.DISSATISFIED,
            at=moment(past[-one.days_ago], f"10:{20 + number}").astimezone(UTC),
            reasons=(one.reason,),
            words=one.words,
            device_hash=f"{number:032x}",
        )
        found[command.receipt] = (command, one.fate)
    return found


def drawn_fate(command: GiveRating) -> Fate:
    """Nine in ten are answered and closed in time; some by a date of their own, some only when sent back."""
    random = Random(f"{command.window_code} {command.at}")  # noqa: S311 - made up, not secret
    drawn, verified = random.random(), random.choice((1, 1, 2))
    regrade = random.choices(
        (None, MendingGrade.SATISFIED, MendingGrade.FAIRLY_SATISFIED, MendingGrade.DISSATISFIED), (78, 14, 5, 3)
    )[0]
    if drawn < 0.1:
        late = random.randrange(6, 10)
        return Fate(verified=verified + 2, answered=late, closed=late + random.randrange(1, 4), regrade=regrade)
    if drawn < 0.2:
        return Fate(verified=verified, answered=random.randrange(5, 8), closed=9, way=Way.BY_DATE, regrade=regrade)
    is_returned = drawn > 0.97
    answered = verified + 1 if is_returned else random.randrange(verified + 1, 4)
    return Fate(
        verified=verified,
        answered=answered,
        closed=5 if is_returned else random.randrange(answered + 1, 6),
        way=Way.EXPLAIN if drawn < 0.32 else Way.AT_ONCE,
        is_returned=is_returned,
        regrade=regrade,
    )
