"""What is done with one contact: handing over, taking on, sending back, settling, telling, opening the name."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.catalogue.queries import items_in_force, items_of_unit
from mingchuang.following.actions import accept_hand_over, refuse_hand_over
from mingchuang.following.models import HandOver
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.acting import carried_out
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import NoticeChannel, Outcome
from mingchuang.reception.forms.contacts import OfferForm, PurposeForm, ReasonForm, SettleForm
from mingchuang.reception.forms.notices import DecideForm, ItemForm, NoticeForm
from mingchuang.reception.models import FirstContact, SecondNotice
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.queries import answering_node, materials_of, offers_to
from mingchuang.reception.views.contacts import row_of, takers_near


@act(P.CONTACT_REGISTER)
def offer(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Offer it to somebody else."""
    row = row_of(request, matter_id, P.CONTACT_REGISTER)
    form = OfferForm(request.POST or None, takers=takers_near(row.place), on=timezone.localdate())

    def run(given: Mapping[str, Any]) -> None:
        acts.offer_contact(actor=request.actor, contact_id=row.pk, at=clock(), **given)

    return _step(request, row, form, run, title=_("移交"), done=_("已提出移交，对方接收以前仍由您负责。"))


@act(P.CONTACT_REGISTER)
def accept(request: AskedRequest, offer_id: int) -> HttpResponse:
    """Take it on."""
    hand_over = _offer(request, offer_id)
    row = row_of(request, hand_over.matter_id, P.CONTACT_REGISTER)

    def run(given: Mapping[str, Any]) -> None:
        accept_hand_over(actor=request.actor, hand_over_id=hand_over.pk, at=clock())

    form = forms.Form(request.POST if request.method == "POST" else None)
    return _step(request, row, form, run, title=_("接收"), done=_("已接收，现在由您负责。"))


@act(P.CONTACT_REGISTER)
def refuse(request: AskedRequest, offer_id: int) -> HttpResponse:
    """Send it back with the reason."""
    hand_over = _offer(request, offer_id)
    row = row_of(request, hand_over.matter_id, P.CONTACT_REGISTER)

    def run(given: Mapping[str, Any]) -> None:
        refuse_hand_over(actor=request.actor, hand_over_id=hand_over.pk, reason=given["reason"], at=clock())

    form = ReasonForm(request.POST or None)
    return _step(request, row, form, run, title=_("退回"), done=_("已退回给首问责任人。"), back="reception:contacts")


@act(P.CONTACT_REGISTER)
def settle(request: AskedRequest, matter_id: int) -> HttpResponse:
    """How it ended."""
    row = row_of(request, matter_id, P.CONTACT_REGISTER)
    form = SettleForm(request.POST or None, initial={"answer": row.answer})

    def run(given: Mapping[str, Any]) -> None:
        acts.settle_contact(
            actor=request.actor, contact_id=row.pk, at=clock(), **{**given, "outcome": Outcome(given["outcome"])}
        )

    return _step(request, row, form, run, title=_("办结"), done=_("已办结。"))


@act(P.NOTICE_GIVE)
def tell(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The notice: first which item, then everything that is missing at once."""
    row = row_of(request, matter_id, P.NOTICE_GIVE)
    items = items_of_unit(answering_node(row.place), on=timezone.localdate())
    item = row.item or items_in_force(on=timezone.localdate()).filter(code=request.GET.get("item", "")).first()
    if item is None:
        context: dict[str, Any] = {"row": row, "items": items, "item_form": ItemForm(items=items)}
        return render(request, "reception/choose_item.html", context)
    chosen = item
    form = NoticeForm(request.POST or None, materials=list(materials_of(chosen)))
    if form.is_valid():
        given = form.cleaned_data
        try:
            notice = acts.tell_contact(
                actor=request.actor,
                contact_id=row.pk,
                item=chosen,
                at=clock(),
                **{**given, "channel": NoticeChannel(given["channel"])},
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("告知书已登记，可以打印或让群众扫码。"))
            return redirect("reception:notice", notice.pk)
    context = {"row": row, "item": chosen, "form": form, "title": _("一次性告知")}
    return render(request, "reception/give_notice.html", context, status=422 if form.errors else 200)


@act(P.NOTICE_GIVE)
def ask_second(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Ask the head for one more notice."""
    row = row_of(request, matter_id, P.NOTICE_GIVE)

    def run(given: Mapping[str, Any]) -> None:
        acts.ask_second_notice(actor=request.actor, contact_id=row.pk, reason=given["reason"], at=clock())

    form = ReasonForm(request.POST or None)
    return _step(request, row, form, run, title=_("申请再次告知"), done=_("已申请，请等负责人批准。"))


@act(P.NOTICE_APPROVE)
def decide_second(request: AskedRequest, pk: int) -> HttpResponse:
    """The head's word."""
    requests = SecondNotice.objects.within(request.actor, P.NOTICE_APPROVE)
    asked = get_object_or_404(requests, pk=pk)
    row = FirstContact.objects.with_matter().get(pk=asked.contact_id)

    def run(given: Mapping[str, Any]) -> None:
        acts.decide_second_notice(actor=request.actor, second_notice_id=asked.pk, at=clock(), **given)

    form = DecideForm(request.POST or None)
    return _step(request, row, form, run, title=_("审批再次告知"), done=_("已审批。"), asked=asked)


@act(P.CONTACT_OPEN_PERSON)
def person(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Name and number. A GET asks why; the POST shows them, once, and the journal knows."""
    row = row_of(request, matter_id, P.CONTACT_OPEN_PERSON)
    form = PurposeForm(request.POST or None)
    context: dict[str, Any] = {"number": row.number, "form": form, "back": row.pk}
    if form.is_valid():
        name, phone = acts.open_contact_person(actor=request.actor, contact_id=row.pk, at=clock(), **form.cleaned_data)
        context |= {"opened": True, "lines": [(_("姓名"), name), (_("电话"), phone)]}
    shown = render(request, "reception/person.html", context, status=422 if form.errors else 200)
    return unkept(shown)


def _offer(request: AskedRequest, offer_id: int) -> HandOver:
    found = offers_to(request.actor).filter(pk=offer_id).first()
    if found is None:
        raise Http404
    return found


def _step(
    request: AskedRequest,
    row: FirstContact,
    form: forms.Form,
    run: Callable[[Mapping[str, Any]], None],
    *,
    title: str,
    done: str,
    back: str = "",
    asked: SecondNotice | None = None,
) -> HttpResponse:
    """Ask the form, run the act, go back to the contact; a refusal stands on the form."""
    if carried_out(form, lambda: run(form.cleaned_data)):
        messages.success(request, done)
        return redirect(back) if back else redirect("reception:contact", row.pk)
    context = {"form": form, "row": row, "title": title, "asked": asked}
    return render(request, "reception/step.html", context, status=422 if form.errors else 200)
