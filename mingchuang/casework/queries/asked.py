"""What is asked of whom: approvals for the first page of the day, and whom to call back about a finished case."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from mingchuang.callbacks.queries import Callee
from mingchuang.casework.enums import NoticeState
from mingchuang.casework.models import Case, CaseNotice, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.following.enums import PauseState
from mingchuang.following.models import Pause
from mingchuang.following.queries import WaitingRow
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.models import Attachment


def pauses_waiting(actor: Actor, *, now: datetime, most: int) -> list[WaitingRow]:
    """Pauses of cases and of parts that this very person may approve, the oldest first."""
    del now
    cases = Case.objects.within(actor, P.CASE_APPROVE).filter(matter__isnull=False)
    parts = CasePart.objects.within(actor, P.CASE_APPROVE).filter(matter__isnull=False)
    pauses = Pause.objects.filter(
        Q(matter__in=cases.values("matter")) | Q(matter__in=parts.values("matter")), state=PauseState.ASKED
    )
    rows = pauses.exclude(Q(asked_account__isnull=False) & Q(asked_account=actor.account_id or 0))
    found = list(rows.select_related("matter").order_by("asked_at", "pk")[:most])
    keys = [row.matter_id for row in found]
    of_cases = dict(Case.objects.filter(matter__in=keys).values_list("matter", "pk"))
    of_parts = dict(CasePart.objects.filter(matter__in=keys).values_list("matter", "pk"))
    return [
        WaitingRow(
            title_zh=row.matter.title_zh,
            title_en=row.matter.title_en,
            address=reverse("casework:approve-pause", args=[of_cases[row.matter_id]])
            if row.matter_id in of_cases
            else reverse("casework:approve-part-pause", args=[of_parts[row.matter_id]]),
            since=row.asked_at,
        )
        for row in found
    ]


def second_notices_waiting(actor: Actor, *, now: datetime, most: int) -> list[WaitingRow]:
    """Second notices of cases that this very person may decide, the oldest first."""
    del now
    cases = Case.objects.within(actor, P.CASE_APPROVE)
    rows = CaseNotice.objects.filter(state=NoticeState.ASKED, case__in=cases.values("pk"))
    rows = rows.exclude(Q(asked_by_id__isnull=False) & Q(asked_by_id=actor.account_id or 0))
    found = rows.select_related("case__item").order_by("asked_at", "pk")[:most]
    return [
        WaitingRow(
            title_zh=f"{row.case.number} {row.case.item.name_zh}",
            title_en=row.case.item.name_en,
            address=reverse("casework:decide-second-notice", args=[row.case_id]),
            since=row.asked_at,
        )
        for row in found
    ]


def case_callees(ids: Sequence[int]) -> dict[int, Callee]:
    """Whom to call back about cases that are over, by matter; those who left no number are left out."""
    rows = Case.objects.filter(matter__in=ids, has_applicant=True).exclude(applicant_phone="")
    return {row.matter_id: Callee(phone=row.applicant_phone, name=row.applicant_name) for row in rows if row.matter_id}


def evidence_seen(actor: Actor) -> QuerySet[Attachment]:
    """The proof of pauses, for those who handle or approve the case or the part; it may name the applicant."""
    cases = Case.objects.within(actor, P.CASE_HANDLE).values("matter")
    parts = CasePart.objects.within(actor, P.CASE_HANDLE).values("matter")
    pauses = Pause.objects.filter(Q(matter__in=cases) | Q(matter__in=parts))
    return Attachment.objects.filter(pk__in=pauses.values("evidence"))
