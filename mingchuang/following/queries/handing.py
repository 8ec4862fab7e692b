"""Hand-overs: those of a matter, those that wait for somebody, and who takes over from a person on leave."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from mingchuang.following.enums import HandOverState, MatterState
from mingchuang.following.models import HandOver, Matter
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.queries.waiting import WaitingKind, WaitingRow
from mingchuang.following.rules import HandOverRefused, kind_named
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.paths import paths_on
from mingchuang.foundation.access.scope import below
from mingchuang.foundation.ui.slots import OFFER, ask
from mingchuang.organisations.enums import NodeKind, Where
from mingchuang.organisations.models import Deputy, Node, Staff, Tenure
from mingchuang.organisations.queries import PersonPresence, where_is

NAMES = ("from_node", "from_staff", "to_node", "to_staff", "stands_in_for")
ON_LEAVE = (Where.LEAVE, Where.TRAINING)
SHOWN_FOR = timedelta(days=3)


def hand_overs_of(matter: Matter) -> QuerySet[HandOver]:
    """All of a matter, oldest first."""
    return matter.hand_overs.select_related(*NAMES).order_by("id")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferShown:
    """One hand-over on a page; `address` is where this very reader answers it, "" for everybody else."""

    row: HandOver
    address: str


def hand_overs_shown(matter: Matter, actor: Actor) -> list[OfferShown]:
    """All of a matter, oldest first, as `following/hand_overs.html` shows them to this reader."""
    rows = list(hand_overs_of(matter))
    waits = any(row.is_waiting for row in rows)
    mine = set(hand_overs_waiting_for(actor).filter(matter=matter).values_list("pk", flat=True)) if waits else set()
    return [OfferShown(row=row, address=ask(OFFER, hand_over=row.pk) if row.pk in mine else "") for row in rows]


def hand_overs_waiting_for(actor: Actor) -> QuerySet[HandOver]:
    """Those this person may take on: addressed to her, to the place where she serves, or to one of her own unit's.

    The last is for those who hand matters of their unit over: a head takes on for a window, an office not for units.
    """
    staff = Staff.objects.select_related("node").filter(pk=actor.staff_id or 0).first()
    if staff is None:
        return HandOver.objects.none()
    addressed = Q(to_staff=staff) | Q(to_staff=None, path__in=paths_on(staff.path))
    if staff.node.kind in NodeKind.answering() and actor.may(P.MATTER_HAND_OVER, within=(staff.path,)):
        addressed |= Q(to_staff=None, path__startswith=staff.path)
    return HandOver.objects.waiting().filter(addressed).select_related("matter", *NAMES).order_by("accept_by", "id")


def person_named(text: str, *, below_node: Node | None, on: date) -> Staff | None:
    """The one person of a place with this name or badge number; refused with what to do where that is not one."""
    wanted = text.strip()
    if not wanted:
        return None
    found = Staff.objects.serving_on(on).filter(Q(name_zh=wanted) | Q(badge_number=wanted))
    if below_node is not None:
        found = found.under(below_node.path)
    people = list(found.select_related("node").order_by("badge_number")[:5])
    if not people:
        raise HandOverRefused("这个单位没有“{name}”，请核对姓名或工号。", name=wanted)
    if len(people) > 1:
        badges = "、".join(f"{person.badge_number}（{person.node.name_zh}）" for person in people)
        raise HandOverRefused("有几位同名，请填工号：{badges}。", badges=badges)
    return people[0]


def last_taken(matter_id: int) -> HandOver | None:
    """The hand-over by which a matter came to where it is; None while it has never moved."""
    taken = HandOver.objects.filter(matter=matter_id, state=HandOverState.ACCEPTED)
    return taken.select_related("from_node", "to_node", "to_staff").order_by("answered_at", "id").last()


def passing(actor: Actor, permission: str) -> QuerySet[HandOver, int]:
    """Keys of matters on offer to this reach, and of those handed on from it: to be read there, no more than that."""
    reach = actor.reach(permission)
    if not reach:
        return HandOver.objects.none().values_list("matter_id", flat=True)
    offered = Q(state=HandOverState.WAITING) & below(reach, site=False)
    handed_on = Q(state=HandOverState.ACCEPTED) & below(reach, site=True, prefix="from_node__")
    return HandOver.objects.filter(offered | handed_on).values_list("matter_id", flat=True)


def sent_back_to(actor: Actor, *, now: datetime, most: int) -> list[WaitingRow]:
    """What this person offered, or her unit without naming anybody, and nobody took on: it is theirs still."""
    staff = Staff.objects.filter(pk=actor.staff_id or 0).first()
    if staff is None:
        return []
    hers = Q(matter__owner=staff) | Q(matter__owner=None, matter__owner_node=staff.node_id)
    later = HandOver.objects.filter(matter=OuterRef("matter"), pk__gt=OuterRef("pk"))
    back = HandOver.objects.filter(
        hers,
        ~Exists(later),
        state__in=HandOverState.sent_back(),
        answered_at__gt=now - SHOWN_FOR,
        matter__state=MatterState.OPEN,
    )
    found = back.select_related("matter").order_by("answered_at", "id")[:most]
    return [
        WaitingRow(
            title_zh=row.matter.title_zh,
            title_en=row.matter.title_en,
            address=_address(row.matter),
            since=row.answered_at or row.offered_at,
        )
        for row in found
    ]


def _address(matter: Matter) -> str:
    kind = kind_named(matter.kind)
    return reverse(kind.url_name, args=[matter.pk]) if kind.url_name else ""


SENT_BACK = WaitingKind(key="sent_back", label="移交没有被接收，仍由您负责", permission="", find=sent_back_to)


def taker_instead(staff: Staff, *, at: datetime) -> Staff:
    """The person herself; her deputy while she is on leave. `HandOverRefused` where nobody stands in."""
    there = where_is([staff], at=at)[staff.pk]
    if there.where not in ON_LEAVE:
        return staff
    deputy = _deputy(staff, at=at)
    if deputy is None:
        raise _away(there)
    return deputy


def check_there(staff: Staff, *, at: datetime) -> None:
    """Raise `HandOverRefused` while she is on leave; it names who stands in for her."""
    there = where_is([staff], at=at)[staff.pk]
    if there.where not in ON_LEAVE:
        return
    deputy = _deputy(staff, at=at)
    if deputy is None:
        raise _away(there)
    raise HandOverRefused(
        "{name}正在请假或学习，B 岗是{deputy}，请改选{deputy}或别的人。", name=staff.name_zh, deputy=deputy.name_zh
    )


def _deputy(staff: Staff, *, at: datetime) -> Staff | None:
    deputies = _deputies(staff, at=at)
    there = where_is(deputies, at=at) if deputies else {}
    return next((deputy for deputy in deputies if there[deputy.pk].where not in ON_LEAVE), None)


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
