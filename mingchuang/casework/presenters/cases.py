"""A case for staff: which acts are open, one line of the list, what happened."""

from dataclasses import dataclass

from mingchuang.casework.enums import CaseState, NoticeState, PartState
from mingchuang.casework.models import Case, CasePart
from mingchuang.following.enums import MatterState, PauseState
from mingchuang.following.models import Pause
from mingchuang.following.queries import LampReading

HISTORY_TELLS = ("part", "reason", "purpose", "step", "to", "paper_number", "detail")
"""What a reader of the history wants to know beside the word for what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A button of the page; `label` is a msgid."""

    label: str
    url_name: str
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What this reader may do with this case."""

    handle: bool
    approve: bool
    open_applicant: bool
    close: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line of the list."""

    case: Case
    lamp: LampReading


HANDLING: dict[CaseState, tuple[tuple[str, str], ...]] = {
    CaseState.RECEIVED: (
        ("受理", "casework:accept"),
        ("一次性告知", "casework:notify"),
        ("不予受理", "casework:refuse"),
        ("安排并联审批", "casework:lay-out-parts"),
        ("换人办理", "casework:hand-over"),
        ("移交其他单位", "casework:offer"),
        ("申请人撤回", "casework:withdraw"),
    ),
    CaseState.AWAITING: (
        ("收到补正材料", "casework:supplement"),
        ("再次告知", "casework:second-notice"),
        ("不予受理", "casework:refuse"),
        ("申请人撤回", "casework:withdraw"),
    ),
    CaseState.ACCEPTED: (
        ("作出决定", "casework:decide"),
        ("完成环节", "casework:finish-step"),
        ("暂停计时", "casework:ask-pause"),
        ("恢复计时", "casework:end-pause"),
        ("已书面告知暂停", "casework:tell-pause"),
        ("安排并联审批", "casework:lay-out-parts"),
        ("换人办理", "casework:hand-over"),
        ("移交其他单位", "casework:offer"),
        ("申请人撤回", "casework:withdraw"),
    ),
    CaseState.DECIDED: (("送达", "casework:deliver"),),
}
APPROVING: dict[CaseState, tuple[tuple[str, str], ...]] = {
    CaseState.AWAITING: (("审批再次告知", "casework:decide-second-notice"),),
    CaseState.ACCEPTED: (
        ("批准暂停", "casework:approve-pause"),
        ("不批准暂停", "casework:refuse-pause"),
        ("延长期限", "casework:extend"),
    ),
}


PART_HANDLING = (
    ("办结本单位部分", "decide", "casework:finish-part"),
    ("暂停计时", "ask-pause", "casework:ask-part-pause"),
    ("恢复计时", "end-pause", "casework:end-part-pause"),
    ("已书面告知暂停", "tell-pause", "casework:tell-part-pause"),
    ("移交其他单位", "offer", "casework:offer-part"),
)
PART_APPROVING = (
    ("批准暂停", "approve-pause", "casework:approve-part-pause"),
    ("不批准暂停", "refuse-pause", "casework:refuse-part-pause"),
    ("延长期限", "extend", "casework:extend-part"),
)


def open_acts(case: Case, may: May) -> list[Act]:
    """The acts this reader may take now; the first of the handler's is the main one."""
    state, shut = CaseState(case.state), _shut(case)
    found = [*HANDLING.get(state, ())] if may.handle else []
    found += APPROVING.get(state, ()) if may.approve else ()
    if may.close and state is CaseState.DELIVERED and case.matter and case.matter.state == MatterState.ANSWERED:
        found.append(("核对归档", "casework:close"))
    if may.open_applicant and case.has_applicant:
        found.append(("查看申请人", "casework:open-applicant"))
    open_now = [(label, url_name) for label, url_name in found if url_name.partition(":")[2] not in shut]
    if sum(step.done_at is None for step in case.steps.all()) > 1:  # the decision comes last
        open_now.sort(key=lambda act: act[1] != "casework:finish-step")
    return [Act(label=label, url_name=url_name, is_main=place == 0) for place, (label, url_name) in enumerate(open_now)]


def open_part_acts(part: CasePart, *, may_handle: bool, may_approve: bool, is_offered: bool) -> list[Act]:
    """The acts of one unit's part that this reader may take now."""
    if part.state != PartState.RUNNING or part.matter is None:
        return []
    shut = shut_by_pauses(list(part.matter.pauses.all()), extended=part.matter.clock.extended_times > 0)
    shut |= {"offer"} if is_offered else set()
    found = [*(PART_HANDLING if may_handle else ()), *(PART_APPROVING if may_approve else ())]
    open_now = [(label, name) for label, act, name in found if act not in shut]
    return [Act(label=label, url_name=name, is_main=place == 0) for place, (label, name) in enumerate(open_now)]


def shut_by_pauses(pauses: list[Pause], *, extended: bool) -> set[str]:
    """Acts on a clock that do not fit how its pauses stand; what stands by rule ends by rule."""
    asked_for = [pause for pause in pauses if not pause.is_by_rule]
    states = {pause.state for pause in asked_for}
    shut = {"decide"} if any(pause.state == PauseState.RUNNING for pause in pauses) else set()
    shut |= {"ask-pause"} if PauseState.RUNNING in states else {"end-pause"}
    shut |= {"ask-pause"} if PauseState.ASKED in states else {"approve-pause", "refuse-pause"}
    shut |= set() if any(pause.needs_telling for pause in asked_for) else {"tell-pause"}
    return shut | ({"extend"} if extended else set())


def _shut(case: Case) -> set[str]:
    """Acts that the state allows and the pauses, notices, steps, parts and hand-overs of this very case do not."""
    matter = case.matter
    shut = shut_by_pauses(
        list(matter.pauses.all()) if matter else [], extended=matter is not None and matter.clock.extended_times > 0
    )
    if any(notice.state == NoticeState.ASKED for notice in case.notices.all()):
        shut |= {"second-notice"}
    else:
        shut |= {"decide-second-notice"}
    if case.is_joint:
        shut |= {"lay-out-parts"}
    if case.is_joint and any(part.state in PartState.unfinished() for part in case.parts.all()):
        shut |= {"decide"}
    if not any(step.done_at is None for step in case.steps.all()):
        shut |= {"finish-step"}
    if matter and matter.clock.in_minutes:
        shut |= {"ask-pause", "extend", "lay-out-parts"}
    if any(offer.is_waiting for offer in case.now_followed.hand_overs.all()):
        shut |= {"offer"}
    return shut
