"""The acts of a case, one form each."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.enums import Decision, Delivery
from mingchuang.casework.forms import cases as shapes
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.following.queries import clock_account
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.reception.enums import NoticeChannel

Run = Callable[[Mapping[str, Any]], object]


def found(request: AskedRequest, pk: int, permission: str) -> Case:
    """The case within this reader's reach, without the applicant."""
    rows = Case.objects.within(request.actor, permission).with_clocks().blind()
    return get_object_or_404(rows.select_related("item__node", "window__parent"), pk=pk)


def asked(
    request: AskedRequest,
    case: Case,
    form: forms.Form,
    run: Run,
    *,
    title: str,
    done: str,
    part: CasePart | None = None,
    hint: str = "",
    no: str = "",
) -> HttpResponse:
    """Ask the form, run the act, go back to the case or to its part; a refusal stands on the form.

    `no` names a second button.
    """
    back = reverse("casework:part", args=[part.pk]) if part else reverse("casework:case", args=[case.pk])
    if carried_out(form, lambda: run(form.cleaned_data)):
        messages.success(request, done)
        return redirect(back)
    followed = part.matter if part and part.matter else case.now_followed
    context = {
        "form": form,
        "case": case,
        "part": part,
        "back": back,
        "evidence_page": "casework:evidence",
        "title": title,
        "hint": hint,
        "no": no,
        "account": clock_account(followed, clock()),
    }
    return render(request, "casework/form.html", context, status=422 if form.errors else 200)


def sent(request: AskedRequest) -> Any:
    """What was sent, if anything was: a form without fields is sent too."""
    return request.POST if request.method == "POST" else None


@act(P.CASE_HANDLE)
def accept(request: AskedRequest, pk: int) -> HttpResponse:
    """Everything is there."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.LookForm(sent(request))

    def run(_given: Mapping[str, Any]) -> object:
        return acts.accept_case(actor=request.actor, case_id=pk, at=clock())

    hint = _("材料齐全、符合要求的当场受理。承诺和法定时限从今天起算。")
    return asked(request, case, form, run, title=_("受理"), done=_("已受理，时限开始计算。"), hint=hint)


@act(P.CASE_HANDLE)
def notify(request: AskedRequest, pk: int) -> HttpResponse:
    """Tick what is missing, once."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.NoticeForm(sent(request), materials=case.item.materials.order_by("ordinal"))

    def run(given: Mapping[str, Any]) -> object:
        channel = NoticeChannel(given["channel"])
        return acts.notify_applicant(actor=request.actor, case_id=pk, **{**given, "channel": channel}, at=clock())

    hint = _("一次说全。说漏了要再告知，须负责人批准，并记一次差错。")
    return asked(
        request, case, form, run, title=_("一次性告知"), done=_("已告知，告知书可以打印或扫码查看。"), hint=hint
    )


@act(P.CASE_HANDLE)
def second_notice(request: AskedRequest, pk: int) -> HttpResponse:
    """Ask the head for one more."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.SecondNoticeForm(sent(request), materials=case.item.materials.order_by("ordinal"))

    def run(given: Mapping[str, Any]) -> object:
        channel = NoticeChannel(given["channel"])
        return acts.ask_second_notice(actor=request.actor, case_id=pk, **{**given, "channel": channel}, at=clock())

    return asked(request, case, form, run, title=_("申请再次告知"), done=_("已提出，等负责人批准。"))


@act(P.CASE_APPROVE)
def decide_second_notice(request: AskedRequest, pk: int) -> HttpResponse:
    """Yes or no."""
    case = found(request, pk, P.CASE_APPROVE)
    row = case.notices.filter(state="asked").first()
    form = shapes.LookForm(sent(request))

    def run(_given: Mapping[str, Any]) -> object:
        granted = "no" not in request.POST
        return acts.decide_second_notice(actor=request.actor, case_id=pk, is_granted=granted, at=clock())

    hint = _("{who} 提出：{reason}。批准后向申请人再告知一次，并记一次差错。").format(
        who=row.asked_by if row else "—", reason=row.reason if row else "—"
    )
    return asked(request, case, form, run, title=_("批准再次告知"), done=_("已审批。"), hint=hint, no=_("不批准"))


@act(P.CASE_HANDLE)
def supplement(request: AskedRequest, pk: int) -> HttpResponse:
    """Tick what came in."""
    case = found(request, pk, P.CASE_HANDLE)
    awaited = case.item.materials.filter(ordinal__in=case.awaits).order_by("ordinal")
    form = shapes.SupplementForm(sent(request), materials=awaited)

    def run(given: Mapping[str, Any]) -> object:
        return acts.take_supplement(actor=request.actor, case_id=pk, **given, at=clock())

    hint = _("全部补齐的那一天就是受理的那一天。")
    return asked(request, case, form, run, title=_("收到补正材料"), done=_("已登记。"), hint=hint)


@act(P.CASE_HANDLE)
def refuse(request: AskedRequest, pk: int) -> HttpResponse:
    """Not taken up."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.NoForm(sent(request))

    def run(given: Mapping[str, Any]) -> object:
        return acts.refuse_case(actor=request.actor, case_id=pk, **given, at=clock())

    return asked(request, case, form, run, title=_("不予受理"), done=_("已制作不予受理通知书，请交给申请人。"))


@act(P.CASE_HANDLE)
def finish_step(request: AskedRequest, pk: int) -> HttpResponse:
    """The step that runs is done."""
    case = found(request, pk, P.CASE_HANDLE)
    step = case.steps.filter(done_at=None).order_by("ordinal").first()
    form = shapes.StepForm(sent(request), initial={"ordinal": step.ordinal if step else 0})

    def run(given: Mapping[str, Any]) -> object:
        return acts.finish_step(actor=request.actor, case_id=pk, **given, at=clock())

    hint = _("正在办的环节：{step}").format(step=step.name_zh if step else "—")
    return asked(request, case, form, run, title=_("完成环节"), done=_("环节已完成。"), hint=hint)


@act(P.CASE_HANDLE)
def decide(request: AskedRequest, pk: int) -> HttpResponse:
    """Grant or deny."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.DecideForm(sent(request), initial={"decision": Decision.GRANTED})

    def run(given: Mapping[str, Any]) -> object:
        decision = Decision(given["decision"])
        return acts.decide_case(actor=request.actor, case_id=pk, **{**given, "decision": decision}, at=clock())

    return asked(request, case, form, run, title=_("作出决定"), done=_("已决定，请在十个工作日内送达。"))


@act(P.CASE_HANDLE)
def deliver(request: AskedRequest, pk: int) -> HttpResponse:
    """In her hands."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.DeliverForm(sent(request), initial={"delivery": Delivery.WINDOW})

    def run(given: Mapping[str, Any]) -> object:
        return acts.deliver_case(actor=request.actor, case_id=pk, delivery=Delivery(given["delivery"]), at=clock())

    return asked(request, case, form, run, title=_("送达"), done=_("已送达。申请人可凭回执码评价这次服务。"))


@act(P.CASE_HANDLE)
def withdraw(request: AskedRequest, pk: int) -> HttpResponse:
    """She no longer wants it."""
    case = found(request, pk, P.CASE_HANDLE)
    form = shapes.ReasonForm(sent(request))

    def run(given: Mapping[str, Any]) -> object:
        return acts.withdraw_case(actor=request.actor, case_id=pk, **given, at=clock())

    return asked(request, case, form, run, title=_("申请人撤回"), done=_("已登记撤回。"))


@act(P.CASE_APPROVE)
def close(request: AskedRequest, pk: int) -> HttpResponse:
    """Somebody else has looked."""
    case = found(request, pk, P.CASE_APPROVE)
    form = shapes.LookForm(sent(request))

    def run(_given: Mapping[str, Any]) -> object:
        return acts.close_case(actor=request.actor, case_id=pk, at=clock())

    hint = _("办理中有差错的办件由另一人核对后归档；没有差错的送达时自动归档。")
    return asked(request, case, form, run, title=_("核对归档"), done=_("已归档。"), hint=hint)


@act(P.APPLICANT_OPEN)
def open_applicant(request: AskedRequest, pk: int) -> HttpResponse:
    """Name, phone and papers in clear; the purpose stands in the journal, the page is kept by nobody."""
    case = found(request, pk, P.APPLICANT_OPEN)
    form, applicant = shapes.PurposeForm(sent(request)), None
    if form.is_valid():
        try:
            applicant = acts.open_applicant(actor=request.actor, case_id=pk, **form.cleaned_data, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "case": case, "applicant": applicant}
    answer = render(request, "casework/applicant.html", context, status=422 if form.errors else 200)
    return unkept(answer)
