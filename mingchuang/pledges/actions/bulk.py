"""Many pledges at once: from a workbook, and through review and publication."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.numbering.counters import take_several
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.actions.pledge import check_draft, flags_of, publish_pledge
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.facts import PledgeDrafted, PledgeReviewed, PledgesImported
from mingchuang.pledges.models import Pledge, PledgeRound
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import known_texts
from mingchuang.pledges.rules import PledgeWording, check_pledger, check_review

BATCH = 500
"""As many are published in one go; the next go takes the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """One pledge of a workbook."""

    node: Node
    wording: PledgeWording
    staff: Staff | None = None


@transaction.atomic
def draft_pledges(
    *,
    actor: Actor,
    lines: Sequence[PledgeLine],
    at: datetime,
    round: PledgeRound | None = None,  # noqa: A002 - the word for it
) -> list[Pledge]:
    """Word many pledges: all of them or none. Each is flagged as if it had been typed, also among one another."""
    today, texts, last = timezone.localdate(at), known_texts(), calendar_in_force().last
    numbers = take_several("pledges.pledge", scope="", year=today.year, count=len(lines))
    rows: list[Pledge] = []
    for number, line in zip(numbers, lines, strict=True):
        actor.require(P.PLEDGE_DRAFT, within=covers(line.node))
        serves_here = line.staff is not None and line.staff.path.startswith(line.node.path)
        check_pledger(kind=line.node.kind, is_person=line.staff is not None, person_serves_here=serves_here)
        check_draft(line.wording, is_person=line.staff is not None, today=today, last=last)
        rows.append(_row(actor, line, f"{today.year}-{number:04d}", at))
        writer = (line.node.pk, line.staff.pk if line.staff else None)
        rows[-1].flags = flags_of(line.wording, texts=texts, writer=writer)
        rows[-1].round = round
        who = line.staff.name_zh if line.staff else line.node.name_zh
        texts.add(line.wording.text_zh, writer=writer, ref=f"第 {rows[-1].number} 号（{who}）")
    made = Pledge.objects.bulk_create(rows, batch_size=BATCH)
    record_many([Happening(fact=_drafted(row), actor=actor, subject=row, path=row.path, at=at) for row in made])
    if made:
        record(PledgesImported(rows=len(made)), actor=actor, subject=made[0], path=made[0].path, at=at)
    return made


def _row(actor: Actor, line: PledgeLine, number: str, at: datetime) -> Pledge:
    return Pledge(
        number=number,
        node=line.node,
        staff=line.staff,
        path=line.node.path,
        site_path=line.node.site_path,
        drafted_at=at,
        drafted_by_id=actor.account_id,
        drafted_by=actor.label[:100],
        **asdict(line.wording),
    )


def _drafted(row: Pledge) -> PledgeDrafted:
    return PledgeDrafted(number=row.number, text=row.text_zh, due_on=row.due_on.isoformat() if row.due_on else "")


@transaction.atomic
def review_pledges(*, actor: Actor, pledges: QuerySet[Pledge], at: datetime, remark: str = "") -> int:
    """Let many drafts pass that somebody else worded; flagged ones only with a remark, which then stands at each."""
    found = Pledge.objects.within(actor, P.PLEDGE_REVIEW).filter(pk__in=pledges.values("pk"), state=PledgeState.DRAFT)
    # one without an account, such as an import of the system's, was drafted by somebody else as well
    found = found.filter(Q(drafted_by_id=None) | ~Q(drafted_by_id=actor.account_id))
    found = found if len(remark.strip()) >= 4 else found.filter(flags=[])
    rows = list(found.select_for_update(of=("self",)).order_by("id"))
    for row in rows:
        check_review(
            drafter_id=row.drafted_by_id,
            reviewer_id=actor.account_id,
            is_approved=True,
            flagged=bool(row.flags),
            remark=remark,
        )
        row.state, row.reviewed_at, row.reviewed_by = PledgeState.REVIEWED, at, actor.label[:100]
        row.review_remark = remark.strip()[:300] if row.flags else ""
    Pledge.objects.bulk_update(rows, ["state", "reviewed_at", "reviewed_by", "review_remark"], batch_size=BATCH)
    facts = [PledgeReviewed(number=row.number, is_approved=True, remark=row.review_remark) for row in rows]
    record_many(
        [
            Happening(fact=fact, actor=actor, subject=row, path=row.path, at=at)
            for fact, row in zip(facts, rows, strict=True)
        ]
    )
    return len(rows)


@transaction.atomic
def publish_pledges(*, actor: Actor, pledges: QuerySet[Pledge], at: datetime) -> int:
    """Make many reviewed pledges public, the oldest first, `BATCH` at most. Those past their day stay for rewording."""
    found = Pledge.objects.within(actor, P.PLEDGE_PUBLISH).filter(pk__in=pledges.values("pk"))
    ready = found.filter(state=PledgeState.REVIEWED).exclude(due_on__lt=timezone.localdate(at))
    ids = list(ready.order_by("id").values_list("pk", flat=True)[:BATCH])
    for pledge_id in ids:
        publish_pledge(actor=actor, pledge_id=pledge_id, at=at)
    return len(ids)
