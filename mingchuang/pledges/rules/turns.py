"""Who looks at which running pledge in which period. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.pledges.rules.refused import PledgeRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeInTurn:
    """A running pledge that is to be looked at."""

    id: int
    paths: tuple[str, ...]
    drafter_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminerInTurn:
    """Somebody who takes turns, with the paths of the places she works for herself."""

    id: int
    home: str


def period_of(on: date, *, starts_on: date, months: int) -> date:
    """The first day of the period in which this day lies; periods follow one another from `starts_on`."""
    passed = (on.year - starts_on.year) * 12 + on.month - starts_on.month
    passed -= on.day < starts_on.day
    number = starts_on.year * 12 + starts_on.month - 1 + passed // months * months
    return date(number // 12, number % 12 + 1, min(starts_on.day, 28))


def shared_out(
    pledges: Sequence[PledgeInTurn], examiners: Sequence[ExaminerInTurn], *, period: int
) -> Mapping[int, int]:
    """Pledge → examiner: each takes about as many, none her own or her own unit's, another one each period."""
    if not examiners:
        return {}
    load = {one.id: 0 for one in examiners}
    order = {one.id: (place - period) % len(examiners) for place, one in enumerate(examiners)}
    found: dict[int, int] = {}
    for pledge in pledges:
        able = [one for one in examiners if not is_own(pledge, one)]
        if able:
            chosen = min(able, key=lambda one: (load[one.id], order[one.id]))
            load[chosen.id] += 1
            found[pledge.id] = chosen.id
    return found


def is_own(pledge: PledgeInTurn, examiner: ExaminerInTurn) -> bool:
    """Her own wording, or that of the unit where she belongs or of one below it."""
    return examiner.id == pledge.drafter_id or any(
        examiner.home and path.startswith(examiner.home) for path in pledge.paths
    )


def check_cycle(*, examiners: int, days: int, period_days: int) -> None:
    """Somebody takes turns, and a turn ends before the next begins."""
    if not examiners:
        raise PledgeRefused("请至少选一名评诺人。", field="examiners")
    if not 3 <= days < period_days:
        raise PledgeRefused("每期天数应在 3 天以上，并短于周期。", field="days")


def check_finding(*, finding: str, examiner_id: int | None, turn_of: int, may_all: bool) -> None:
    """Whoever's turn it is says what she saw; the office may step in."""
    if examiner_id != turn_of and not may_all:
        raise PledgeRefused("这一条轮到别人评诺。")
    if len(finding.strip()) < 4:
        raise PledgeRefused("请写明看到了什么。", field="finding")
