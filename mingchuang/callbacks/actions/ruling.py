"""Setting how a kind of matter is sampled, and what is asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from mingchuang.callbacks.facts import CallRuleSet, ScriptSet
from mingchuang.callbacks.models import CallRule, Script
from mingchuang.callbacks.permissions import CallbacksPermission as P
from mingchuang.callbacks.rules.calling import CallRefused, Question, check_questions
from mingchuang.callbacks.rules.picking import check_rule
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node


@transaction.atomic
def set_call_rule(*, actor: Actor, region: Node, kind: str, at: datetime, **values: Any) -> CallRule:
    """Set how many are called back; holds from the next draw on. `values` are the columns of `CallRule`."""
    actor.require(P.RULE_EDIT, within=region.path)
    blank = CallRule(region=region, path=region.path, kind=kind, **values)
    check_rule(
        share=blank.share,
        weekly_least=blank.weekly_least,
        due_days=blank.due_days,
        tries=blank.tries,
        kept_days=blank.kept_days,
        weights=(blank.response_weight, blank.resolution_weight, blank.satisfaction_weight),
    )
    rule, _ = CallRule.objects.update_or_create(region=region, kind=kind, defaults={"path": region.path, **values})
    fact = CallRuleSet(matter_kind=kind, share=rule.share, weekly_least=rule.weekly_least)
    record(fact, actor=actor, subject=rule, path=region.path, at=at)
    return rule


@transaction.atomic
def set_script(
    *, actor: Actor, region: Node, kind: str, greeting: str, questions: Sequence[Question], at: datetime
) -> Script:
    """Set what is asked; calls that wait keep the questions they were planned with."""
    actor.require(P.RULE_EDIT, within=region.path)
    check_questions(questions)
    if not greeting.strip():
        raise CallRefused("请写开场白。")
    values = {"path": region.path, "greeting_zh": greeting.strip()[:300], "questions": [dict(q) for q in questions]}
    script, _ = Script.objects.update_or_create(region=region, kind=kind, defaults=values)
    fact = ScriptSet(matter_kind=kind, questions=len(questions))
    record(fact, actor=actor, subject=script, path=region.path, at=at)
    return script
