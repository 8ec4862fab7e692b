"""What changed when clocks were reckoned anew, for those whom it concerns."""

from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from mingchuang.following.models import Recount, RecountLine
from mingchuang.following.queries.waiting import WaitingKind, WaitingRow
from mingchuang.following.rules import kind_named
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Staff

SHOWN_FOR = timedelta(days=3)


def recounts_seen(actor: Actor, permission: str) -> QuerySet[Recount]:
    """Every recount, with `within`: how many clocks changed by it within reach."""
    lines = RecountLine.objects.within(actor, permission).filter(recount=OuterRef("pk")).order_by()
    counted = lines.values("recount").annotate(found=Count("pk")).values("found")
    return Recount.objects.annotate(within=Coalesce(Subquery(counted), 0))


def recount_lines(recount_id: int, actor: Actor, permission: str) -> QuerySet[RecountLine]:
    """The changed clocks of one recount within reach; of several dates of one matter the newest first."""
    lines = RecountLine.objects.within(actor, permission).filter(recount=recount_id)
    return lines.select_related("matter__owner_node", "matter__owner")


def recounted_for(actor: Actor, *, now: datetime, most: int) -> list[WaitingRow]:
    """Matters of this person whose dates changed these days; of her unit those that nobody in particular owns."""
    recent = list(Recount.objects.filter(at__gt=now - SHOWN_FOR).values_list("pk", flat=True))
    staff = Staff.objects.filter(pk=actor.staff_id or 0).first() if recent else None
    if staff is None:
        return []
    hers = Q(matter__owner=staff) | Q(matter__owner=None, matter__owner_node=staff.node_id)
    lines = RecountLine.objects.filter(hers, recount__in=recent, matter__closed_at=None)
    found = lines.select_related("matter", "recount").order_by("-recount_id", "due_on", "id")[:most]
    return [
        WaitingRow(
            title_zh=f"{line.matter.title_zh}（{line.due_before} → {line.due_on}）",
            title_en=f"{line.matter.title_en} ({line.due_before} → {line.due_on})" if line.matter.title_en else "",
            address=_address(line),
            since=line.recount.at,
        )
        for line in found
    ]


def _address(line: RecountLine) -> str:
    kind = kind_named(line.matter.kind)
    own = kind.url_name
    return reverse(own, args=[line.matter_id]) if own else reverse("following:recount", args=[line.recount_id])


RECOUNTED = WaitingKind(key="recounted", label="日历更正，期限有变化", permission="", find=recounted_for)
