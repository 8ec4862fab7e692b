"""The register of first contacts: its list, the ten-second form, one contact, and its files."""

from io import BytesIO

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.callbacks.permissions import CallbacksPermission as Callbacks
from mingchuang.callbacks.queries import calls_of
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.queries import items_of_unit
from mingchuang.following.queries import clock_account, hand_overs_of
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged, worded
from mingchuang.foundation.http.downloads import EXCEL
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import CameBy, Outcome
from mingchuang.reception.forms.contacts import ContactForm, RegisterFilterForm
from mingchuang.reception.models import FirstContact, SecondNotice
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.presenters.contacts import OfferLine, contact_lines, masked
from mingchuang.reception.queries import (
    answering_node,
    contacts_within,
    offers_to,
    persons_of,
    phone_log,
    places_to_register,
    region_of,
    register_of,
)
from mingchuang.reception.sheets import ExportRefused, phone_log_workbook, register_workbook

TAKING = (NodeKind.UNIT, NodeKind.SECTION, NodeKind.WINDOW, NodeKind.HALL)


@page(P.CONTACT_READ)
def contacts(request: AskedRequest) -> HttpResponse:
    """The register, newest first, narrowed by the address bar."""
    form = RegisterFilterForm(request.GET)
    shown = paged(register_of(request.actor, form.asked()), after=request.GET.get("after"))
    context = {
        "form": form,
        "lines": contact_lines(shown.rows, now=clock()),
        "page": shown,
        "waiting": offers_to(request.actor)[:20],
        "may_register": request.actor.has(P.CONTACT_REGISTER),
        "may_rule": request.actor.has(P.RULE_EDIT),
    }
    return render(request, "reception/contacts.html", context)


@page(P.CONTACT_READ)
def calls_told(request: AskedRequest) -> HttpResponse:
    """What was asked and told over the phone."""
    form = RegisterFilterForm(request.GET)
    shown = paged(phone_log(request.actor, form.asked()), after=request.GET.get("after"))
    context = {"lines": contact_lines(shown.rows, now=clock()), "page": shown, "form": form}
    return render(request, "reception/phone_log.html", context)


@act(P.CONTACT_REGISTER)
def register(request: AskedRequest) -> HttpResponse:
    """Ten seconds; then the form is there for the next person."""
    places = places_to_register(request.actor, on=timezone.localdate())
    first = places[0] if places else None
    form = ContactForm(
        request.POST or None,
        places=places,
        items=_items(first),
        takers=takers_near(first),
        on=timezone.localdate(),
        initial={"came_by": request.GET.get("by", CameBy.WINDOW)},
    )
    if form.is_valid():
        order = _order(form)
        tells = order.outcome is Outcome.KEPT and form.cleaned_data["outcome"] == Outcome.TOLD
        try:
            row = acts.register_contact(actor=request.actor, order=order, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("已登记：{number}。").format(number=row.number))
            if tells:
                return redirect("reception:tell", row.pk)
            stays = row.settled_at is None
            return redirect("reception:contact", row.pk) if stays else redirect("reception:register")
    return render(request, "reception/register.html", {"form": form}, status=422 if form.errors else 200)


@page(P.CONTACT_READ)
def contact(request: AskedRequest, matter_id: int) -> HttpResponse:
    """One contact: whose it is, where it went and came back from, what was told."""
    row = get_object_or_404(contacts_within(request.actor), pk=matter_id)
    actor, now = request.actor, clock()
    answerable = set(offers_to(actor).filter(matter=row.matter).values_list("pk", flat=True))
    offers = [OfferLine(row=one, may_answer=one.pk in answerable) for one in hand_overs_of(row.matter)]
    person = persons_of([row.pk]).get(row.pk)
    is_owner = row.matter.owner_id is not None and row.matter.owner_id == actor.staff_id
    unowned = row.matter.owner_id is None and actor.may(P.CONTACT_REGISTER, within=covers(row.matter))
    context = {
        "row": row,
        "person": masked(person),
        "offers": offers,
        "waits": any(one.row.state == "waiting" for one in offers),
        "account": clock_account(row.matter, now),
        "is_open": row.settled_at is None,
        "may_move": row.settled_at is None and (is_owner or unowned),
        "may_tell": actor.may(P.NOTICE_GIVE, within=covers(row.matter)),
        "may_open_person": person and actor.may(P.CONTACT_OPEN_PERSON, within=(*covers(row), *covers(row.matter))),
        "notices": row.notices.select_related("item").order_by("id"),
        "requests": SecondNotice.objects.filter(contact=row).order_by("id"),
        "may_decide": actor.may(P.NOTICE_APPROVE, within=covers(row.matter)),
        "calls": calls_of(row.matter),
        "may_card": actor.may(Callbacks.CARD_ISSUE, within=covers(row.matter)),
    }
    return render(request, "reception/contact.html", context)


@page(P.CONTACT_READ)
def export(request: AskedRequest) -> HttpResponseBase:
    """The register as the address bar narrows it, in Excel."""
    form = RegisterFilterForm(request.GET)
    try:
        book = register_workbook(register_of(request.actor, form.asked()), now=clock())
    except ExportRefused as refusal:
        return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)
    return FileResponse(BytesIO(book), as_attachment=True, filename=_("首问登记") + ".xlsx", content_type=EXCEL)


@page(P.CONTACT_READ)
def export_calls(request: AskedRequest) -> HttpResponseBase:
    """The phone log in Excel."""
    form = RegisterFilterForm(request.GET)
    try:
        book = phone_log_workbook(phone_log(request.actor, form.asked()))
    except ExportRefused as refusal:
        return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)
    return FileResponse(BytesIO(book), as_attachment=True, filename=_("电话咨询台账") + ".xlsx", content_type=EXCEL)


def takers_near(place: Node | None) -> QuerySet[Node]:
    """Units, sections, windows and halls of the region to which something may be handed."""
    if place is None:
        return Node.objects.none()
    around = Node.objects.filter(path__startswith=region_of(place).path, kind__in=TAKING)
    return around.open_on(timezone.localdate()).in_tree_order()


def _items(place: Node | None) -> QuerySet[ServiceItem]:
    if place is None:
        return ServiceItem.objects.none()
    return items_of_unit(answering_node(place), on=timezone.localdate())


def _order(form: ContactForm) -> acts.ContactOrder:
    """What was typed; told without words means that the notice comes next."""
    given = dict(form.cleaned_data)
    outcome = Outcome(given.pop("outcome"))
    if outcome is Outcome.TOLD and not given["answer"].strip():
        outcome = Outcome.KEPT
    return acts.ContactOrder(outcome=outcome, came_by=CameBy(given.pop("came_by")), **given)


def row_of(request: AskedRequest, matter_id: int, permission: str) -> FirstContact:
    """The contact within reach of a permission, or 404."""
    return get_object_or_404(contacts_within(request.actor, permission), pk=matter_id)
