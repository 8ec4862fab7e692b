"""How a step's page goes: ask the form, run the one act, go back to the voice; a refusal stands on the form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingchuang.feedback.models import Order, Voice, VoiceFile, VoicePerson
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters import masked
from mingchuang.feedback.queries.lists import orders
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, clock
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a step page says: title (also of its button), what is told when it is done, what stands above the form."""

    title: str
    done: str
    note: str = ""


Act = Callable[[Mapping[str, Any]], object]  # Any: cleaned values of a form


def voice_in_reach(request: AskedRequest, voice_id: int, permission: str) -> Voice:
    """The voice, or 404 for a stranger."""
    rows = Voice.objects.within(request.actor, permission).blind().select_related("place", "about", "item", "region")
    return get_object_or_404(rows, pk=voice_id)


def order_in_reach(request: AskedRequest, matter_id: int) -> Order:
    """The order of the actor's unit, or 404."""
    rows = orders(request.actor).within(request.actor, P.ORDER_HANDLE)
    return get_object_or_404(rows, pk=matter_id)


def reads_whole(request: AskedRequest, voice: Voice) -> bool:
    """Who dispatches it reads the words and sees the pictures as they are."""
    return request.actor.may(P.VOICE_DISPATCH, within=voice.path)


def words_for(request: AskedRequest, voice: Voice) -> str:
    """What was said: whole for those who dispatch, for all others without names, numbers and plates."""
    return voice.text if reads_whole(request, voice) else masked(voice.text, known(voice))


def known(voice: Voice) -> list[str]:
    """What belongs to the one who spoke, so that it is hidden too."""
    if not voice.has_person:
        return []
    person = VoicePerson.objects.filter(pk=voice.pk).first()
    return [person.name, person.phone, person.address] if person else []


def step(
    request: AskedRequest, voice: Voice, form: forms.Form, act: Act, words: Words, *, files: Sequence[VoiceFile] = ()
) -> HttpResponse:
    """A step of the office; `files` stand beside its form."""
    if done := _done(request, form, act, words):
        return done if isinstance(done, HttpResponse) else redirect("feedback:voice", voice.pk)
    context = {"form": form, "voice": voice, "said": words_for(request, voice), "words": words, "files": files}
    return render(request, "feedback/step.html", context, status=422 if form.errors else 200)


def unit_step(request: AskedRequest, order: Order, form: forms.Form, act: Act, words: Words) -> HttpResponse:
    """A step of the unit."""
    if done := _done(request, form, act, words):
        return done if isinstance(done, HttpResponse) else redirect("feedback:order", order.pk)
    context = {
        "form": form,
        "order": order,
        "said": masked(order.voice.text, known(order.voice)),
        "words": words,
        "lamp": order.matter.lamp_at(clock()),
    }
    return render(request, "feedback/unit_step.html", context, status=422 if form.errors else 200)


def _done(request: AskedRequest, form: forms.Form, act: Act, words: Words) -> HttpResponse | bool:
    if not form.is_valid():
        return False
    try:
        answer = act(form.cleaned_data)
    except Refusal as refusal:
        show_refusal(form, refusal)
        return False
    if isinstance(answer, HttpResponse):
        return answer
    messages.success(request, words.done)
    return True


def plain_form(request: AskedRequest, form: forms.Form, words: Words, *, back: str) -> HttpResponse:
    """The page of a form that belongs to no voice."""
    context = {"form": form, "words": words, "back": back}
    return render(request, "feedback/form.html", context, status=422 if form.errors else 200)


def units_below(path: str) -> QuerySet[Node, Any]:
    """Units that stand and can be sent to."""
    return Node.objects.under(path).units().filter(closed_on=None).in_tree_order()


def places_below(path: str) -> QuerySet[Node, Any]:
    """Whatever a voice may be about."""
    kinds = (NodeKind.REGION, NodeKind.HALL, NodeKind.UNIT, NodeKind.WINDOW)
    return Node.objects.filter(path__startswith=path, kind__in=kinds, closed_on=None).in_tree_order()
