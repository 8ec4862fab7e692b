"""Hand-overs: those of a matter, those that wait for somebody, and who takes over from a person on leave."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from mingchuang.following.models import HandOver, Matter
from mingchuang.following.queries.rules import prefixes
from mingchuang.following.rules import HandOverRefused
from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Deputy, Staff, Tenure
from mingchuang.organisations.queries import PersonPresence, where_is

NAMES = ("from_node", "from_staff", "to_node", "to_staff", "stands_in_for")
ON_LEAVE = (Where.LEAVE, Where.TRAINING)


def hand_overs_of(matter: Matter) -> QuerySet[HandOver]:
    """All of a matter, oldest first."""
    return matter.hand_overs.select_related(*NAMES).order_by("id")


def hand_overs_waiting_for(actor: Actor) -> QuerySet[HandOver]:
    """Those this person may take on: addressed to her, or to the unit in which she serves."""
    staff = Staff.objects.filter(pk=actor.staff_id or 0).first()
    if staff is None:
        return HandOver.objects.none()
    addressed = Q(to_staff=staff) | Q(to_staff=None, path__in=prefixes(staff.path))
    return HandOver.objects.waiting().filter(addressed).select_related("matter", *NAMES).order_by("accept_by", "id")


def taker_instead(staff: Staff, *, at: datetime) -> Staff:
    """The person herself; her deputy while she is on leave. `HandOverRefused` where nobody stands in."""
    there = where_is([staff], at=at)[staff.pk]
    if there.where not in ON_LEAVE:
        return staff
    for deputy in _deputies(staff, at=at):
        if where_is([deputy], at=at)[deputy.pk].where not in ON_LEAVE:
            return deputy
    raise _away(there)


def _away(there: PersonPresence) -> HandOverRefused:
    name = there.staff.name_zh
    if there.until_at is None:
        return HandOverRefused("{name}正在请假或学习，没有 B 岗代办。请移交给所在单位，或另选接收人。", name=name)
    back = f"{timezone.localtime(there.until_at):%Y-%m-%d %H:%M}"
    return HandOverRefused(
        "{name}正在请假或学习，预计 {back} 返回，没有 B 岗代办。请移交给所在单位，或另选接收人。", name=name, back=back
    )


def _deputies(staff: Staff, *, at: datetime) -> list[Staff]:
    """Who stands behind the posts she holds: the named person, or the holders of the deputy post."""
    day = timezone.localdate(at)
    posts = Tenure.objects.on(day).filter(staff=staff, post__closed_on=None).values("post")
    behind = Deputy.objects.on(day).filter(post__in=posts)
    holders = Tenure.objects.on(day).filter(post__in=behind.values("deputy_post")).values("staff")
    found = Staff.objects.serving_on(day).filter(Q(pk__in=holders) | Q(pk__in=behind.values("deputy_staff")))
    return list(found.exclude(pk=staff.pk).order_by("id"))
