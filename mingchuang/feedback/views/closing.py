"""Asking the citizen, doing it again, closing, the last word, and who it was."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mingchuang.feedback import actions as acts
from mingchuang.feedback.enums import AskedHow, Contentment, Finding
from mingchuang.feedback.forms.staff import AskForm, CloseForm, FinalForm, FindingForm, PurposeForm, ReasonForm
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.views.acting import Words, step, voice_in_reach
from mingchuang.foundation.http import AskedRequest, act, clock
from mingchuang.foundation.http.keeping import unkept


@act(P.CLOSING_DECIDE)
def ask(request: AskedRequest, voice_id: int) -> HttpResponse:
    """What came of the call."""
    voice = voice_in_reach(request, voice_id, P.CLOSING_DECIDE)
    form = AskForm(request.POST or None)

    def run(given: Mapping[str, Any]) -> object:
        said = acts.Said(
            how=AskedHow.CALL,
            is_reached=bool(given["is_reached"]),
            contentment=Contentment(str(given["contentment"])) if given["contentment"] else None,
            is_contacted=given["is_contacted"],
            is_solved=given["is_solved"],
            words=str(given["words"]),
        )
        return acts.ask_by_phone(actor=request.actor, voice_id=voice.pk, said=said, at=clock())

    words = Words(
        title=_("登记回访"),
        done=_("回访已登记。"),
        note=_("办结前要问群众。不满意的第一次自动重办，以后由您裁定。"),
    )
    return step(request, voice, form, run, words)


@act(P.CLOSING_DECIDE)
def redo(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Do it again, by decision."""
    voice = voice_in_reach(request, voice_id, P.CLOSING_DECIDE)
    return step(
        request,
        voice,
        ReasonForm(request.POST or None),
        lambda given: acts.redo_voice(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        Words(title=_("重办"), done=_("已要求重办，期限重新计算，最初的期限仍保留。")),
    )


@act(P.CLOSING_DECIDE)
def close(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Close it."""
    voice = voice_in_reach(request, voice_id, P.CLOSING_DECIDE)
    return step(
        request,
        voice,
        CloseForm(request.POST if request.method == "POST" else None),
        lambda given: acts.close_voice(actor=request.actor, voice_id=voice.pk, at=clock(), **given),
        Words(title=_("办结"), done=_("已办结。")),
    )


@act(P.CLOSING_DECIDE)
def uphold(request: AskedRequest, voice_id: int) -> HttpResponse:
    """The office finds otherwise."""
    voice = voice_in_reach(request, voice_id, P.CLOSING_DECIDE)
    form = FindingForm(request.POST or None, initial={"finding": voice.finding})
    return step(
        request,
        voice,
        form,
        lambda given: acts.uphold_complaint(
            actor=request.actor,
            voice_id=voice.pk,
            finding=Finding(given["finding"]),
            reason=given["reason"],
            at=clock(),
        ),
        Words(title=_("改认定"), done=_("认定已更改。"), note=_("认定属实或部分属实的投诉会列入整改台账。")),
    )


@act(P.CLOSING_DECIDE)
def final_answer(request: AskedRequest, voice_id: int) -> HttpResponse:
    """The last word."""
    voice = voice_in_reach(request, voice_id, P.CLOSING_DECIDE)
    form = FinalForm(request.POST or None, request.FILES or None)

    def run(given: Mapping[str, Any]) -> object:
        word = acts.FinalWord(
            document=str(given["document"]),
            reason=str(given["reason"]),
            basis=str(given["basis"]),
            is_left_out=bool(given["is_left_out"]),
        )
        files = [acts.NewFile(name=file.name, data=file.read()) for file in given["evidence"]]
        return acts.give_final_answer(actor=request.actor, voice_id=voice.pk, word=word, files=files, at=clock())

    return step(request, voice, form, run, Words(title=_("最终答复"), done=_("最终答复已登记。")))


@act(P.PERSON_OPEN)
def open_person(request: AskedRequest, voice_id: int) -> HttpResponse:
    """Who it was: shown once, on record."""
    voice = voice_in_reach(request, voice_id, P.PERSON_OPEN)
    form = PurposeForm(request.POST or None)

    def run(given: Mapping[str, Any]) -> HttpResponse:
        person = acts.open_person(actor=request.actor, voice_id=voice.pk, purpose=str(given["purpose"]), at=clock())
        answer = render(request, "feedback/person.html", {"voice": voice, "person": person})
        return unkept(answer)

    words = Words(title=_("查看提出人"), done="", note=_("姓名和电话只给派单的部门联系本人用，不得告诉被反映的单位。"))
    return step(request, voice, form, run, words)
