"""What may be asked, urged, replied, decided and closed of an order. No database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mingchuang.feedback.enums import Contentment, Finding, Urging, VoiceKind
from mingchuang.feedback.rules.limits import Limits, Terms
from mingchuang.feedback.rules.voice import ActRefused


def check_reason(reason: str) -> None:
    """Whoever decides says why."""
    if not reason.strip():
        raise ActRefused("请写明理由。")


def check_unit(*, is_answering: bool, is_open: bool, in_region: bool) -> None:
    """An order goes to a unit that exists in this region."""
    if not is_answering:
        raise ActRefused("请派给单位，不是窗口、科室或大厅。")
    if not is_open:
        raise ActRefused("这个单位已经停用，请派给承接它职责的单位。")
    if not in_region:
        raise ActRefused("这个单位不在本地区，不能直接派单。")


def check_return(*, reason: str, basis: str, today: date, latest: date, asked_before: int) -> None:
    """A return names its grounds, within its limit after the dispatch; one denied before is not asked again."""
    if not reason.strip() or not basis.strip():
        raise ActRefused("退单要写明理由和依据（职责规定、三定方案等）。")
    if today > latest:
        raise ActRefused("退单应在 {latest} 前提出，现在已过时限，请继续办理。", latest=latest)
    if asked_before:
        raise ActRefused("这件工单的退单已被裁定，不能再次申请。")


def check_extension(*, reason: str, days: int, limits: Limits, granted_before: int, is_overdue: bool) -> None:
    """So many times, so long each, and before the limit."""
    if not reason.strip():
        raise ActRefused("请写明延期的理由。")
    if granted_before >= limits.extension_most:
        raise ActRefused("这一类诉求最多延期 {most} 次，已经用完。", most=limits.extension_most)
    if not 1 <= days <= limits.extension_days:
        raise ActRefused("每次最多延期 {days} 个工作日。", days=limits.extension_days)
    if is_overdue:
        raise ActRefused("已经超过答复期限，不能再申请延期。")


def latest_day(*, ends_on: date, dispatched_on: date, limits: Limits) -> date:
    """A later date never lies beyond the longest that such a matter may last."""
    return min(ends_on, date.fromordinal(dispatched_on.toordinal() + limits.longest_days))


STEPS = tuple(Urging)


def check_urging(*, step: Urging, before: Sequence[Urging], reason: str, basis: str, has_leader: bool) -> None:
    """A reminder, then a notice, then a leader's instruction; never a softer step after a harder one."""
    if not reason.strip() or not basis.strip():
        raise ActRefused("督办要写明要求和依据。")
    hardest = max((STEPS.index(each) for each in before), default=-1)
    if step is Urging.NOTICE and hardest < 0:
        raise ActRefused("先催办，催办后仍未办的再发督办单。")
    if STEPS.index(step) < hardest:
        raise ActRefused("已经用过更严的督办方式，不能退回较轻的。")
    if (step is Urging.INSTRUCTION) != has_leader:
        raise ActRefused("领导批示要写明是哪位领导，其他方式不写。")


def check_reply(
    *, text: str, finding: Finding, kind: VoiceKind, told_on: date, today: date, dispatched_on: date
) -> None:
    """An answer that was given, and for a complaint what was found."""
    if len(text.strip()) < 10:
        raise ActRefused("答复太短，请写明查到了什么、办了什么、结果怎样。")
    if kind in VoiceKind.about_somebody() and finding is Finding.NONE:
        raise ActRefused("投诉和办不成事要写明属实、部分属实还是不属实。")
    if not dispatched_on <= told_on <= today:
        raise ActRefused("告知日期应在派单之后、今天之前。")


def opens_rectification(*, kind: VoiceKind, finding: Finding, has_one: bool) -> bool:
    """An upheld complaint is mended, once, however often it is answered."""
    return kind in VoiceKind.about_somebody() and finding in Finding.upheld() and not has_one


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How far the asking of the citizen is, when somebody wants to close."""

    replied_at: datetime
    tries: int
    contentment: Contentment | None
    has_phone: bool
    is_final: bool
    is_given_up: bool = False


def check_close(asked: Asked, *, terms: Terms, now: datetime, reason: str) -> None:
    """The citizen is asked before closing.

    Satisfied: closed. Not satisfied: only with a final answer or a written decision. Not reached: after so many tries,
    or, where there is no number, after so many days in which she could have said so on her page.
    """
    if asked.contentment in {Contentment.SATISFIED, Contentment.BASICALLY}:
        return
    if asked.contentment is Contentment.DISSATISFIED:
        if not asked.is_final and not reason.strip():
            raise ActRefused("群众不满意，办结要写明理由，或者先作出最终答复。")
        return
    if asked.has_phone and not asked.is_given_up and asked.tries < terms.call_tries:
        raise ActRefused("先回访群众：还没有联系上，至少试 {tries} 次。", tries=terms.call_tries)
    if not asked.has_phone and (now - asked.replied_at).days < terms.ask_days:
        raise ActRefused("没有留电话的，答复 {days} 天后本人没有评价才能办结。", days=terms.ask_days)


def check_redo_by_right(*, used: int, terms: Terms, closed_at: datetime | None, now: datetime) -> bool:
    """Whether a dissatisfied citizen has it done again by right: so often, and so long after the closing."""
    if closed_at is not None and (now - closed_at).days > terms.reopen_days:
        raise ActRefused("办结已超过 {days} 天，请另提一件，我们会与这一件一起看。", days=terms.reopen_days)
    return used < terms.reopen_by_right


def check_second_person(*, has_replied: bool) -> None:
    """Whoever wrote the answer does not pass it for the public."""
    if has_replied:
        raise ActRefused("公开前要由写答复以外的另一个人看过。")


def check_consent(*, may_publish: bool) -> None:
    """Nobody's words are shown against her will."""
    if not may_publish:
        raise ActRefused("提出人不同意公开。")
