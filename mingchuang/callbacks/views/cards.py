"""Tracking cards: given along with a matter, and typed in when they come back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mingchuang.callbacks import actions as acts
from mingchuang.callbacks.enums import CallState
from mingchuang.callbacks.forms import AnswersForm, CodeForm
from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.tasks import print_card
from mingchuang.following.models import Matter
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.printing.setting import MEDIA_TYPE


@act(P.CARD_ISSUE)
def give_card(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The card of a matter as PDF; pressed twice it is the same card."""
    matter = get_object_or_404(
        Matter.objects.within(request.actor, P.CARD_ISSUE).select_related("owner_node"), pk=matter_id
    )
    if request.method == "POST":
        now = clock()
        call = acts.issue_card(actor=request.actor, matter=matter, at=now)
        name = _("服务质量跟踪卡") + ".pdf"
        return download(print_card(call, at=now), name=name, media_type=MEDIA_TYPE)
    return render(request, "callbacks/give_card.html", {"matter": matter})


@act(P.CARD_ISSUE)
def find_card(request: AskedRequest) -> HttpResponse:
    """A card came back: its code, typed or scanned."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        rows = CallBack.objects.within(request.actor, P.CARD_ISSUE).filter(code=form.cleaned_data["code"])
        if rows.exists():
            return redirect("callbacks:type-in-card", form.cleaned_data["code"])
        form.add_error("code", _("没有这张跟踪卡，请核对卡上的编码。"))
    return render(request, "callbacks/find_card.html", {"form": form}, status=422 if form.errors else 200)


@act(P.CARD_ISSUE)
def type_in_card(request: AskedRequest, code: str) -> HttpResponse:
    """What was ticked on the paper."""
    rows = CallBack.objects.within(request.actor, P.CARD_ISSUE).with_matter()
    row = get_object_or_404(rows, code=code)
    form = AnswersForm(request.POST or None, questions=row.questions)
    if form.is_valid():
        try:
            acts.type_in_card(actor=request.actor, code=code, answers=form.answers(), at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("已录入，可以录下一张。"))
            return redirect("callbacks:find-card")
    context = {"form": form, "row": row, "is_waiting": row.state == CallState.WAITING}
    return render(request, "callbacks/type_in_card.html", context, status=422 if form.errors else 200)
