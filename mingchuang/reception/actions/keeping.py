"""The limits of a region, and forgetting whoever came."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, DateTimeField, Value, When

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import ServiceKind
from mingchuang.reception.facts import PersonForgotten, ReceptionRuleSet
from mingchuang.reception.models import FirstContact, ReceptionRule, ServiceRequest
from mingchuang.reception.permissions import ReceptionPermission as P
from mingchuang.reception.rules.contact import KEPT_DAYS, check_days

BATCH = 500


@transaction.atomic
def set_reception_rule(*, actor: Actor, region: Node, at: datetime, **values: Any) -> ReceptionRule:
    """Set the limits of a region; they hold for what is registered from now on."""
    actor.require(P.RULE_EDIT, within=region.path)
    blank = ReceptionRule(region=region, path=region.path, **values)
    working = (blank.contact_days, *(blank.service_days(kind) for kind in ServiceKind))
    check_days(working=working, kept=blank.kept_days)
    rule, _ = ReceptionRule.objects.update_or_create(region=region, defaults={"path": region.path, **values})
    fact = ReceptionRuleSet(contact_days=rule.contact_days, kept_days=rule.kept_days)
    record(fact, actor=actor, subject=rule, path=region.path, at=at)
    return rule


@transaction.atomic
def forget_persons(*, actor: Actor, at: datetime) -> int:
    """Delete names, addresses and numbers whose time is over; at most one batch of each. The number deleted."""
    until = _kept_until(at)
    contacts = FirstContact.objects.filter(has_person=True, settled_at__lt=until).with_matter()
    services = ServiceRequest.objects.filter(has_person=True, ended_at__lt=until).with_matter()
    first = list(contacts.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    second = list(services.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    empty = {"person_name": "", "phone": "", "has_person": False}
    FirstContact.objects.filter(pk__in=[row.pk for row in first]).update(has_phone=False, **empty)
    ServiceRequest.objects.filter(pk__in=[row.pk for row in second]).update(address="", **empty)
    rows: list[FirstContact | ServiceRequest] = [*first, *second]
    record_many(
        [
            Happening(fact=PersonForgotten(number=row.number), actor=actor, subject=row, path=row.path, at=at)
            for row in rows
        ]
    )
    return len(rows)


def _kept_until(at: datetime) -> Case:
    """What ended before this is forgotten: by the rule of the nearest region above each row."""
    rules = sorted(ReceptionRule.objects.all(), key=lambda rule: -len(rule.path))
    times = [When(path__startswith=rule.path, then=Value(at - timedelta(days=rule.kept_days))) for rule in rules]
    return Case(*times, default=Value(at - timedelta(days=KEPT_DAYS)), output_field=DateTimeField())
