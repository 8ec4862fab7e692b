"""Which steps a pledge offers to its reader, and in what words."""

from dataclasses import dataclass
from datetime import date

from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.models import Fulfilment, Pledge
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import indicator_named
from mingchuang.pledges.rules.wording import Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One button. `label` is a Chinese msgid."""

    label: str
    url_name: str
    is_main: bool = False


def steps_open_to(
    pledge: Pledge, *, held: frozenset[str], account_id: int | None, today: date, in_turn: bool = False
) -> list[Step]:
    """The buttons of the pledge's page, the expected one first; what would be refused is not offered."""
    state = PledgeState(pledge.state)
    is_drafter = pledge.drafted_by_id is not None and pledge.drafted_by_id == account_id
    is_reporter = any(told.examined_at is None and told.reported_by_id == account_id for told in _told(pledge))
    lapsed = pledge.due_on is not None and pledge.due_on < today
    offered = {
        P.PLEDGE_REVIEW: state is PledgeState.DRAFT and not is_drafter,
        P.PLEDGE_PUBLISH: state is PledgeState.REVIEWED,
        P.PLEDGE_DRAFT: state in PledgeState.unseen(),
        P.PLEDGE_REPORT: state is PledgeState.PUBLISHED and not pledge.is_measured,
        P.PLEDGE_EXAMINE: (state is PledgeState.REPORTED and not is_reporter)
        or (state is PledgeState.PUBLISHED and (lapsed or (in_turn and pledge.is_standing))),
        P.PLEDGE_WITHDRAW: state in PledgeState.running(),
    }
    return [step for permission, step in STEPS.items() if offered[permission] and permission.value in held]


STEPS = {
    P.PLEDGE_REVIEW: Step(label="审核", url_name="pledges:review-pledge", is_main=True),
    P.PLEDGE_PUBLISH: Step(label="公布", url_name="pledges:publish-pledge", is_main=True),
    P.PLEDGE_REPORT: Step(label="申报兑现", url_name="pledges:report-fulfilment", is_main=True),
    P.PLEDGE_EXAMINE: Step(label="评定", url_name="pledges:examine-fulfilment", is_main=True),
    P.PLEDGE_DRAFT: Step(label="修改承诺稿", url_name="pledges:reword-pledge"),
    P.PLEDGE_WITHDRAW: Step(label="撤回", url_name="pledges:withdraw-pledge"),
}


def _told(pledge: Pledge) -> list[Fulfilment]:
    """The reports fetched along by `whole_pledges`."""
    told: list[Fulfilment] = pledge.told  # type: ignore[attr-defined]  # prefetched under this name
    return told


def flags_shown(pledge: Pledge) -> list[Flag]:
    """What a reviewer should look at, ready for `in_words`."""
    return [Flag(**one) for one in pledge.flags]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """By what a standing pledge is measured. Texts are Chinese msgids."""

    label: str
    about: str
    unit: str
    aim: str


def gauge_of(pledge: Pledge) -> Gauge | None:
    """Its figure in words; None when it is not measured, or by a figure that is offered no more."""
    indicator = indicator_named(pledge.indicator) if pledge.indicator else None
    if indicator is None:
        return None
    figure = indicator.measured
    return Gauge(label=figure.label, about=figure.about, unit=figure.unit, aim=str(pledge.get_aim_display()))


def day_notice(due_on: date | None, *, unpublished: tuple[int, ...]) -> tuple[str, dict[str, object]] | None:
    """What is to be known of a day in a year whose holidays are not published; a msgid with its values."""
    if due_on is None or due_on.year not in unpublished:
        return None
    text = "{year} 年放假安排尚未公布。到期日就是所写的 {day}，不因放假顺延，公布后也不会改动。"
    return text, {"year": due_on.year, "day": due_on.isoformat()}
