"""Pauses and the extension of a case or of one unit's part of it, one form each; `of_part` says which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.forms.cases import LookForm, ReasonForm
from mingchuang.casework.forms.timing import BackForm, ExtendForm, PauseForm, TellForm
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries import staff_parts
from mingchuang.casework.views.steps import Run, asked, found, sent
from mingchuang.following.actions import NewFile
from mingchuang.following.models import Clock
from mingchuang.following.queries import clock_settings
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.wording import limit_in_words
from mingchuang.foundation.worktime.limits import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Whose clock the page is about: the case's, or that of one part."""

    case: Case
    part: CasePart | None

    @property
    def keys(self) -> dict[str, Any]:
        """As the acts take them."""
        return {"case_id": self.case.pk, "part_id": self.part.pk if self.part else None}

    @property
    def path(self) -> str:
        """Where the rules of the clock are looked up."""
        return self.part.path if self.part else self.case.path

    @property
    def clock(self) -> Clock:
        """The clock itself."""
        return self.part.matter.clock if self.part and self.part.matter else self.case.now_followed.clock


def meant(request: AskedRequest, pk: int, permission: str, *, of_part: bool) -> Meant:
    """The case, or the part with its case, within reach; 404 for a stranger."""
    if not of_part:
        return Meant(case=found(request, pk, permission), part=None)
    part = get_object_or_404(staff_parts(request.actor).within(request.actor, permission), pk=pk, matter__isnull=False)
    return Meant(case=part.case, part=part)


def _asked(
    request: AskedRequest, on: Meant, form: forms.Form, run: Run, *, title: str, done: str, hint: str = ""
) -> HttpResponse:
    return asked(request, on.case, form, run, part=on.part, title=title, done=done, hint=hint)


@act(P.CASE_HANDLE)
def ask_pause(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """For a listed cause, with proof."""
    on = meant(request, pk, P.CASE_HANDLE, of_part=of_part)
    files = request.FILES if request.method == "POST" else None
    causes = clock_settings(on.path).causes
    form = PauseForm(sent(request), files, causes=causes, initial={"out_on": timezone.localdate()})

    def run(given: Mapping[str, Any]) -> object:
        evidence = [NewFile(name=file.name, data=file.read()) for file in given["evidence"]]
        return acts.ask_case_pause(actor=request.actor, **on.keys, **{**given, "evidence": evidence}, at=clock())

    hint = _("须由负责人批准，并书面告知申请人；期限届满后不能再暂停。")
    if on.part:
        hint = _(
            "停的是本单位这一部分；拖住整件的那些天，整件的期限也随之顺延。须由本单位负责人批准，并书面告知申请人。"
        )
    return _asked(request, on, form, run, title=_("申请暂停计时"), done=_("已提出，等负责人批准。"), hint=hint)


@act(P.CASE_APPROVE)
def approve_pause(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """The clock may stand."""
    on = meant(request, pk, P.CASE_APPROVE, of_part=of_part)

    def run(_given: Mapping[str, Any]) -> object:
        return acts.approve_case_pause(actor=request.actor, **on.keys, at=clock())

    hint = _("申请的理由和证明见下方“办理时限”。批准后制作特别程序告知书，交申请人；事后补录的记一次差错。")
    return _asked(request, on, LookForm(sent(request)), run, title=_("批准暂停"), done=_("已批准暂停。"), hint=hint)


@act(P.CASE_APPROVE)
def refuse_pause(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """It may not."""
    on = meant(request, pk, P.CASE_APPROVE, of_part=of_part)

    def run(given: Mapping[str, Any]) -> object:
        return acts.refuse_case_pause(actor=request.actor, **on.keys, **given, at=clock())

    done = _("没有批准，时限照常计算。")
    return _asked(request, on, ReasonForm(sent(request)), run, title=_("不批准暂停"), done=done)


@act(P.CASE_HANDLE)
def end_pause(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """It counts again."""
    on = meant(request, pk, P.CASE_HANDLE, of_part=of_part)
    form = BackForm(sent(request), initial={"back_on": timezone.localdate()})

    def run(given: Mapping[str, Any]) -> object:
        return acts.end_case_pause(actor=request.actor, **on.keys, **given, at=clock())

    return _asked(request, on, form, run, title=_("恢复计时"), done=_("已恢复计时。"))


@act(P.CASE_HANDLE)
def tell_pause(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """She has it in writing."""
    on = meant(request, pk, P.CASE_HANDLE, of_part=of_part)

    def run(given: Mapping[str, Any]) -> object:
        return acts.tell_case_pause(actor=request.actor, **on.keys, **given, at=clock())

    return _asked(request, on, TellForm(sent(request)), run, title=_("已书面告知暂停"), done=_("已登记告知。"))


@act(P.CASE_APPROVE)
def extend(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """Longer, once."""
    on = meant(request, pk, P.CASE_APPROVE, of_part=of_part)
    most, unit = on.clock.extension_most, (on.clock.law or on.clock.promise).unit

    def run(given: Mapping[str, Any]) -> object:
        return acts.extend_case(actor=request.actor, **on.keys, **given, at=clock())

    hint = _("依法只能延长一次，最多 {most}，须把理由书面告知申请人。").format(
        most=limit_in_words(Limit(count=most, unit=unit))
    )
    if on.part:
        hint += _("最长的一条线因此变长的，整件的承诺期限随之顺延，但不超过法定总时限。")
    form = ExtendForm(sent(request), initial={"count": most})
    return _asked(request, on, form, run, title=_("延长期限"), done=_("已批准延长，请把告知书交申请人。"), hint=hint)
