"""Pauses and the extension of a case, one form each."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.forms.cases import LookForm, ReasonForm
from mingchuang.casework.forms.timing import BackForm, ExtendForm, PauseForm, TellForm
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.views.steps import asked, found, sent
from mingchuang.following.actions import NewFile
from mingchuang.following.queries import clock_settings
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.wording import limit_in_words


@act(P.CASE_HANDLE)
def ask_pause(request: AskedRequest, pk: int) -> HttpResponse:
    """For a listed cause, with proof."""
    case = found(request, pk, P.CASE_HANDLE)
    files = request.FILES if request.method == "POST" else None
    causes = clock_settings(case.path).causes
    form = PauseForm(sent(request), files, causes=causes, initial={"out_on": timezone.localdate()})

    def run(given: Mapping[str, Any]) -> object:
        evidence = [NewFile(name=file.name, data=file.read()) for file in given["evidence"]]
        return acts.ask_case_pause(actor=request.actor, case_id=pk, **{**given, "evidence": evidence}, at=clock())

    hint = _("须由负责人批准，并书面告知申请人；期限届满后不能再暂停。")
    return asked(request, case, form, run, title=_("申请暂停计时"), done=_("已提出，等负责人批准。"), hint=hint)


@act(P.CASE_APPROVE)
def approve_pause(request: AskedRequest, pk: int) -> HttpResponse:
    """The clock may stand."""
    case = found(request, pk, P.CASE_APPROVE)

    def run(_given: Mapping[str, Any]) -> object:
        return acts.approve_case_pause(actor=request.actor, case_id=pk, at=clock())

    hint = _("申请的理由和证明见上方“办理时限”。批准后制作特别程序告知书，交申请人。")
    return asked(request, case, LookForm(sent(request)), run, title=_("批准暂停"), done=_("已批准暂停。"), hint=hint)


@act(P.CASE_APPROVE)
def refuse_pause(request: AskedRequest, pk: int) -> HttpResponse:
    """It may not."""
    case = found(request, pk, P.CASE_APPROVE)

    def run(given: Mapping[str, Any]) -> object:
        return acts.refuse_case_pause(actor=request.actor, case_id=pk, **given, at=clock())

    return asked(
        request, case, ReasonForm(sent(request)), run, title=_("不批准暂停"), done=_("没有批准，时限照常计算。")
    )


@act(P.CASE_HANDLE)
def end_pause(request: AskedRequest, pk: int) -> HttpResponse:
    """It counts again."""
    case = found(request, pk, P.CASE_HANDLE)
    form = BackForm(sent(request), initial={"back_on": timezone.localdate()})

    def run(given: Mapping[str, Any]) -> object:
        return acts.end_case_pause(actor=request.actor, case_id=pk, **given, at=clock())

    return asked(request, case, form, run, title=_("恢复计时"), done=_("已恢复计时。"))


@act(P.CASE_HANDLE)
def tell_pause(request: AskedRequest, pk: int) -> HttpResponse:
    """She has it in writing."""
    case = found(request, pk, P.CASE_HANDLE)

    def run(given: Mapping[str, Any]) -> object:
        return acts.tell_case_pause(actor=request.actor, case_id=pk, **given, at=clock())

    return asked(request, case, TellForm(sent(request)), run, title=_("已书面告知暂停"), done=_("已登记告知。"))


@act(P.CASE_APPROVE)
def extend(request: AskedRequest, pk: int) -> HttpResponse:
    """Longer, once."""
    case = found(request, pk, P.CASE_APPROVE)
    most = case.now_followed.clock.extension_most

    def run(given: Mapping[str, Any]) -> object:
        return acts.extend_case(actor=request.actor, case_id=pk, **given, at=clock())

    law = case.now_followed.clock.law or case.now_followed.clock.promise
    hint = _("依法只能延长一次，最多 {most}，须把理由书面告知申请人。").format(
        most=limit_in_words(type(law)(count=most, unit=law.unit))
    )
    form = ExtendForm(sent(request), initial={"count": most})
    return asked(request, case, form, run, title=_("延长期限"), done=_("已批准延长，请把告知书交申请人。"), hint=hint)
