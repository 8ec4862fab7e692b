"""Words and orders for the eye: what a citizen is told of her matter, what staff may do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from mingchuang.evaluations.enums import FollowUpState, Grade, Suspicion, Validity
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.queries import reason_list
from mingchuang.evaluations.rules.codes import STARS
from mingchuang.evaluations.rules.follow_up import FOLLOW_UP_STATES, Move
from mingchuang.following.enums import Lamp
from mingchuang.following.queries import LampReading
from mingchuang.foundation.qr import qr_svg
from mingchuang.foundation.ui.templatetags.ui import named
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChoice:
    """A big button."""

    value: str
    label: str
    stars: str


def grade_choices() -> list[GradeChoice]:
    """The five grades, best first."""
    return [GradeChoice(value=g.value, label=g.label, stars="★" * STARS[g] + "☆" * (5 - STARS[g])) for g in Grade]


def reason_labels(rating: Rating) -> list[str]:
    """The ticked reasons in the reader's language."""
    english = (get_language() or "").startswith("en")
    named = reason_list(rating.reasons_version).named(rating.reasons)
    return [reason.label_en if english else reason.label_zh for reason in named]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressStep:
    """One line of what a citizen is told; nothing that staff wrote for themselves."""

    label: str
    on: date | None = None
    note: str = ""


def progress(rating: Rating, follow_up: FollowUp | None, now: datetime) -> list[ProgressStep]:
    """Where her matter stands, honestly, in order."""
    steps = [ProgressStep(label=gettext("已收到您的评价"), on=rating.local_on, note=_counting(rating))]
    if follow_up is None:
        return steps
    if follow_up.verified_at:
        steps.append(ProgressStep(label=gettext("已核实情况"), on=timezone.localdate(follow_up.verified_at)))
    if follow_up.appealed_at and follow_up.decided_at and not follow_up.is_upheld:
        steps.append(ProgressStep(label=gettext("单位认为是误评，复核后继续办理")))
    steps.append(_present(follow_up, now))
    return steps


def _counting(rating: Rating) -> str:
    if rating.validity == Validity.VALID and rating.is_suspect:
        return gettext("这次评价还要核对一下才计入统计。")
    return ""


def _present(row: FollowUp, now: datetime) -> ProgressStep:
    answered_on = timezone.localdate(row.answered_at) if row.answered_at else None
    words = {
        FollowUpState.OPENED: gettext("正在核实"),
        FollowUpState.VERIFIED: gettext("已转办，正在研究怎么改"),
        FollowUpState.APPEALED: gettext("单位认为可能是误评，正由上级复核"),
        FollowUpState.MENDING: gettext("正在整改"),
        FollowUpState.ANSWERED: gettext("单位已答复，等上级核对"),
        FollowUpState.CLOSED: gettext("已经上级核对办结"),
        FollowUpState.WITHDRAWN: gettext("您改评后不再办理"),
    }
    state = FollowUpState(row.state)
    if state is FollowUpState.WITHDRAWN and row.is_upheld:
        return ProgressStep(label=gettext("经复核，这次评价不计入统计"), on=answered_on)
    if state in {FollowUpState.ANSWERED, FollowUpState.CLOSED}:
        return ProgressStep(label=words[state], on=answered_on)
    return ProgressStep(label=words[state], note=_promise(row, now) if row.state in FollowUpState.running() else "")


def _promise(row: FollowUp, now: datetime) -> str:
    """By when, and whether that has passed."""
    due_on = timezone.localdate(row.matter.clock.due_at).isoformat()
    if row.state == FollowUpState.APPEALED:
        return ""
    if row.matter.lamp_at(now).lamp in {Lamp.PAST_PROMISE, Lamp.PAST_LAW}:
        return gettext("承诺最迟 {day} 答复，已经超过。").format(day=due_on)
    return gettext("承诺最迟 {day} 答复。").format(day=due_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """One line of the list. `marks` is None for readers who may not see them."""

    rating: Rating
    reasons: Sequence[str]
    marks: Sequence[str] | None


def rating_line(rating: Rating, *, may_see_marks: bool) -> RatingLine:
    """A rating as staff see it."""
    marks = [Suspicion(mark).label for mark in rating.suspicions] if may_see_marks else None
    return RatingLine(rating=rating, reasons=reason_labels(rating), marks=marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """One line of the list of follow-ups."""

    row: FollowUp
    lamp: LampReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A button at the top of the page; `label` is a msgid."""

    label: str
    url_name: str
    is_main: bool


VERIFYING = {Move.VERIFY: ("登记核实", "evaluations:verify")}
ANSWERING = {
    Move.MEND: ("整改", "evaluations:mend"),
    Move.ANSWER: ("答复群众", "evaluations:answer"),
    Move.APPEAL: ("申诉误评", "evaluations:appeal"),
}
DECIDING = {Move.UPHOLD: ("裁定申诉", "evaluations:decide-appeal")}
CHECKING = {
    Move.CLOSE: ("核对销号", "evaluations:close"),
    Move.RETURN: ("退回重办", "evaluations:return"),
    Move.REOPEN: ("重新办理", "evaluations:reopen"),
}


def open_steps(row: FollowUp, *, may_verify: bool, may_answer: bool, may_decide: bool, may_check: bool) -> list[Step]:
    """The steps this reader may take now; the first is the main one."""
    known = (
        (VERIFYING if may_verify else {})
        | (ANSWERING if may_answer else {})
        | (DECIDING if may_decide else {})
        | (CHECKING if may_check else {})
    )
    moves = FOLLOW_UP_STATES.moves_from(FollowUpState(row.state))
    if row.decided_at:
        moves = tuple(move for move in moves if move is not Move.APPEAL)  # there is one appeal
    steps = [known[move] for move in moves if move in known]
    return [Step(label=label, url_name=url_name, is_main=place == 0) for place, (label, url_name) in enumerate(steps)]


def rating_address(window: Node) -> str:
    """Where the QR code of a window leads."""
    return f"{settings.PUBLIC_URL}{reverse('evaluations:rate', args=[window.code])}"


def window_qr(window: Node) -> SafeString:
    """The window's QR code as an image in the page."""
    title = gettext("评价{window}的二维码").format(window=named(window))
    return SafeString(qr_svg(rating_address(window), title=title))


def is_only_for_this_machine() -> bool:
    """Whether the address in the codes leads nowhere from a phone."""
    return any(f"//{host}" in settings.PUBLIC_URL for host in ("127.0.0.1", "localhost", "[::1]"))
