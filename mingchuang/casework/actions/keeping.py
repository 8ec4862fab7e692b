"""The applicant's data: opened for a purpose and on record, deleted when they are no longer needed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mingchuang.casework.facts import ApplicantForgotten, ApplicantOpened
from mingchuang.casework.models import Case, CaseQuerySet
from mingchuang.casework.models.case import PERSONAL
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record, record_many

BATCH = 500
PRINTING = "打印"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who applies, in clear."""

    name: str
    phone: str
    identity: str


@transaction.atomic
def open_applicant(*, actor: Actor, case_id: int, purpose: str, at: datetime) -> Applicant:
    """Name, phone and papers in clear; each opening stands in the journal with its purpose."""
    case = Case.objects.get(pk=case_id)
    actor.require(P.APPLICANT_OPEN, within=covers(case))
    if not purpose.strip():
        raise CaseActRefused("请写明为什么要看，这会记入日志。", field="purpose")
    if not case.has_applicant:
        raise CaseActRefused("申请人信息已按期限清除。")
    fact = ApplicantOpened(number=case.number, purpose=purpose.strip()[:200])
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return Applicant(name=case.applicant_name, phone=case.applicant_phone, identity=case.applicant_identity)


@transaction.atomic
def note_printed(*, actor: Actor, case_id: int, paper: str, at: datetime) -> None:
    """A paper with the applicant's name was printed: that is an opening too."""
    case = Case.objects.blind().get(pk=case_id)
    actor.require(P.APPLICANT_OPEN, within=covers(case))
    fact = ApplicantOpened(number=case.number, purpose=f"{PRINTING} {paper}"[:200])
    record(fact, actor=actor, subject=case, path=case.path, at=at)


@transaction.atomic
def forget_applicants(*, actor: Actor, at: datetime) -> int:
    """Delete the data of those whose cases ended long enough ago; at most a batch. The number forgotten."""
    cases = list(_forgettable(at).blind().order_by("pk").select_for_update(of=("self",), skip_locked=True)[:BATCH])
    emptied = dict.fromkeys(PERSONAL, "")
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(**emptied, has_applicant=False, applicant_shown="")
    record_many(
        [
            Happening(fact=ApplicantForgotten(number=case.number), actor=actor, subject=case, path=case.path, at=at)
            for case in cases
        ]
    )
    return len(cases)


def _forgettable(at: datetime) -> CaseQuerySet:
    """Cases that ended long enough ago by the terms of their region."""
    kept = Case.objects.filter(has_applicant=True, ended_at__lt=at)
    over = Q(pk__in=())
    for key, path in kept.order_by().values_list("region", "region__path").distinct():
        over |= Q(region=key, ended_at__lt=at - timedelta(days=terms_at(path).applicant_kept_days))
    return kept.filter(over)
