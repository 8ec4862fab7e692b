"""Handing a post over and taking it on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.foundation.access import covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import SIGNED_IN, AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.actions import handing
from mingchuang.organisations.forms import AnswerForm, HandOverForm
from mingchuang.organisations.models import HandOver, Tenure
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries import hand_overs_seen, takers_for


@page(SIGNED_IN)
def hand_overs(request: AskedRequest) -> HttpResponse:
    """Hand-overs within reach and one's own, newest first."""
    shown = paged(hand_overs_seen(request.actor), after=request.GET.get("after"))
    return render(request, "organisations/hand_overs.html", {"page": shown})


@act(SIGNED_IN)
def hand_over(request: AskedRequest, pk: int) -> HttpResponse:
    """Write the list for the post of this tenure."""
    tenures = Tenure.objects.on(timezone.localdate()).select_related("post__node", "staff")
    tenure = get_object_or_404(tenures, pk=pk)
    own = request.actor.staff_id == tenure.staff_id
    if not own and not request.actor.may(P.STAFF_EDIT, within=covers(tenure.post.node)):
        raise Http404
    takers = takers_for(tenure, on=timezone.localdate())
    form = HandOverForm(request.POST or None, takers=takers, initial={"taker": takers.first()})
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            row = handing.hand_over_post(
                actor=request.actor,
                post=tenure.post,
                giver=tenure.staff,
                taker=wanted["taker"],
                reason=wanted["reason"],
                from_on=wanted["from_on"],
                until_on=wanted["until_on"],
                lines=form.lines(),
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("交接单已交给接手人，等她确认。"))
            return redirect("organisations:hand-over", row.pk)
    context = {"form": form, "tenure": tenure}
    return render(request, "organisations/hand_over_form.html", context, status=422 if form.errors else 200)


@act(SIGNED_IN)
def answer(request: AskedRequest, pk: int) -> HttpResponse:
    """The list; the deputy takes it on here or says why not."""
    row = get_object_or_404(hand_overs_seen(request.actor), pk=pk)
    lines = list(row.lines.order_by("ordinal"))
    form = AnswerForm(request.POST or None, lines=[(line.pk, line.text) for line in lines])
    if form.is_valid():
        try:
            handing.answer_hand_over(
                actor=request.actor,
                hand_over=row,
                accepts=request.POST.get("accepts") == "1",
                taken=[int(pk) for pk in form.cleaned_data["taken"]],
                answer=form.cleaned_data["answer"],
                at=clock(),
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已答复。"))
            return redirect("organisations:hand-over", row.pk)
    context = {
        "row": row,
        "lines": lines,
        "form": form,
        "may_answer": row.state == "waiting" and request.actor.staff_id == row.taker_id,
        "may_give_back": row.state in handing.OPEN and _may_give_back(request, row),
    }
    return render(request, "organisations/hand_over.html", context, status=422 if form.errors else 200)


@act(SIGNED_IN)
def give_back(request: AskedRequest, pk: int) -> HttpResponse:
    """The holder is back; a GET only asks."""
    row = get_object_or_404(hand_overs_seen(request.actor), pk=pk)
    if not _may_give_back(request, row):
        raise Http404
    if request.method == "POST":
        handing.give_back_post(actor=request.actor, hand_over=row, at=clock())
        messages.success(request, gettext("岗位已交回。"))
        return redirect("organisations:hand-over", row.pk)
    return render(request, "organisations/give_back.html", {"row": row})


def _may_give_back(request: AskedRequest, row: HandOver) -> bool:
    actor = request.actor
    return actor.staff_id in {row.giver_id, row.taker_id} or actor.may(P.STAFF_EDIT, within=covers(row))
