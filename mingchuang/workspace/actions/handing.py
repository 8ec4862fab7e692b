"""Giving several matters of a unit to one of its people."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingchuang.following.actions import hand_over
from mingchuang.following.models import Matter
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.organisations.models import Staff


class HandingRefused(Refusal):
    """Not all of them can be given away; none is."""


@transaction.atomic
def hand_over_several(*, actor: Actor, matter_ids: Sequence[int], to_id: int, at: datetime) -> int:
    """All of them have this person for their owner from now on, or none has; how many."""
    matters = Matter.objects.within(actor, P.MATTER_HAND_OVER).filter(pk__in=matter_ids, closed_at=None)
    found = list(matters.order_by("pk").values_list("pk", flat=True))
    if len(found) < len(set(matter_ids)):
        raise HandingRefused("有 {n} 件已经办结或者不归您移交，请回到列表重新选。", n=len(set(matter_ids)) - len(found))
    to = Staff.objects.get(pk=to_id)
    for matter_id in found:
        hand_over(actor=actor, matter_id=matter_id, to=to, at=at)
    return len(found)
