"""The dispatcher's steps: classify, dispatch, decline, merge, decide, urge, confer."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import Plea, Urgency, Urging, VoiceKind, VoiceState
from mingchuang.feedback.forms.staff import (
    ClassifyForm,
    ConferForm,
    DecideForm,
    DispatchForm,
    MergeForm,
    ReasonForm,
    UrgeForm,
)
from mingchuang.feedback.models import UnitPlea, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries.places import unit_of
from mingchuang.feedback.views.acting import Words, step, units_below, voice_in_reach
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock, worded
from mingchuang.organisations.models import Staff


@act(P.VOICE_DISPATCH)
def classify(request: AskedRequest, voice_id: int) -> HttpResponse:
    """What it is."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    initial = {
        "kind": voice.kind,
        "urgency": Urgency.QUERY if voice.kind == VoiceKind.QUESTION and not voice.classified_at else voice.urgency,
        "about": voice.about or unit_of(voice.place),
        "subject": voice.subject,
        "tags": voice.tags,
    }
    form = ClassifyForm(request.POST or None, initial=initial, nodes=units_below(voice.path))
    words = Words(title=_("分类"), done=_("已分类，下一步派单。"))
    return step(
        request,
        voice,
        form,
        lambda given: acts.classify_voice(
            actor=request.actor,
            voice_id=voice.pk,
            at=clock(),
            **{**given, "kind": VoiceKind(given["kind"]), "urgency": Urgency(given["urgency"])},
        ),
        words,
    )


@act(P.VOICE_DISPATCH)
def dispatch(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Send it to a unit."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    form = DispatchForm(request.POST or None, initial={"unit": voice.about}, nodes=units_below(voice.path))
    words = Words(
        title=_("派单"),
        done=_("已派单，时间从现在算起。"),
        note=_("派单就开始计时，单位什么时候签收都一样。"),
    )
    return step(
        request,
        voice,
        form,
        lambda given: acts.dispatch_voice(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        words,
    )


@act(P.VOICE_DISPATCH)
def dispatch_many(request: AskedRequest) -> HttpResponse:
    """Several classified voices at once, each to the unit it is about; first shown, then sent."""
    picked = [int(told) for told in request.POST.getlist("voice") if told.isdecimal() and len(told) < 19][:50]
    rows = Voice.objects.within(request.actor, P.VOICE_DISPATCH).blind().select_related("about", "place")
    found = rows.filter(pk__in=picked).order_by("pk")
    ready = [voice for voice in found if voice.state == VoiceState.CLASSIFIED and voice.about_id]
    if request.method != "POST" or "sure" not in request.POST:
        context = {"ready": ready, "left": [voice for voice in found if voice not in ready]}
        return render(request, "feedback/dispatch_many.html", context)
    try:
        count = acts.dispatch_voices(actor=request.actor, voice_ids=[voice.pk for voice in ready], at=clock())
    except Refusal as refusal:
        return render(request, "ui/refused.html", {"message": worded(refusal)}, status=409)
    messages.success(request, _("已派单 {count} 件。").format(count=count))
    return redirect("feedback:inbox")


@act(P.VOICE_DISPATCH)
def decline(request: AskedRequest, voice_id: int) -> HttpResponse:
    """It belongs elsewhere."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    form = ReasonForm(request.POST or None)
    words = Words(
        title=_("不予受理"),
        done=_("已告知群众。"),
        note=_("群众会在查询页看到这段话：为什么不受理，该到哪里去。"),
    )
    return step(
        request,
        voice,
        form,
        lambda given: acts.decline_voice(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        words,
    )


@act(P.VOICE_DISPATCH)
def merge(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Answer it together with another."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    form = MergeForm(request.POST or None, initial={"lead": request.GET.get("lead", "")[:40]})

    def run(given: Mapping[str, Any]) -> HttpResponse:
        year, sequence = given["lead"]
        rows = Voice.objects.within(request.actor, P.VOICE_DISPATCH)
        lead = get_object_or_404(rows, region=voice.region_id, year=year, sequence=sequence)
        acts.merge_voices(
            actor=request.actor, lead_id=lead.pk, voice_ids=[voice.pk], reason=str(given["reason"]), at=clock()
        )
        messages.success(request, _("已并案，两件都保留，答复时一起告知。"))
        return redirect("feedback:voice", lead.pk)

    return step(request, voice, form, run, Words(title=_("并案"), done=""))


@act(P.VOICE_DISPATCH)
def take_apart(request: AskedRequest, voice_id: int) -> HttpResponse:
    """It goes its own way again."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    return step(
        request,
        voice,
        ReasonForm(request.POST or None),
        lambda given: acts.take_apart(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        Words(title=_("拆分"), done=_("已拆分，单独办理。")),
    )


@act(P.VOICE_DISPATCH)
def decide_return(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Is it the unit's after all."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    return step(
        request,
        voice,
        DecideForm(request.POST or None),
        lambda given: acts.decide_return(
            actor=request.actor,
            voice_id=voice.pk,
            is_upheld=given["is_granted"],
            reason=given["reason"],
            at=clock(),
        ),
        Words(title=_("裁定退单"), done=_("已裁定。"), note=_asked(voice, Plea.RETURN)),
    )


@act(P.VOICE_DISPATCH)
def decide_extension(request: AskedRequest, voice_id: int) -> HttpResponse:
    """More time or not."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    return step(
        request,
        voice,
        DecideForm(request.POST or None),
        lambda given: acts.decide_extension(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        Words(title=_("裁定延期"), done=_("已裁定。"), note=_asked(voice, Plea.EXTENSION)),
    )


def _asked(voice: Voice, kind: Plea) -> str:
    """What the unit asked, above the form."""
    plea = UnitPlea.objects.filter(order__voice=voice, kind=kind, decided_at=None).first()
    if plea is None:
        return ""
    if kind is Plea.EXTENSION:
        return _("单位申请延长 {days} 个工作日：{reason}").format(days=plea.days, reason=plea.reason)
    return _("单位的理由：{reason} 依据：{basis}").format(reason=plea.reason, basis=plea.basis)


@act(P.VOICE_URGE)
def urge(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Remind, supervise, instruct."""
    voice = voice_in_reach(request, voice_id, P.VOICE_URGE)
    leaders = Staff.objects.filter(node_id=voice.region_id).order_by("badge_number")
    form = UrgeForm(request.POST or None, initial={"step": Urging.REMINDER}, leaders=leaders)
    return step(
        request,
        voice,
        form,
        lambda given: acts.urge_order(
            actor=request.actor, voice_id=voice.pk, at=clock(), **{**given, "step": Urging(given["step"])}
        ),
        Words(title=_("督办"), done=_("已发出，单位要在期限前说明。")),
    )


@act(P.VOICE_DISPATCH)
def confer(request: AskedRequest, voice_id: int) -> HttpResponse:
    """What several units agreed."""
    voice = voice_in_reach(request, voice_id, P.VOICE_DISPATCH)
    form = ConferForm(request.POST or None, nodes=units_below(voice.path))
    return step(
        request,
        voice,
        form,
        lambda given: acts.record_consultation(
            actor=request.actor, voice_id=voice.pk, at=clock(), **{**given, "units": list(given["units"])}
        ),
        Words(title=_("登记会商"), done=_("会商结果已登记。")),
    )
