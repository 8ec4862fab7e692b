"""What a hall screen shows, each scene with a fixed number of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.catalogue.queries import items_in_force, whole_item
from mingchuang.evaluations.queries import RatingSpread, spread_of
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Mark, Node
from mingchuang.organisations.queries import Presence, presence_of
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.queries import PledgeRate, pledge_rate, public_pledges
from mingchuang.publicity.enums import SceneKind
from mingchuang.publicity.rules import PlaylistContent, part_of

ITEMS_A_ROUND = 18
PLEDGES_A_ROUND = 6
ROUND_SECONDS = 180


def windows_in(hall: Node, *, on: date) -> list[Node]:
    """The windows that stand in a hall, in the order of the tree."""
    windows = Node.objects.open_on(on).windows().filter(site=hall)
    return list(windows.select_related("parent").in_tree_order())


def items_done_at(windows: Sequence[Node], *, on: date) -> QuerySet[ServiceItem]:
    """Items in force that are done at any of these windows, with `ordered_places` and `ordered_materials`."""
    here = ItemWindow.objects.filter(window__in=windows)
    return whole_item(items_in_force(on=on).filter(pk__in=here.values("item")))


def running_pledges(path: str) -> QuerySet[Pledge]:
    """Published and being kept; what falls due first on top, the standing ones last."""
    found = public_pledges(path).filter(state__in=["published", "reported"])
    return found.order_by("due_on", "id")


def honours_in(hall: Node, *, on: date) -> QuerySet[Mark]:
    """Marks of the hall, of its windows and of those who serve there and are shown, the newest first."""
    here = Q(path__startswith=hall.path) | Q(site_path__startswith=hall.path)
    shown = Q(staff=None) | Q(staff__is_shown=True)
    found = Mark.objects.valid_on(on).filter(here, shown).select_related("kind", "staff__node", "node")
    return found.order_by("-from_on", "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class HallMaterial:
    """Everything the scenes of one playlist are made of; what the playlist does not show was not fetched."""

    hall: Node
    now: datetime
    playlist: PlaylistContent
    windows: Sequence[Node] = ()
    presence: Presence | None = None
    photos: Mapping[int, Attachment] = field(default_factory=dict)
    honours: Sequence[Mark] = ()
    items: Sequence[ServiceItem] = ()
    items_in_all: int = 0
    rate: PledgeRate | None = None
    pledges: Sequence[Pledge] = ()
    ratings: RatingSpread | None = None


def hall_material(hall: Node, *, playlist: PlaylistContent, now: datetime) -> HallMaterial:
    """What is needed now; `now` is local time."""
    today, kinds = now.date(), {turn.kind for turn in playlist.scenes}
    windows = windows_in(hall, on=today)
    shown: dict[str, Any] = {}
    if kinds & {SceneKind.IDENTITY, SceneKind.WHEREABOUTS}:
        shown["presence"] = presence_of(hall, at=now)
        shown["photos"] = _photos(shown["presence"])
    if SceneKind.ITEMS in kinds:
        items = items_done_at(windows, on=today)
        shown["items_in_all"] = items.count()
        start, end = part_of(shown["items_in_all"], most=ITEMS_A_ROUND, turn=round_of(now))
        shown["items"] = list(items[start:end])
    if SceneKind.PLEDGES in kinds:
        shown["rate"] = pledge_rate(hall.path, on=today)
        shown["pledges"] = list(running_pledges(hall.path)[:PLEDGES_A_ROUND])
    if SceneKind.RATINGS in kinds:
        shown["ratings"] = spread_of((window.pk for window in windows), first=today.replace(day=1), last=today)
    if SceneKind.HONOURS in kinds:
        shown["honours"] = list(honours_in(hall, on=today))
    return HallMaterial(hall=hall, now=now, playlist=playlist, windows=windows, **shown)


def _photos(presence: Presence) -> Mapping[int, Attachment]:
    """The photographs of those who are at the windows, by their own key."""
    people = [one.staff for place in presence.windows for one in place.here]
    wanted = {one.photo_id for one in people if one.photo_id and one.shows_face}
    return Attachment.objects.in_bulk(wanted) if wanted else {}


def round_of(now: datetime) -> int:
    """Rounds of some minutes since the epoch: with each the next part of a long list has its turn."""
    return int(now.timestamp()) // ROUND_SECONDS
