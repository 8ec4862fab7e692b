"""The dispatching office's list and the page of one voice. These pages only read, but for entering."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.permissions import CallbacksPermission as Calls
from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import Channel, VoiceKind, VoiceState
from mingchuang.feedback.forms.staff import EnterForm, InboxForm
from mingchuang.feedback.models import BoxOpening, Merger, Order, Publication, Voice
from mingchuang.feedback.models.order import OrderQuerySet
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters import HISTORY_TELLS, masked, open_steps, voice_lines
from mingchuang.feedback.queries import terms_at
from mingchuang.feedback.queries.conduct import conduct_list
from mingchuang.feedback.queries.files import files_for
from mingchuang.feedback.queries.following_up import all_of
from mingchuang.feedback.queries.lists import OFFICE, SORT, alike, inbox, standing_counts, units_of_voices
from mingchuang.feedback.queries.rates import rates_by_unit
from mingchuang.feedback.sheets.voices import ExportRefused, voices_workbook
from mingchuang.feedback.views.acting import Words, known, places_below, plain_form, reads_whole, words_for
from mingchuang.following.queries import clock_account
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import FileRefused
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged, worded
from mingchuang.foundation.http.downloads import EXCEL, download
from mingchuang.foundation.journal.history import history_lines
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.pictures import PictureRefused
from mingchuang.organisations.models import Node


@page(P.VOICE_READ)
def inbox_page(request: AskedRequest) -> HttpResponse:
    """Voices, newest first; the tabs say what waits for whom."""
    actor, now = request.actor, clock()
    standing = request.GET.get("standing", "")
    form = InboxForm(request.GET, units=units_of_voices(actor))
    shown = paged(inbox(actor, form.asked(standing)), after=request.GET.get("after"))
    context = {
        "form": form,
        "lines": voice_lines(shown.rows, now),
        "after": shown.after,
        "standing": standing,
        "counts": standing_counts(actor),
        "may_dispatch": actor.has(P.VOICE_DISPATCH) and standing in {SORT, OFFICE},
        "may_enter": actor.has(P.VOICE_ENTER),
        "may_rule": actor.has(P.RULE_EDIT),
        "may_open_box": actor.has(P.BOX_OPEN),
        "may_see_petitions": actor.has(P.PETITION_READ),
    }
    return render(request, "feedback/inbox.html", context)


@page(P.VOICE_READ)
def voice_page(request: AskedRequest, voice_id: int) -> HttpResponse:
    """One voice with its one clear next act, its order, what was said and done."""
    actor, now = request.actor, clock()
    rows = Voice.objects.within(actor, P.VOICE_READ).blind()
    voice = get_object_or_404(
        rows.select_related("place", "about", "item__node", "region", "lead", "rectification", "box_opening"),
        pk=voice_id,
    )
    orders, whole = list(_orders(voice)), reads_whole(request, voice)
    order = next((one for one in orders if one.returned_at is None), None)
    publication = Publication.objects.filter(voice=voice).first()
    answered_herself = order is not None and order.matter.answered_by_id == (actor.account_id or 0)
    context = {
        "voice": voice,
        "said": words_for(request, voice),
        "files": files_for(voice, is_whole=whole),
        "hidden_files": 0 if whole else voice.files.filter(is_passed_on=False).count(),
        "may_pass_on": whole
        and voice.state not in VoiceState.over()
        and any(one.is_photo for one in voice.files.all()),
        "steps": open_steps(
            voice, actor, publication=publication.state if publication else "", closes_itself=answered_herself
        ),
        "orders": orders,
        "order": order,
        "account": clock_account(order.matter, now) if order else None,
        "faults": conduct_list().named(voice.tags),
        "alike": _alike(voice) if voice.state in VoiceState.to_sort() else [],
        "together": _together(voice),
        "merger": Merger.objects.filter(voice=voice, undone_at=None).first(),
        "asks": [ask for one in all_of(voice) for ask in one.asks.order_by("pk")],
        "publication": publication,
        "call": _call(actor, order),
        "history": history_lines(Entry.objects.about(voice), telling=HISTORY_TELLS),
    }
    return render(request, "feedback/voice.html", context)


def _call(actor: Actor, order: Order | None) -> CallBack | None:
    """The call-back that waits for this reader, if any."""
    if order is None:
        return None
    return CallBack.objects.within(actor, Calls.CALL_MAKE).waiting().by_phone().filter(matter=order.pk).first()


def _orders(voice: Voice) -> OrderQuerySet:
    rows = Order.objects.filter(voice=voice).select_related("matter__clock", "matter__owner_node", "final_answer")
    return rows.prefetch_related("pleas", "urgings__leader", "consultations__units", "replies").order_by("pk")


def _alike(voice: Voice) -> list[dict[str, object]]:
    """Proposals, each with a few of its words."""
    return [
        {"voice": row, "likeness": likeness, "words": masked(row.text)[:60]}
        for row, likeness in alike(voice, terms_at(voice.region))
    ]


def _together(voice: Voice) -> list[dict[str, object]]:
    """The other voices answered with this one."""
    rows = Voice.objects.filter(lead=voice).blind().order_by("pk")
    return [{"voice": row, "words": masked(row.text, known(row))} for row in rows]


@act(P.VOICE_ENTER)
def enter(request: AskedRequest) -> HttpResponse:
    """A voice written down by staff."""
    actor = request.actor
    openings = BoxOpening.objects.within(actor, P.BOX_OPEN).order_by("-opened_at")
    form = EnterForm(request.POST or None, request.FILES or None, nodes=_places(actor), openings=openings)
    if form.is_valid():
        given, now = form.cleaned_data, clock()
        try:
            voice = acts.enter_voice(
                actor=actor,
                kind=VoiceKind(given["kind"]),
                channel=Channel(given["channel"]),
                text=given["text"],
                place=given["place"],
                person=acts.PersonGiven(name=given["name"], phone=given["phone"]),
                received_at=_not_later(given["received_at"], now),
                box_opening=given["box_opening"],
                may_publish=given["may_publish"],
                letters=[acts.NewFile(name=file.name, data=file.read()) for file in given["letters"]],
                at=now,
            )
        except Refusal as refusal:
            form.add_error("letters" if isinstance(refusal, PictureRefused | FileRefused) else None, worded(refusal))
        else:
            told = _("已登记为 {number}，回执码 {receipt}，请告诉群众。")
            messages.success(request, told.format(number=voice.number, receipt=voice.receipt))
            may_see = actor.may(P.VOICE_READ, within=voice.path)
            return redirect("feedback:voice", voice.pk) if may_see else redirect("feedback:enter")
    words = Words(title=_("登记诉求"), done="")
    return plain_form(request, form, words, back="feedback:inbox" if actor.has(P.VOICE_READ) else "workspace:home")


def _places(actor: Actor) -> QuerySet[Node, Any]:
    """The places of the actor's whole region: a citizen at one window may speak of another."""
    reach = actor.reach(P.VOICE_ENTER)
    top = f"/{reach[0].strip('/').split('/')[0]}/" if reach and reach[0] != "/" else "/"
    return places_below(top)


def _not_later(given: datetime | None, now: datetime) -> datetime | None:
    return min(given, now) if given else None


@page(P.VOICE_READ)
def export(request: AskedRequest) -> HttpResponse:
    """The list as the address bar narrows it, in Excel; words masked, no person."""
    actor = request.actor
    form = InboxForm(request.GET, units=units_of_voices(actor))
    try:
        book = voices_workbook(inbox(actor, form.asked(request.GET.get("standing", ""))), now=clock())
    except ExportRefused as refusal:
        return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)
    return download(book, name=_("诉求台账") + ".xlsx", media_type=EXCEL)


@page(P.VOICE_READ)
def rates(request: AskedRequest) -> HttpResponse:
    """Answered in time, returns, redone, satisfied: by unit, each with numerator and denominator."""
    now = clock()
    days = {"30": 30, "90": 90, "365": 365}.get(request.GET.get("days", ""), 90)
    table = rates_by_unit(request.actor, now=now, days=days)
    return render(request, "feedback/rates.html", {"table": table, "days": days, "cut_off": now})
