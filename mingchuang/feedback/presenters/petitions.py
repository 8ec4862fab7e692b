"""Old petitions for the eye: how the clock stands, and which act comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from mingchuang.feedback.models import Petition
from mingchuang.feedback.presenters.staff import Step
from mingchuang.following.enums import MatterState
from mingchuang.following.queries import LampReading

PETITION_TELLS = ("leader", "accepted_on", "reason", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionLine:
    """A line of the backlog: its age, what it waits for, and how the clock of that stands."""

    row: Petition
    age: int
    stage: str
    due_at: datetime | None
    lamp: LampReading | None


def petition_line(row: Petition, now: datetime) -> PetitionLine:
    """`stage` is a Chinese msgid."""
    followed = row.followed
    return PetitionLine(
        row=row,
        age=row.age_on(timezone.localdate(now)),
        stage=_stage(row),
        due_at=followed.clock.due_at if followed else None,
        lamp=followed.lamp_at(now) if followed else None,
    )


def _stage(row: Petition) -> str:
    if not row.is_open:
        return str(row.get_state_display())
    if row.accepted_on is None:
        return "待受理"
    return "待核对" if row.matter and row.matter.state == MatterState.ANSWERED else "办理中"


def petition_steps(row: Petition, *, may_edit: bool, may_report: bool, may_close: bool) -> list[Step]:
    """What this reader may do next; the first is the main one."""
    if not row.is_open:
        return []
    matter = row.matter
    is_handled = matter is not None and matter.state == MatterState.OPEN
    is_reported = matter is not None and matter.state == MatterState.ANSWERED
    may_extend = may_edit and matter is not None and is_handled and matter.clock.extended_times == 0
    known = (
        ("受理", "accept-petition", may_edit and row.accepted_on is None),
        ("报告办理情况", "report-petition", may_report and is_handled),
        ("登记化解", "close-petition", may_edit and (may_close or not is_reported)),
        ("退回重办", "return-petition", may_edit and may_close and is_reported),
        ("延长期限", "extend-petition", may_extend),
    )
    shown = [(label, name) for label, name, may in known if may]
    return [
        Step(label=label, url_name=f"feedback:{name}", key=row.pk, is_main=place == 0)
        for place, (label, name) in enumerate(shown)
    ]
