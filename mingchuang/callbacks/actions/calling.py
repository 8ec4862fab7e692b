"""Calling, noting what was said, and forgetting the number."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, DateTimeField, Q, Value, When

from mingchuang.callbacks.enums import CallState, Measure, Origin, TryResult
from mingchuang.callbacks.facts import CallAnswered, CalleeForgotten, CalleeOpened, CallEnded, CallTried
from mingchuang.callbacks.models import CallBack, CallRule, CallTry
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.rules.calling import (
    Answers,
    CallRefused,
    after_try,
    check_answers,
    check_caller,
    check_taken,
    check_waiting,
    measured,
)
from mingchuang.callbacks.rules.picking import KEPT_DAYS
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record, record_many

BATCH = 500
CARDS_WAIT = timedelta(days=60)


@transaction.atomic
def note_try(
    *, actor: Actor, call_id: int, result: TryResult, answers: Answers | None = None, note: str = "", at: datetime
) -> CallBack:
    """Somebody called: who answered is asked everything at once; nobody three times ends it."""
    call = _locked(call_id)
    actor.require(P.CALL_MAKE, within=covers(call))
    _check_may_call(actor, call, at)
    call.tries += 1
    CallTry.objects.create(
        call=call, ordinal=call.tries, result=result, note=note.strip()[:200], tried_at=at, tried_by=actor.label[:100]
    )
    fact = CallTried(matter_id=call.matter_id, ordinal=call.tries, result=result.value)
    record(fact, actor=actor, subject=call, path=call.path, at=at)
    state = after_try(result, tries=call.tries, most=call.most_tries)
    if state is CallState.ANSWERED:
        if answers is None:
            raise CallRefused("接通了的，请把问卷答完。")
        return _answer(actor, call, answers, origin=Origin.PHONE, at=at)
    if state is not CallState.WAITING:
        return _end(actor, call, state, at=at)
    call.save(update_fields=["tries"])
    return call


@transaction.atomic
def type_in_card(*, actor: Actor, code: str, answers: Answers, at: datetime) -> CallBack:
    """A card came back on paper."""
    call = _by_code(code)
    actor.require(P.CARD_ISSUE, within=covers(call))
    check_waiting(call.state)
    return _answer(actor, call, answers, origin=Origin.PAPER, at=at)


@transaction.atomic
def answer_card(*, code: str, answers: Answers, at: datetime) -> CallBack:
    """The person answers on her phone; who has the card is taken to be her. Sent twice changes nothing."""
    call = _by_code(code)
    if call.state == CallState.ANSWERED:
        return call
    check_waiting(call.state)
    return _answer(Actor.citizen(), call, answers, origin=Origin.WEB, at=at)


@transaction.atomic
def open_callee(*, actor: Actor, call_id: int, purpose: str, at: datetime) -> tuple[str, str]:
    """Name and number for the caller of this very call, and as long as it waits.

    Whoever opens it has taken the call: nobody else opens it the same day. Each opening stands in the journal.
    """
    call = _locked(call_id)
    actor.require(P.CALL_OPEN_PERSON, within=covers(call))
    if not purpose.strip():
        raise CallRefused("请写明为什么查看。")
    _check_may_call(actor, call, at)
    call.taken_at, call.taken_by_id, call.taken_by = at, actor.account_id, actor.label[:100]
    call.save(update_fields=["taken_at", "taken_by_id", "taken_by"])
    fact = CalleeOpened(matter_id=call.matter_id, purpose=purpose.strip()[:200])
    record(fact, actor=actor, subject=call, path=call.path, at=at)
    found = CallBack.objects.only("person_name", "phone").get(pk=call.pk)
    return found.person_name, found.phone


@transaction.atomic
def forget_callees(*, actor: Actor, at: datetime) -> int:
    """Delete names and numbers of calls that ended long enough ago; at most one batch. The number deleted."""
    ended_long_ago = Q(finished_at__lt=_kept_until(at))
    held = CallBack.objects.filter(Q(has_phone=True) | ~Q(person_name=""), ended_long_ago)
    rows = list(held.select_for_update(of=("self",)).order_by("id")[:BATCH])
    CallBack.objects.filter(pk__in=[row.pk for row in rows]).update(person_name="", phone="", has_phone=False)
    record_many(
        [
            Happening(fact=CalleeForgotten(matter_id=row.matter_id), actor=actor, subject=row, path=row.path, at=at)
            for row in rows
        ]
    )
    return len(rows)


@transaction.atomic
def give_up_cards(*, actor: Actor, at: datetime) -> int:
    """Cards that did not come back are not waited for any longer; at most one batch. The number given up."""
    out = CallBack.objects.waiting().filter(has_phone=False, planned_at__lt=at - CARDS_WAIT)
    rows = list(out.select_for_update(of=("self",)).order_by("id")[:BATCH])
    for row in rows:
        _end(actor, row, CallState.CANCELLED, at=at)
    return len(rows)


@transaction.atomic
def call_off(*, actor: Actor, matter_id: int, at: datetime) -> None:
    """The person has spoken in another way; nobody calls any more. Whether the actor may is asked by the area."""
    for call in CallBack.objects.waiting().select_for_update(of=("self",)).filter(matter=matter_id):
        _end(actor, call, CallState.CANCELLED, at=at)


def _check_may_call(actor: Actor, call: CallBack, at: datetime) -> None:
    check_waiting(call.state)
    matter = call.matter
    check_caller(
        is_owner=matter.owner_id is not None and matter.owner_id == actor.staff_id,
        has_answered=matter.answered_by_id is not None and matter.answered_by_id == actor.account_id,
    )
    is_own = call.taken_by_id == actor.account_id
    check_taken(taken_by=call.taken_by, taken_at=call.taken_at, is_own=is_own, now=at)


def _locked(call_id: int) -> CallBack:
    return CallBack.objects.with_matter().select_for_update(of=("self",)).get(pk=call_id)


def _by_code(code: str) -> CallBack:
    found = CallBack.objects.with_matter().select_for_update(of=("self",)).filter(code=code).first()
    if found is None:
        raise CallRefused("没有这张跟踪卡，请核对卡上的编码。")
    return found


def _kept_until(at: datetime) -> Case:
    """What ended before this is forgotten: by the rule of the nearest region above each row."""
    rules = sorted(CallRule.objects.all(), key=lambda rule: -len(rule.path))
    times = [
        When(kind=rule.kind, path__startswith=rule.path, then=Value(at - timedelta(days=rule.kept_days)))
        for rule in rules
    ]
    return Case(*times, default=Value(at - timedelta(days=KEPT_DAYS)), output_field=DateTimeField())


def _answer(actor: Actor, call: CallBack, answers: Answers, *, origin: Origin, at: datetime) -> CallBack:
    check_answers(answers, questions=call.questions)
    found = measured(answers, questions=call.questions)
    call.said, call.words, call.origin = [said.value for said in answers.said], answers.words.strip(), origin
    call.was_answered, call.was_solved = found[Measure.RESPONSE], found[Measure.RESOLUTION]
    call.is_satisfied = found[Measure.SATISFACTION]
    _finish(actor, call, CallState.ANSWERED, at=at)
    fact = CallAnswered(
        matter_id=call.matter_id,
        matter_kind=call.kind,
        origin=origin.value,
        was_answered=call.was_answered,
        was_solved=call.was_solved,
        is_satisfied=call.is_satisfied,
    )
    record(fact, actor=actor, subject=call, path=call.path, at=at)
    return call


def _end(actor: Actor, call: CallBack, state: CallState, *, at: datetime) -> CallBack:
    _finish(actor, call, state, at=at)
    fact = CallEnded(matter_id=call.matter_id, state=state.value)
    record(fact, actor=actor, subject=call, path=call.path, at=at)
    return call


def _finish(actor: Actor, call: CallBack, state: CallState, *, at: datetime) -> None:
    call.state, call.finished_at, call.finished_by = state, at, actor.label[:100]
    fields = ["state", "finished_at", "finished_by", "tries", "said", "words", "origin"]
    call.save(update_fields=[*fields, "was_answered", "was_solved", "is_satisfied"])
