"""Receiving: find the item, fill in one short form."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.forms.cases import ReceiveForm, first_window
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries import case_windows, receivable, windows_of
from mingchuang.catalogue.enums import CaseType
from mingchuang.catalogue.models import ServiceItem
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.models import Node


@act(P.CASE_HANDLE)
def receive(request: AskedRequest) -> HttpResponse:
    """Type the item's name or pinyin, choose it, fill in who applies."""
    windows = case_windows(request.actor, P.CASE_HANDLE)
    item = _chosen(request)
    if item is None:
        return _search(request, windows)
    here = windows_of(item, windows)
    is_immediate = item.case_type == CaseType.IMMEDIATE
    initial = {"window": first_window(here, request.GET), "at_once": is_immediate}
    form = ReceiveForm(request.POST or None, initial=initial, windows=here, is_immediate=is_immediate)
    if form.is_valid():
        try:
            return _received(request, item, form.cleaned_data)
        except Refusal as refusal:
            show_refusal(form, refusal)
    context = {"form": form, "item": item, "windows": here}
    return render(request, "casework/receive.html", context, status=422 if form.errors else 200)


def _chosen(request: AskedRequest) -> ServiceItem | None:
    code = request.GET.get("item", "")
    items = ServiceItem.objects.in_force_on(timezone.localdate()).select_related("node")
    return items.filter(code=code).first() if code else None


def _search(request: AskedRequest, windows: QuerySet[Node, Any]) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:60]
    found = receivable(typed, windows=windows, on=timezone.localdate()) if typed else []
    context = {"typed": typed, "found": found, "is_gone": "item" in request.GET, "has_windows": windows.exists()}
    return render(request, "casework/find_item.html", context)


def _received(request: AskedRequest, item: ServiceItem, given: dict[str, Any]) -> HttpResponse:
    now = clock()
    order = acts.CaseOrder(
        item_code=item.code,
        window=given["window"],
        applicant_name=given["applicant_name"],
        applicant_phone=given["applicant_phone"],
        applicant_identity=given["applicant_identity"],
        applicant_kind=given["applicant_kind"],
        channel=given["channel"],
        key=given["key"],
    )
    received = acts.receive_case(actor=request.actor, order=order, at=now)
    if given.get("at_once") and not received.is_repeat:
        acts.finish_at_once(actor=request.actor, case_id=received.case.pk, at=now)
        messages.success(request, _("已收件并当场办结，请把收件凭证交给申请人。"))
    else:
        messages.success(request, _("已收件，请把收件凭证交给申请人。"))
    return redirect("casework:case", received.case.pk)
