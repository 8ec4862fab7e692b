"""The terms of cases: data of a region, read by everybody who handles cases, set by the office."""

from dataclasses import asdict

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.forms.terms import TermsForm
from mingchuang.casework.models import CaseTermsRow
from mingchuang.casework.models.terms import TERMS, term_label
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries import terms_at
from mingchuang.casework.rules.limits import TermsRefused
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.rectification.queries import regions_of


def _regions(request: AskedRequest) -> QuerySet[Node, Node]:
    return Node.objects.within(request.actor, P.TERMS_EDIT).filter(kind=NodeKind.REGION).in_tree_order()


@page(P.CASE_READ)
def terms(request: AskedRequest) -> HttpResponse:
    """What holds where the reader stands, each limit with its law, and who set it."""
    reach = request.actor.reach(P.CASE_READ)
    first = Node.objects.filter(kind=NodeKind.REGION).in_tree_order().first() if reach[0] == "/" else None
    region = first or regions_of([reach[0]])[reach[0]]
    held = terms_at(region.path)
    context = {
        "region": region,
        "terms": [(term_label(name), getattr(held, name)) for name in TERMS],
        "row": CaseTermsRow.objects.filter(region=region).first(),
        "may_edit": request.actor.may(P.TERMS_EDIT, within=region.path),
    }
    return render(request, "casework/terms.html", context)


@act(P.TERMS_EDIT)
def set_terms(request: AskedRequest) -> HttpResponse:
    """The terms of one region; at first what holds there now."""
    regions = _regions(request)
    region = regions.first()
    if region is None:
        raise Http404
    initial = {**asdict(terms_at(region.path)), "region": region}
    form = TermsForm(request.POST if request.method == "POST" else None, initial=initial, regions=regions)
    if form.is_valid():
        try:
            acts.set_terms(actor=request.actor, region=form.cleaned_data["region"], terms=form.terms(), at=clock())
        except TermsRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("办件规则已保存，对今后收件、受理和送达的办件有效。"))
            return redirect("casework:terms")
    return render(request, "casework/terms_form.html", {"form": form}, status=422 if form.errors else 200)
