"""The unit's pages: its orders, never the person."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import AnswerWay, Finding, VoiceKind, VoiceState
from mingchuang.feedback.forms.staff import ExtensionForm, ReasonForm, ReplyForm, ReturnForm, StartForm
from mingchuang.feedback.models import Reply
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters import HISTORY_TELLS, OrderLine, masked, order_steps
from mingchuang.feedback.presenters.staff import HIDDEN
from mingchuang.feedback.queries.files import passed_on
from mingchuang.feedback.queries.lists import orders
from mingchuang.feedback.rules.voice import title_of
from mingchuang.feedback.views.acting import Words, known, order_in_reach, unit_step
from mingchuang.following.queries import clock_account
from mingchuang.foundation.access import covers
from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import AskedRequest, act, clock, page, paged
from mingchuang.foundation.journal.history import history_lines
from mingchuang.foundation.journal.models import Entry

NEWS = ("feedback.order_", "feedback.return_", "feedback.extension_", "feedback.urging_", "feedback.voice_re")
"""What a unit reads of the history: nothing of who looked at whom."""


@page(P.ORDER_READ)
def orders_page(request: AskedRequest) -> HttpResponse:
    """Orders of the actor's units, newest first; those at work unless all are asked for."""
    now, everything = clock(), "all" in request.GET
    rows = orders(request.actor)
    if not everything:
        rows = rows.filter(voice__state__in=VoiceState.at_unit())
    shown = paged(rows, after=request.GET.get("after"))
    lines = [
        OrderLine(
            order=order,
            title=order.voice.subject or title_of(masked(order.voice.text[:300]), without=HIDDEN),
            lamp=order.matter.lamp_at(now),
        )
        for order in shown.rows
    ]
    context = {"lines": lines, "after": shown.after, "everything": everything, "may_enter": _may_enter(request)}
    context["may_see_petitions"] = request.actor.has(P.PETITION_READ)
    return render(request, "feedback/orders.html", context)


def _may_enter(request: AskedRequest) -> bool:
    return request.actor.has(P.VOICE_ENTER)


@page(P.ORDER_READ)
def order_page(request: AskedRequest, matter_id: int) -> HttpResponse:
    """One order: what was said without who said it, the clock, the next act."""
    actor = request.actor
    order = get_object_or_404(orders(actor), pk=matter_id)
    voice = order.voice
    pleas = list(order.pleas.order_by("pk"))
    entries = [
        entry for entry in Entry.objects.about(voice).filter(at__gte=order.dispatched_at) if entry.kind.startswith(NEWS)
    ]
    context = {
        "order": order,
        "voice": voice,
        "said": masked(voice.text, known(voice)),
        "photos": passed_on(voice),
        "steps": order_steps(
            order,
            may_handle=actor.may(P.ORDER_HANDLE, within=covers(order)),
            asked_before=[plea.kind for plea in pleas],
        ),
        "may_handle": actor.may(P.ORDER_HANDLE, within=covers(order)),
        "account": clock_account(order.matter, clock()),
        "pleas": pleas,
        "urgings": order.urgings.select_related("leader").order_by("pk"),
        "consultations": order.consultations.prefetch_related("units").order_by("pk"),
        "replies": order.replies.prefetch_related("files").order_by("pk"),
        "history": history_lines(entries, telling=HISTORY_TELLS),
        "may_see_voice": actor.may(P.VOICE_READ, within=voice.path),
        "is_at_unit": voice.state in VoiceState.at_unit(),
    }
    return render(request, "feedback/order.html", context)


@page(P.ORDER_READ)
def order_file(request: AskedRequest, matter_id: int, file_id: int) -> HttpResponseBase:
    """A file handed in with a reply."""
    order = get_object_or_404(orders(request.actor), pk=matter_id)
    reply = get_object_or_404(Reply.objects.filter(order=order), files__pk=file_id)
    file = get_object_or_404(reply.files.all(), pk=file_id)
    return FileResponse(BytesIO(read_file(file)), as_attachment=True, filename=file.name, content_type=file.media_type)


@act(P.ORDER_HANDLE)
def sign(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Seen."""
    order = order_in_reach(request, matter_id)
    return unit_step(
        request,
        order,
        _confirmation(request),
        lambda _given: acts.sign_order(actor=request.actor, voice_id=order.voice_id, at=clock()),
        Words(title=_("签收"), done=_("已签收。"), note=_("时间从派单起算，签收早晚不影响到期日。")),
    )


@act(P.ORDER_HANDLE)
def start(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Work begins."""
    order = order_in_reach(request, matter_id)
    form = StartForm(request.POST) if request.method == "POST" else StartForm()
    return unit_step(
        request,
        order,
        form,
        lambda given: acts.start_handling(
            actor=request.actor, voice_id=order.voice_id, is_contacted=given["is_contacted"], at=clock()
        ),
        Words(title=_("开始办理"), done=_("已开始办理。")),
    )


def _confirmation(request: AskedRequest) -> StartForm:
    """A form without fields: the button is the yes."""
    form = StartForm(request.POST) if request.method == "POST" else StartForm()
    del form.fields["is_contacted"]
    return form


@act(P.ORDER_HANDLE)
def ask_return(request: AskedRequest, matter_id: int) -> HttpResponse:
    """Not ours."""
    order = order_in_reach(request, matter_id)
    return unit_step(
        request,
        order,
        ReturnForm(request.POST or None),
        lambda given: acts.ask_return(actor=request.actor, voice_id=order.voice_id, at=clock(), **given),
        Words(
            title=_("申请退单"), done=_("已申请，等派单的部门裁定。"), note=_("裁定以前时间照算，不准的不重新计时。")
        ),
    )


@act(P.ORDER_HANDLE)
def ask_extension(request: AskedRequest, matter_id: int) -> HttpResponse:
    """More time."""
    order = order_in_reach(request, matter_id)
    return unit_step(
        request,
        order,
        ExtensionForm(request.POST or None),
        lambda given: acts.ask_extension(actor=request.actor, voice_id=order.voice_id, at=clock(), **given),
        Words(title=_("申请延期"), done=_("已申请，等派单的部门裁定。")),
    )


@act(P.ORDER_HANDLE)
def answer_urging(request: AskedRequest, matter_id: int, urging_id: int) -> HttpResponse:
    """The unit explains itself."""
    order = order_in_reach(request, matter_id)
    urging = get_object_or_404(order.urgings.all(), pk=urging_id)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = _("单位说明")
    return unit_step(
        request,
        order,
        form,
        lambda given: acts.answer_urging(
            actor=request.actor, voice_id=order.voice_id, urging_id=urging.pk, answer=given["reason"], at=clock()
        ),
        Words(title=_("答复督办"), done=_("说明已提交。"), note=urging.reason),
    )


@act(P.ORDER_HANDLE)
def reply(request: AskedRequest, matter_id: int) -> HttpResponse:
    """The answer."""
    order = order_in_reach(request, matter_id)
    is_about_somebody = order.voice.kind in VoiceKind.about_somebody()
    initial = {
        "finding": "" if is_about_somebody else Finding.NONE,
        "way": AnswerWay.PHONE if order.voice.has_phone else AnswerWay.PAGE,
        "told_on": timezone.localdate(clock()),
        "told_by": request.actor.label,
    }
    form = ReplyForm(request.POST or None, request.FILES or None, initial=initial)

    def run(given: Mapping[str, Any]) -> object:
        files = [acts.NewFile(name=file.name, data=file.read()) for file in given["evidence"]]
        told = acts.ReplyGiven(
            way=AnswerWay(str(given["way"])),
            text=str(given["text"]),
            finding=Finding(str(given["finding"])),
            told_on=given["told_on"],
            told_by=str(given["told_by"]),
            measure=str(given["measure"]),
        )
        return acts.reply_voice(actor=request.actor, voice_id=order.voice_id, given=told, files=files, at=clock())

    words = Words(title=_("答复"), done=_("已答复。群众在查询页能看到，办结前会回访。"))
    return unit_step(request, order, form, run, words)
