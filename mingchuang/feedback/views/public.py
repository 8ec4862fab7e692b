"""The citizen's door: say it on two screens, keep the receipt, see where it stands, judge the answer, read others'."""

from secrets import token_urlsafe

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import AskedHow, Channel, Contentment, VoiceFileKind, VoiceKind, VoiceState
from mingchuang.feedback.forms.public import (
    JudgeForm,
    SayForm,
    SearchForm,
    WhoForm,
)
from mingchuang.feedback.forms.token import LINKS, PageToken, read_page, seal_page
from mingchuang.feedback.models import Ask, Order, Reply, Voice
from mingchuang.feedback.presenters import progress
from mingchuang.feedback.queries import region_of, terms_at
from mingchuang.feedback.queries.files import published_photos
from mingchuang.feedback.queries.lists import published
from mingchuang.feedback.rules.voice import VoiceRefused, check_text, tidied
from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, paged
from mingchuang.foundation.http.devices import Device, network_digest
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.http.seals import SealRefused
from mingchuang.organisations.models import Node

AREA = "feedback"


@act(PUBLIC)
def say(request: AskedRequest) -> HttpResponse:
    """Two short screens; nothing is written before the second is sent. No account, no JavaScript needed."""
    place = _place(request)
    first = SayForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if request.method != "POST" or not first.is_valid() or "back" in request.POST:
        status = 422 if request.method == "POST" and first.errors and "back" not in request.POST else 200
        return _screen(request, 1, place=place, first=first, status=status)
    try:
        check_text(tidied(first.cleaned_data["text"]), most=terms_at(region_of(place)).most_text)
    except VoiceRefused as refusal:
        show_refusal(first, refusal, field="text")
        return _screen(request, 1, place=place, first=first, status=422)
    if "token" not in request.POST:
        who = WhoForm(initial={"may_publish": True, "token": _new_token()})
        return _screen(request, 2, place=place, first=first, who=who)
    who = WhoForm(request.POST, request.FILES)
    if not who.is_valid():
        return _screen(request, 2, place=place, first=first, who=who, status=422)
    return _receive(request, place, first, who)


def _receive(request: AskedRequest, place: Node | None, first: SayForm, who: WhoForm) -> HttpResponse:
    now, given = clock(), who.cleaned_data
    device = Device(request, area=AREA)
    try:
        voice = acts.receive_voice(
            actor=Actor.citizen(),
            kind=VoiceKind(first.cleaned_data["kind"]),
            channel=Channel.WEB,
            text=first.cleaned_data["text"],
            place=place,
            person=acts.PersonGiven(name=given["name"], phone=given["phone"]),
            client_key=read_page(given["token"], now=now),
            may_publish=given["may_publish"],
            device_hash=device.digest,
            network_hash=network_digest(request, area=AREA),
            photos=who.photos(),
            at=now,
        )
    except Refusal as refusal:
        show_refusal(who, refusal)
        if isinstance(refusal, SealRefused):
            who.data = {**{name: who.data.get(name, "") for name in who.fields}, "token": _new_token()}
        return _screen(request, 2, place=place, first=first, who=who, status=422)
    return device.remember(redirect("feedback:receipt", LINKS.make(voice.receipt, now=now)))


def _new_token() -> str:
    return seal_page(PageToken(key=token_urlsafe(16), shown_at=clock()))


def _place(request: AskedRequest) -> Node | None:
    """The window, hall or unit in the address; one that is closed or unknown is left out."""
    code = request.GET.get("place", "")[:40]
    return Node.objects.filter(code=code, closed_on=None).first() if code else None


def _screen(
    request: AskedRequest,
    number: int,
    *,
    place: Node | None,
    first: SayForm,
    who: WhoForm | None = None,
    status: int = 200,
) -> HttpResponse:
    # a wrong code in the address hinders nobody, but she is told
    is_unknown = bool(request.GET.get("place")) and place is None
    context = {"place": place, "is_unknown": is_unknown, "first": first, "who": who, "screen": number}
    answer = render(request, f"feedback/say_{number}.html", context, status=status)
    return unkept(Device(request, area=AREA).remember(answer))


@page(PUBLIC)
def receipt(request: AskedRequest, signed: str) -> HttpResponse:
    """Her receipt: where it stands, what was answered, what she may say of it."""
    voice = _voice(signed)
    return _receipt_page(request, signed, voice) if voice else _type_it(request)


@act(PUBLIC)
def judge(request: AskedRequest, signed: str) -> HttpResponse:
    """Satisfied with the answer? Not satisfied has it done again, once by right."""
    voice = _voice(signed)
    if voice is None:
        return _type_it(request)
    if request.method != "POST":
        return redirect("feedback:receipt", signed)
    form = JudgeForm(request.POST)
    if form.is_valid():
        solved = {"yes": True, "no": False}.get(form.cleaned_data["is_solved"])
        said = acts.Said(
            how=AskedHow.PAGE,
            contentment=Contentment(form.cleaned_data["contentment"]),
            is_solved=solved,
            words=form.cleaned_data["words"],
        )
        try:
            acts.note_said(actor=Actor.citizen(), voice_id=voice.pk, said=said, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("谢谢，您的评价已经记下。"))
            return redirect("feedback:receipt", signed)
    return _receipt_page(request, signed, voice, form=form)


def _receipt_page(request: AskedRequest, signed: str, voice: Voice, form: JudgeForm | None = None) -> HttpResponse:
    now, lead = clock(), voice.lead or voice
    orders = Order.objects.filter(voice=lead).select_related("matter__clock", "matter__owner_node")
    found = list(orders.prefetch_related("pleas").order_by("dispatched_at"))
    replies = Reply.objects.filter(order__voice=lead).order_by("-pk")
    is_open = lead.state in (VoiceState.REPLIED, VoiceState.SATISFIED, VoiceState.DISSATISFIED, VoiceState.CLOSED)
    context = {
        "voice": voice,
        "signed": signed,
        "photos": voice.files.filter(kind=VoiceFileKind.PHOTO).count(),
        "steps": progress(voice, lead, found, now),
        "replies": replies if lead.state in VoiceState.answered() or lead.redone else [],
        "final_answer": getattr(found[-1], "final_answer", None) if found else None,
        "judged": Ask.objects.filter(voice=voice, how=AskedHow.PAGE).order_by("-pk").first(),
        "form": form or (JudgeForm() if is_open else None),
        "contentments": Contentment.choices,
        "by_right": lead.redone_by_right < terms_at(lead.region).reopen_by_right,
    }
    return unkept(render(request, "feedback/receipt.html", context, status=422 if form else 200))


def _voice(signed: str) -> Voice | None:
    try:
        code = LINKS.read(signed, now=clock())
    except SealRefused:
        return None
    return Voice.objects.select_related("place", "region", "lead__region").filter(receipt=code).first()


def _type_it(request: AskedRequest) -> HttpResponse:
    messages.info(request, gettext("这个链接已经过期，请输入回执码查询。"))
    return redirect("portal:track")


@page(PUBLIC)
def answered(request: AskedRequest) -> HttpResponse:
    """What others asked and what was answered, without personal data."""
    form = SearchForm(request.GET)
    form.is_valid()
    asked = {name: form.cleaned_data.get(name) or "" for name in ("q", "kind")}
    shown = paged(published(words=asked["q"], kind=asked["kind"]), after=request.GET.get("after"), size=20)
    context = {"form": form, "rows": shown.rows, "after": shown.after, "is_narrowed": any(asked.values())}
    return render(request, "feedback/answered.html", context)


@page(PUBLIC)
def answered_one(request: AskedRequest, pk: int) -> HttpResponse:
    """One of them, whole."""
    row = get_object_or_404(published(words="", kind=""), pk=pk)
    return render(request, "feedback/answered_one.html", {"row": row, "photos": published_photos(row)})
