"""Windows with their QR codes, and the terms of rating."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.evaluations import actions as acts
from mingchuang.evaluations.forms.workspace import RuleForm
from mingchuang.evaluations.models import RatingRule
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.presenters import is_only_for_this_machine, rating_address, window_qr
from mingchuang.evaluations.queries import rating_windows
from mingchuang.evaluations.rules.rating import RatingTerms
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.qr import qr_png, qr_svg
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@page(P.WINDOW_READ)
def windows(request: AskedRequest) -> HttpResponse:
    """Windows within reach, each with its code to print."""
    context = {
        "windows": rating_windows(request.actor),
        "is_local": is_only_for_this_machine(),
        "may_rule": request.actor.has(P.RULE_EDIT),
    }
    return render(request, "evaluations/windows.html", context)


@page(P.WINDOW_READ)
def card(request: AskedRequest, code: str) -> HttpResponse:
    """An A5 card to stand on the window."""
    window = _window(request, code)
    context = {"window": window, "qr": window_qr(window), "address": rating_address(window)}
    return render(request, "evaluations/card.html", context)


@page(P.WINDOW_READ)
def qr_image(request: AskedRequest, code: str, kind: str) -> HttpResponse:
    """The code alone, as SVG or PNG."""
    window = _window(request, code)
    address = rating_address(window)
    content, media_type = (
        (qr_svg(address).encode(), "image/svg+xml") if kind == "svg" else (qr_png(address), "image/png")
    )
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{window.code}.{kind}"'
    return answer


@act(P.RULE_EDIT)
def rating_rule(request: AskedRequest) -> HttpResponse:
    """The terms of rating below a node."""
    nodes = Node.objects.within(request.actor, P.RULE_EDIT).filter(kind__in=(NodeKind.REGION, NodeKind.HALL))
    first = nodes.in_tree_order().first()
    row = RatingRule.objects.filter(node=first).first()
    terms = row.terms() if row else RatingTerms()
    initial = {"node": first} | {name: getattr(terms, name) for name in RuleForm.base_fields if name != "node"}
    form = RuleForm(request.POST or None, initial=initial, nodes=nodes.in_tree_order())
    if form.is_valid():
        try:
            acts.set_rating_rule(actor=request.actor, node=form.cleaned_data["node"], terms=form.terms(), at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("评价规则已设定。"))
            return redirect("evaluations:windows")
    context = {"form": form, "title": gettext("评价规则"), "back": "evaluations:windows"}
    return render(request, "evaluations/form.html", context, status=422 if form.errors else 200)


def _window(request: AskedRequest, code: str) -> Node:
    return get_object_or_404(rating_windows(request.actor), code=code)
