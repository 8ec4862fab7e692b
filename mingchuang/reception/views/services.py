"""Services beyond the window, for staff."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.callbacks.permissions import CallbacksPermission as Callbacks
from mingchuang.callbacks.queries import calls_of
from mingchuang.following.queries import clock_account, hand_overs_shown
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.forms.contacts import OfferForm, PurposeForm, ReasonForm
from mingchuang.reception.forms.services import (
    AssignForm,
    AuthoriseForm,
    HandBackForm,
    RegionForm,
    ResultForm,
    RuleForm,
    ServiceFilterForm,
    ServiceForm,
)
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.presenters.services import needs_authority, open_steps, receipt_address, service_lines
from mingchuang.reception.queries import doers_for, rule_in_force, services_seen, services_within
from mingchuang.reception.views.contacts import takers_near


@page(P.SERVICE_READ)
def services(request: AskedRequest) -> HttpResponse:
    """What was asked for, newest first."""
    form = ServiceFilterForm(request.GET)
    shown = paged(services_within(request.actor, form.asked()), after=request.GET.get("after"))
    context = {
        "form": form,
        "lines": service_lines(shown.rows, now=clock()),
        "page": shown,
        "may_enter": request.actor.has(P.SERVICE_ENTER),
        "may_rule": request.actor.has(P.RULE_EDIT),
    }
    return render(request, "reception/services.html", context)


@act(P.SERVICE_ENTER)
def enter(request: AskedRequest) -> HttpResponse:
    """Somebody asked by phone or at the window."""
    places = Node.objects.within(request.actor, P.SERVICE_ENTER).open_on(timezone.localdate()).in_tree_order()
    form = ServiceForm(request.POST or None, places=places, initial={"place": places.first()})
    if form.is_valid():
        given = form.cleaned_data
        order = acts.ServiceOrder(**{**given, "kind": ServiceKind(given["kind"])})
        try:
            row = acts.enter_service(actor=request.actor, order=order, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("已登记，请把回执码告诉群众。"))
            return redirect("reception:service", row.pk)
    context = {"form": form, "title": _("登记服务申请")}
    return render(request, "reception/service_form.html", context, status=422 if form.errors else 200)


@page(P.SERVICE_READ)
def service(request: AskedRequest, matter_id: int) -> HttpResponse:
    """One service with its steps."""
    row = get_object_or_404(services_seen(request.actor), pk=matter_id)
    actor = request.actor
    may_do = actor.may(P.SERVICE_DO, within=covers(row))
    steps = open_steps(
        row,
        may_assign=actor.may(P.SERVICE_ASSIGN, within=covers(row)),
        is_doer=row.doer_id is not None and row.doer_id == actor.staff_id,
        may_enter=actor.may(P.SERVICE_ENTER, within=covers(row)),
    )
    is_running = row.state in ServiceState.running()
    offers = hand_overs_shown(row.matter, actor)
    waits = any(offer.row.is_waiting for offer in offers)
    context = {
        "row": row,
        "steps": steps,
        "account": clock_account(row.matter, clock()),
        "address": receipt_address(row.receipt),
        "backs": row.hand_backs.order_by("id"),
        "offers": offers,
        "may_offer": actor.may(P.SERVICE_ASSIGN, within=covers(row)) and is_running and not waits,
        "may_authorise": may_do and is_running and needs_authority(row),
        "may_hand_back": may_do and row.held,
        "may_open_person": row.has_person and actor.may(P.SERVICE_OPEN_PERSON, within=covers(row)),
        "calls": calls_of(row.matter),
        "may_card": actor.may(Callbacks.CARD_ISSUE, within=covers(row.matter)),
    }
    return render(request, "reception/service.html", context)


@act(P.SERVICE_ASSIGN)
def assign(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Who does it."""
    row = _row(request, matter_id, P.SERVICE_ASSIGN)
    form = AssignForm(request.POST or None, doers=doers_for(row, on=timezone.localdate()))
    return _step(request, row, form, acts.assign_service, title=_("安排人员"), done=_("已安排，等待接受。"))


@act(P.SERVICE_ASSIGN)
def offer(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Another unit."""
    row = _row(request, matter_id, P.SERVICE_ASSIGN)
    form = OfferForm(request.POST or None, takers=takers_near(row.place), on=timezone.localdate())
    done = _("已提出移交，对方接收以前仍由本单位负责。")
    return _step(request, row, form, acts.offer_service, title=_("移交其他单位"), done=done)


@act(P.SERVICE_DO)
def accept(request: AskedRequest, matter_id: int) -> HttpResponse:
    """I do it."""
    row = _row(request, matter_id, P.SERVICE_DO)
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _step(request, row, form, acts.accept_service, title=_("接受安排"), done=_("已接受。"))


@act(P.SERVICE_DO)
def put_back(request: AskedRequest, matter_id: int) -> HttpResponse:
    """I cannot."""
    row = _row(request, matter_id, P.SERVICE_DO)
    form = ReasonForm(request.POST or None)
    return _step(request, row, form, acts.put_back_service, title=_("退回安排"), done=_("已退回，请另行安排。"))


@act(P.SERVICE_DO)
def authorise(request: AskedRequest, matter_id: int) -> HttpResponse:
    """What the client authorised."""
    row = _row(request, matter_id, P.SERVICE_DO)
    initial = {"on": row.authorised_on or timezone.localdate(), "scope": row.authorised_scope, "held": row.held}
    form = AuthoriseForm(request.POST or None, initial=initial)
    return _step(request, row, form, acts.authorise_service, title=_("登记委托授权"), done=_("已登记授权。"))


@act(P.SERVICE_DO)
def hand_back(request: AskedRequest, matter_id: int) -> HttpResponse:
    """What the client got back."""
    row = _row(request, matter_id, P.SERVICE_DO)
    form = HandBackForm(request.POST or None, initial={"things": row.held})
    return _step(request, row, form, acts.hand_things_back, title=_("登记交还"), done=_("已登记交还。"))


@act(P.SERVICE_DO)
def finish(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Done."""
    row = _row(request, matter_id, P.SERVICE_DO)
    form = ResultForm(request.POST or None)
    return _step(request, row, form, acts.finish_service, title=_("登记完成"), done=_("已登记完成。"))


@act(P.SERVICE_ASSIGN)
def decline(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The place cannot offer it."""
    row = _row(request, matter_id, P.SERVICE_ASSIGN)
    form = ReasonForm(request.POST or None)
    return _step(request, row, form, acts.decline_service, title=_("不能提供"), done=_("已登记，群众能看到理由。"))


@act(P.SERVICE_ASSIGN)
def reopen(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Once more, by the head's decision."""
    row = _row(request, matter_id, P.SERVICE_ASSIGN)
    form = ReasonForm(request.POST or None)
    return _step(request, row, form, acts.reopen_service, title=_("要求重办"), done=_("已要求重办，请安排人员。"))


@act(P.SERVICE_ENTER)
def call_off(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The one who asked no longer wants it."""
    row = _row(request, matter_id, P.SERVICE_ENTER)
    form = ReasonForm(request.POST or None)
    return _step(request, row, form, acts.call_off_service, title=_("群众取消"), done=_("已取消。"))


@act(P.SERVICE_OPEN_PERSON)
def person(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Name, number, address. A GET asks why; the POST shows them, once, and the journal knows."""
    row = _row(request, matter_id, P.SERVICE_OPEN_PERSON)
    form = PurposeForm(request.POST or None)
    context: dict[str, Any] = {"number": row.number, "form": form, "service": row.pk}
    if form.is_valid():
        found = acts.open_service_person(actor=request.actor, service_id=row.pk, at=clock(), **form.cleaned_data)
        context |= {"opened": True, "lines": list(zip((_("姓名"), _("电话"), _("地址")), found, strict=True))}
    shown = render(request, "reception/person.html", context, status=422 if form.errors else 200)
    return unkept(shown)


@act(P.RULE_EDIT)
def rule(request: AskedRequest) -> HttpResponse:
    """The limits of a region."""
    regions = Node.objects.within(request.actor, P.RULE_EDIT).filter(kind=NodeKind.REGION).in_tree_order()
    asked = RegionForm(request.GET, regions=regions)
    region = asked.cleaned_data["region"] if request.GET and asked.is_valid() else regions.first()
    form = RuleForm(request.POST or None, initial=model_to_dict(rule_in_force(region)) if region else {})
    if region and form.is_valid():
        try:
            acts.set_reception_rule(actor=request.actor, region=region, at=clock(), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("接待期限已设定，对今后登记的有效。"))
            return redirect("reception:contacts")
    context = {"form": form, "which": RegionForm(initial={"region": region}, regions=regions)}
    return render(request, "reception/rule.html", context, status=422 if form.errors else 200)


def _row(request: AskedRequest, matter_id: int, permission: str) -> ServiceRequest:
    return get_object_or_404(ServiceRequest.objects.within(request.actor, permission).with_matter(), pk=matter_id)


def _step(
    request: AskedRequest,
    row: ServiceRequest,
    form: forms.Form,
    act_on: Callable[..., object],
    *,
    title: str,
    done: str,
) -> HttpResponse:
    """Ask the form, run the act with what it says, go back to the service; a refusal stands on the form."""
    if carried_out(form, lambda: act_on(actor=request.actor, service_id=row.pk, at=clock(), **form.cleaned_data)):
        messages.success(request, done)
        return redirect("reception:service", row.pk)
    context = {"form": form, "service": row, "title": title}
    return render(request, "reception/service_step.html", context, status=422 if form.errors else 200)
