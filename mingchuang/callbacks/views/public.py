"""The page behind the code on a card: three questions, nothing about whose matter it is."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingchuang.callbacks import actions as acts
from mingchuang.callbacks.enums import CallState
from mingchuang.callbacks.forms import AnswersForm
from mingchuang.callbacks.models import CallBack
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.numbering import is_receipt, tidy_receipt


@act(PUBLIC)
def answer_card(request: AskedRequest, code: str) -> HttpResponse:
    """Answer once; after that the page thanks."""
    if not is_receipt(tidy_receipt(code)):
        raise Http404
    row = get_object_or_404(CallBack.objects.with_matter(), code=tidy_receipt(code))
    is_open = row.state == CallState.WAITING
    form = AnswersForm((request.POST or None) if is_open else None, questions=row.questions)
    if form.is_valid():
        try:
            acts.answer_card(code=row.code or "", answers=form.answers(), at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("callbacks:answer-card", row.code or "")
    context = {"row": row, "form": form, "is_open": is_open}
    shown = render(request, "callbacks/answer_card.html", context, status=422 if form.errors else 200)
    return unkept(shown)
