"""Which steps a good deed offers to its reader."""

from mingchuang.pledges.enums import DeedState
from mingchuang.pledges.models import GoodDeed
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.presenters.pledge import Step

STEPS: dict[DeedState, tuple[tuple[P, Step], ...]] = {
    DeedState.PLANNED: (
        (P.DEED_EDIT, Step(label="报告办成", url_name="pledges:report-deed", is_main=True)),
        (P.DEED_EDIT, Step(label="修改", url_name="pledges:reword-deed")),
        (P.DEED_EDIT, Step(label="说明办不成", url_name="pledges:drop-deed")),
    ),
    DeedState.DONE: (
        (P.DEED_CONFIRM, Step(label="登记群众确认", url_name="pledges:confirm-deed", is_main=True)),
        (P.DEED_CONFIRM, Step(label="退回再办", url_name="pledges:return-deed")),
    ),
}


def deed_steps(deed: GoodDeed, *, held: frozenset[str], account_id: int | None) -> list[Step]:
    """The buttons of its page; whoever reported it done is not offered to confirm it."""
    is_reporter = deed.reported_by_id is not None and deed.reported_by_id == account_id
    return [
        step
        for permission, step in STEPS.get(DeedState(deed.state), ())
        if permission.value in held and not (permission is P.DEED_CONFIRM and is_reporter)
    ]
