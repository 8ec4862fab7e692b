"""Setting the terms of cases in a region; they hold for what begins from now on."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mingchuang.casework.facts import CaseTermsSet
from mingchuang.casework.models import CaseTermsRow
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.limits import CaseTerms, check_terms
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node


@transaction.atomic
def set_terms(*, actor: Actor, region: Node, terms: CaseTerms, at: datetime) -> CaseTermsRow:
    """What holds in this region and below, where nothing else is set. The journal keeps what held before."""
    actor.require(P.TERMS_EDIT, within=region.path)
    check_terms(terms)
    before = terms_at(region.path)
    row, _ = CaseTermsRow.objects.update_or_create(
        region=region,
        defaults={**asdict(terms), "path": region.path, "changed_at": at, "changed_by": actor.label[:100]},
    )
    fact = CaseTermsSet(before=asdict(before), after=asdict(terms))
    record(fact, actor=actor, subject=row, path=region.path, at=at)
    return row
