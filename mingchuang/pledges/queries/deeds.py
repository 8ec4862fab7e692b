"""Reads over good deeds."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.pledges.enums import DeedState
from mingchuang.pledges.models import GoodDeed
from mingchuang.pledges.permissions import PledgesPermission as P


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedFilter:
    """What the list is narrowed to; empty means all."""

    q: str = ""
    state: str = ""


def staff_deeds(actor: Actor, wanted: DeedFilter) -> QuerySet[GoodDeed]:
    """Good deeds within reach."""
    found = GoodDeed.objects.within(actor, P.DEED_READ).select_related("node", "owner")
    if wanted.q:
        found = found.filter(Q(deed_zh__icontains=wanted.q) | Q(need_zh__icontains=wanted.q) | Q(number=wanted.q))
    return found.filter(state=wanted.state) if wanted.state else found


def public_deeds(path: str) -> QuerySet[GoodDeed]:
    """Good deeds at or below a place, with the number of files in `files`."""
    deeds = GoodDeed.objects.under(path).select_related("node")
    return deeds.annotate(files=Count("evidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedCount:
    """How many good deeds stand where."""

    planned: int
    done: int
    confirmed: int
    dropped: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.planned + self.done + self.confirmed + self.dropped


def deed_count(path: str) -> DeedCount:
    """The good deeds of a place and everything below it."""
    rows = GoodDeed.objects.under(path).values("state").annotate(n=Count("pk")).order_by("state")
    counts = {row["state"]: row["n"] for row in rows}
    return DeedCount(**{state.value: counts.get(state.value, 0) for state in DeedState})


def deed_evidence(actor: Actor) -> QuerySet[Attachment]:
    """Files that show a good deed within reach."""
    reachable = GoodDeed.objects.within(actor, P.DEED_READ)
    return Attachment.objects.filter(
        pk__in=GoodDeed.evidence.through.objects.filter(gooddeed__in=reachable).values("attachment")
    )
