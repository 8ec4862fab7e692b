"""Suggestion boxes and their opening records."""

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.forms.boxes import BoxForm
from mingchuang.feedback.models import BoxOpening
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.views.acting import Words, plain_form
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@page(P.BOX_OPEN)
def boxes(request: AskedRequest) -> HttpResponse:
    """Openings, newest first: who, when, how many slips, how many written down."""
    rows = BoxOpening.objects.within(request.actor, P.BOX_OPEN).select_related("place").annotate(typed=Count("voices"))
    shown = paged(rows, after=request.GET.get("after"))
    return render(request, "feedback/boxes.html", {"rows": shown.rows, "after": shown.after})


@act(P.BOX_OPEN)
def open_box(request: AskedRequest) -> HttpResponse:
    """A box was opened."""
    kinds = (NodeKind.HALL, NodeKind.UNIT, NodeKind.WINDOW)
    places = Node.objects.within(request.actor, P.BOX_OPEN).filter(kind__in=kinds, closed_on=None).in_tree_order()
    form: forms.Form = BoxForm(request.POST or None, request.FILES or None, places=places)
    if form.is_valid():
        given = dict(form.cleaned_data)
        picture = given.pop("photo")
        try:
            acts.open_box(actor=request.actor, picture=picture.read() if picture else None, at=clock(), **given)
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("开箱已登记，请把每一件录入。"))
            return redirect("feedback:boxes")
    return plain_form(request, form, Words(title=_("登记开箱"), done=""), back="feedback:boxes")


@page(P.BOX_OPEN)
def photo(request: AskedRequest, pk: int) -> HttpResponse:
    """The picture of an opening."""
    rows = BoxOpening.objects.within(request.actor, P.BOX_OPEN).exclude(photo=None).select_related("photo")
    row = get_object_or_404(rows, pk=pk)
    assert row.photo is not None
    return download(read_file(row.photo), name="kaixiang.jpg", media_type="image/jpeg", inline=True)
