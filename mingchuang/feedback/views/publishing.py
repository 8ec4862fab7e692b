"""The second look before everybody may read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.forms.staff import PublishForm, ReasonForm
from mingchuang.feedback.models import Publication
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.presenters import marked_parts
from mingchuang.feedback.presenters.staff import MarkedPart
from mingchuang.feedback.queries.files import files_for
from mingchuang.feedback.views.acting import Words, step, voice_in_reach
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.fields import show_refusal


@act(P.PUBLICATION_DECIDE)
def publish(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Both texts with what was found in them; a ticked box takes a mask off, with its reason beside it."""
    voice = voice_in_reach(request, voice_id, P.PUBLICATION_DECIDE)
    row = get_object_or_404(Publication.objects.select_related("reply"), voice=voice)
    said = marked_parts(voice.text, acts.masks_of(row.voice_masks), which="voice")
    told = marked_parts(row.reply.text, acts.masks_of(row.reply_masks), which="reply")
    form = PublishForm(request.POST or None)
    photos = [file for file in files_for(voice, is_whole=False) if file.is_photo]
    if form.is_valid():
        look = acts.SecondLook(
            voice_off=_off(request, said),
            reply_off=_off(request, told),
            words=form.lines(),
            photos=[file.pk for file in photos if f"photo-{file.pk}" in request.POST],
        )
        try:
            acts.publish_voice(actor=request.actor, voice_id=voice.pk, look=look, at=clock())
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("已公开。原文不变，只在这里留存。"))
            return redirect("feedback:voice", voice.pk)
    context = {"voice": voice, "row": row, "said": said, "told": told, "form": form, "photos": photos}
    return render(request, "feedback/publish.html", context, status=422 if form.errors else 200)


def _off(request: AskedRequest, parts: list[MarkedPart]) -> dict[int, str]:
    """Masks whose box is ticked, with the reason beside it."""
    return {
        part.mask.start: request.POST.get(f"why-{part.name}", "")
        for part in parts
        if part.mask and part.name in request.POST
    }


@act(P.PUBLICATION_DECIDE)
def keep_back(request: AskedRequest, voice_id: int) -> HttpResponse:
    """It is not shown."""
    voice = voice_in_reach(request, voice_id, P.PUBLICATION_DECIDE)
    return step(
        request,
        voice,
        ReasonForm(request.POST or None),
        lambda given: acts.keep_back(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        Words(title=_("不公开"), done=_("已记为不公开。")),
    )
