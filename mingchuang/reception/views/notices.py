"""Notices: the list, one of them, its paper, its signature, and its page for the public."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mingchuang.catalogue.queries import items_in_force, items_of_unit
from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.numbering import in_fours, is_receipt, tidy_receipt
from mingchuang.foundation.printing.setting import MEDIA_TYPE
from mingchuang.foundation.qr import qr_svg
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import NoticeChannel
from mingchuang.reception.forms.notices import AloneNoticeForm, ItemForm, NoticeFilterForm
from mingchuang.reception.models import Notice
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.presenters.notices import notice_address
from mingchuang.reception.queries import (
    answering_node,
    materials_of,
    notices_within,
    places_to_register,
    public_notice,
)
from mingchuang.reception.tasks import print_notice


@page(P.NOTICE_READ)
def notices(request: AskedRequest) -> HttpResponse:
    """All notices within reach, newest first; those given again stand out."""
    form = NoticeFilterForm(request.GET)
    again = form.is_valid() and form.cleaned_data["again"]
    shown = paged(notices_within(request.actor, again=again), after=request.GET.get("after"))
    context = {"page": shown, "form": form, "may_give": request.actor.has(P.NOTICE_GIVE)}
    return render(request, "reception/notices.html", context)


@act(P.NOTICE_GIVE)
def give(request: AskedRequest) -> HttpResponse:
    """A notice without a first contact, over the phone or for a case kept elsewhere."""
    today = timezone.localdate()
    places = places_to_register(request.actor, on=today)
    item = items_in_force(on=today).filter(code=request.GET.get("item", "")).first()
    if item is None:
        first = places[0] if places else None
        items = items_of_unit(answering_node(first), on=today) if first else items_in_force(on=today).none()
        context: dict[str, Any] = {"items": items, "item_form": ItemForm(items=items)}
        return render(request, "reception/choose_item.html", context)
    form = AloneNoticeForm(request.POST or None, materials=list(materials_of(item)), places=places)
    if form.is_valid():
        given = form.cleaned_data
        try:
            notice = acts.give_notice(
                actor=request.actor, item=item, at=clock(), **{**given, "channel": NoticeChannel(given["channel"])}
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("告知书已登记，可以打印或让群众扫码。"))
            return redirect("reception:notice", notice.pk)
    context = {"item": item, "form": form, "title": _("一次性告知")}
    return render(request, "reception/give_notice.html", context, status=422 if form.errors else 200)


@page(P.NOTICE_READ)
def notice(request: AskedRequest, pk: int) -> HttpResponse:
    """One notice with the code that the applicant scans."""
    row = _row(request, pk, P.NOTICE_READ)
    address = notice_address(row.code)
    context = {
        "row": row,
        "materials": _ticked(row),
        "address": address,
        "code": in_fours(row.code),
        "qr": SafeString(qr_svg(address, title=_("告知书的二维码"))),
        "may_sign": row.signed_at is None and request.actor.may(P.NOTICE_GIVE, within=covers(row)),
    }
    return render(request, "reception/notice.html", context)


@page(P.NOTICE_READ)
def notice_paper(request: AskedRequest, pk: int) -> HttpResponse:
    """The written form, to be signed for."""
    row = _row(request, pk, P.NOTICE_READ)
    return download(print_notice(row, at=clock()), name=f"{row.number}.pdf", media_type=MEDIA_TYPE)


@act(P.NOTICE_GIVE)
def sign(request: AskedRequest, pk: int) -> HttpResponse:
    """The applicant signed."""
    row = _row(request, pk, P.NOTICE_GIVE)
    if request.method == "POST":
        acts.sign_notice(actor=request.actor, notice_id=row.pk, at=clock())
        messages.success(request, _("已登记签收。"))
        return redirect("reception:notice", row.pk)
    return render(request, "reception/sign.html", {"row": row})


@page(PUBLIC)
def shown_to_public(request: AskedRequest, code: str) -> HttpResponse:
    """What is missing and what to do, without a word of whose it is."""
    tidy = tidy_receipt(code)
    row = public_notice(tidy) if is_receipt(tidy) else None
    if row is None:
        raise Http404
    context = {"row": row, "materials": _ticked(row), "unit": answering_node(row.place)}
    shown = render(request, "reception/public_notice.html", context)
    return unkept(shown)


def _row(request: AskedRequest, pk: int, permission: str) -> Notice:
    return get_object_or_404(Notice.objects.within(request.actor, permission).with_item(), pk=pk)


def _ticked(row: Notice) -> list[dict[str, Any]]:
    missing = set(row.missing.values_list("pk", flat=True))
    return [{"row": material, "is_missing": material.pk in missing} for material in materials_of(row.item)]
