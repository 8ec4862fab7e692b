"""Pages about who is away: one's own, the unit head's, and past hours for inspection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import HandOverState, Where
from mingchuang.organisations.models import Deputy, HandOver, Node, Staff, Tenure, Whereabouts
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries.cards import units_of
from mingchuang.organisations.queries.presence import PersonPresence, Presence, presence_of, where_is
from mingchuang.organisations.rules import BACK_AFTER

OPEN = (HandOverState.WAITING, HandOverState.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlace:
    """Where the reader is herself, which posts she holds, and the hand-overs in which she has a part."""

    presence: PersonPresence
    tenures: Sequence[Tenure]
    hand_overs: Sequence[HandOver]

    @property
    def places(self) -> list[Where]:
        """Where she can be."""
        return list(Where)

    @property
    def spans(self) -> Sequence[tuple[str, str]]:
        """For how long one is usually away."""
        return BACK_AFTER

    @property
    def waiting(self) -> list[HandOver]:
        """Posts that wait for her to take them on."""
        own = self.presence.staff.pk
        return [row for row in self.hand_overs if row.taker_id == own and row.state == HandOverState.WAITING]


def my_place(actor: Actor, *, at: datetime) -> MyPlace | None:
    """For the first page of the day; None for accounts that belong to nobody who serves."""
    day = timezone.localdate(at)
    staff = Staff.objects.serving_on(day).filter(pk=actor.staff_id or 0).select_related("node").first()
    if staff is None:
        return None
    tenures = Tenure.objects.on(day).filter(staff=staff, post__closed_on=None).select_related("post")
    mine = HandOver.objects.filter(Q(giver=staff) | Q(taker=staff), state__in=OPEN)
    return MyPlace(
        presence=where_is([staff], at=at)[staff.pk],
        tenures=list(tenures.order_by("id")),
        hand_overs=list(mine.select_related("post__node", "giver", "taker").order_by("id")),
    )


def presences_within(actor: Actor, *, at: datetime, code: str = "") -> list[Presence]:
    """The places at the top of the reader's reach with everybody below; `code` narrows it to one place."""
    places = Node.objects.within(actor, P.STAFF_READ)
    found = places.filter(code=code) if code else places.filter(path__in=actor.reach(P.STAFF_READ))
    return [presence_of(place, at=at, shown_only=False) for place in found.in_tree_order()]


def whereabouts_within(actor: Actor, *, day: date | None, badge: str = "") -> QuerySet[Whereabouts]:
    """Absences and returns within reach, of one day or of all, of one person or of all."""
    rows = Whereabouts.objects.within(actor, P.STAFF_READ).select_related("staff__node")
    if day is not None:
        begins = timezone.make_aware(datetime.combine(day, time()))
        ends = begins + timedelta(days=1)
        rows = rows.filter(Q(ended_at=None) | Q(ended_at__gt=begins), from_at__lt=ends)
    return rows.filter(staff__badge_number=badge) if badge else rows


def hand_overs_seen(actor: Actor) -> QuerySet[HandOver]:
    """Hand-overs in which the reader has a part, and those of the staff she keeps: the lists may name citizens."""
    within = HandOver.objects.within(actor, P.STAFF_EDIT).values("pk")
    own = Q(giver=actor.staff_id or 0) | Q(taker=actor.staff_id or 0)
    return HandOver.objects.filter(Q(pk__in=within) | own).select_related("post__node", "giver", "taker")


def takers_for(tenure: Tenure, *, on: date) -> QuerySet[Staff]:
    """Who may take a post on: everybody of the unit who serves, the named deputy first."""
    deputy = Deputy.objects.on(on).filter(post=tenure.post_id).first()
    named = Q(pk=(deputy.deputy_staff_id or 0) if deputy else 0)
    if deputy and deputy.deputy_post_id:
        named = Q(pk__in=Tenure.objects.on(on).filter(post=deputy.deputy_post_id).values("staff"))
    unit = units_of([tenure.post.node]).get(tenure.post.node_id) or tenure.post.node
    around = Q(path__startswith=unit.path)
    found = Staff.objects.serving_on(on).filter(named | around).exclude(pk=tenure.staff_id)
    return found.annotate(is_deputy=Case(When(named, then=0), default=1)).order_by("is_deputy", "badge_number")
