"""Which steps a pledge offers to its reader, and in what words."""

from dataclasses import dataclass
from datetime import date

from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.models import Fulfilment, Pledge
from mingchuang.pledges.permissions import PledgesPermission as P


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One button. `label` is a Chinese msgid."""

    label: str
    url_name: str
    is_main: bool = False


def steps_open_to(pledge: Pledge, *, held: frozenset[str], account_id: int | None, today: date) -> list[Step]:
    """The buttons of the pledge's page, the expected one first; what would be refused is not offered."""
    state = PledgeState(pledge.state)
    is_drafter = pledge.drafted_by_id is not None and pledge.drafted_by_id == account_id
    is_reporter = any(told.examined_at is None and told.reported_by_id == account_id for told in _told(pledge))
    lapsed = pledge.due_on is not None and pledge.due_on < today
    offered = {
        P.PLEDGE_PUBLISH: state is PledgeState.DRAFT and not is_drafter,
        P.PLEDGE_DRAFT: state is PledgeState.DRAFT,
        P.PLEDGE_REPORT: state is PledgeState.PUBLISHED,
        P.PLEDGE_EXAMINE: (state is PledgeState.REPORTED and not is_reporter)
        or (state is PledgeState.PUBLISHED and lapsed),
        P.PLEDGE_WITHDRAW: state in PledgeState.running(),
    }
    return [step for permission, step in STEPS.items() if offered[permission] and permission.value in held]


STEPS = {
    P.PLEDGE_PUBLISH: Step(label="核对并公布", url_name="pledges:publish-pledge", is_main=True),
    P.PLEDGE_REPORT: Step(label="申报兑现", url_name="pledges:report-fulfilment", is_main=True),
    P.PLEDGE_EXAMINE: Step(label="评定", url_name="pledges:examine-fulfilment", is_main=True),
    P.PLEDGE_DRAFT: Step(label="修改承诺稿", url_name="pledges:reword-pledge"),
    P.PLEDGE_WITHDRAW: Step(label="撤回", url_name="pledges:withdraw-pledge"),
}


def _told(pledge: Pledge) -> list[Fulfilment]:
    """The reports fetched along by `whole_pledges`."""
    told: list[Fulfilment] = pledge.told  # type: ignore[attr-defined]  # prefetched under this name
    return told
