"""The limits of each class with their basis, and the other terms: data of a region."""

from dataclasses import asdict

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import Urgency
from mingchuang.feedback.forms.settings import LimitsForm, TermsForm
from mingchuang.feedback.models.terms import term_label
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import limits_at, terms_at
from mingchuang.feedback.rules.limits import Terms
from mingchuang.feedback.views.acting import Words, plain_form
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


def _regions(request: AskedRequest, permission: str) -> QuerySet[Node, Node]:
    return Node.objects.within(request.actor, permission).filter(kind=NodeKind.REGION).in_tree_order()


@page(P.VOICE_READ)
def limits(request: AskedRequest) -> HttpResponse:
    """What holds in the reader's region, class by class, each with its source."""
    region = _regions(request, P.VOICE_READ).first()
    if region is None:
        raise Http404
    terms = terms_at(region)
    context = {
        "region": region,
        "rows": [(urgency, limits_at(region, urgency)) for urgency in Urgency],
        "terms": [(term_label(name), getattr(terms, name)) for name in Terms.__slots__],
        "may_edit": request.actor.may(P.RULE_EDIT, within=region.path),
    }
    return render(request, "feedback/limits.html", context)


@act(P.RULE_EDIT)
def set_limits(request: AskedRequest) -> HttpResponse:
    """The limits of one class, named in the address."""
    urgency = request.GET.get("class", Urgency.GENERAL)
    if urgency not in Urgency.values:
        raise Http404
    regions, kind = _regions(request, P.RULE_EDIT), Urgency(urgency)
    region = regions.first()
    initial = _initial(region, kind) if region else {}
    form = LimitsForm(request.POST or None, initial=initial, regions=regions)
    if form.is_valid():
        try:
            acts.set_limits(
                actor=request.actor,
                region=form.cleaned_data["region"],
                urgency=kind,
                limits=form.limits(),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("时限已设定，对今后派出的工单有效。"))
            return redirect("feedback:limits")
    words = Words(title=_("诉求时限：{kind}").format(kind=_(str(kind.label))), done="")
    return plain_form(request, form, words, back="feedback:limits")


def _initial(region: Node, urgency: Urgency) -> dict[str, object]:
    now = limits_at(region, urgency)
    values = asdict(now)
    del values["reply"]
    return {**values, "region": region, "reply_count": now.reply.count, "reply_unit": now.reply.unit.value}


@act(P.RULE_EDIT)
def set_terms(request: AskedRequest) -> HttpResponse:
    """The other terms."""
    regions = _regions(request, P.RULE_EDIT)
    region = regions.first()
    initial = {**asdict(terms_at(region)), "region": region} if region else {}
    form = TermsForm(request.POST or None, initial=initial, regions=regions)
    if form.is_valid():
        try:
            acts.set_terms(actor=request.actor, region=form.cleaned_data["region"], terms=form.terms(), at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("规则已设定。"))
            return redirect("feedback:limits")
    return plain_form(request, form, Words(title=_("诉求规则"), done=""), back="feedback:limits")
