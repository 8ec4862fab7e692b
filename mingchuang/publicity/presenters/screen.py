"""The scenes of a hall screen, each cut into pages that can be read from six metres away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils import timezone

from mingchuang.evaluations.queries import BadRate, RatingSpread, bad_rate
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node, Post
from mingchuang.organisations.queries import PersonPresence, PlacePresence
from mingchuang.pledges.queries import PledgeRate
from mingchuang.publicity.enums import SceneKind
from mingchuang.publicity.queries.screen import HallMaterial, round_of
from mingchuang.publicity.rules import part_of

ROWS_A_PAGE = 6
PLEDGES_A_PAGE = 3
FACES_A_ROUND = 24
"""A hall of a hundred people takes its turns, so that the other scenes come round within minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One page of one scene; `body` is what its template asks for."""

    kind: str
    label: str
    seconds: int
    part: int
    parts: int
    body: Any

    @property
    def key(self) -> str:
        """Its name on the page."""
        return f"{self.kind}-{self.part}"

    @property
    def template(self) -> str:
        """Where it is drawn."""
        return f"publicity/scenes/{self.kind}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Somebody at a window now; `stands_in` when the post is not her own."""

    person: PersonPresence
    window: Node
    posts: Sequence[Post]
    initial: str
    stands_in: bool
    photo: Attachment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A window and one who is away, with those who stand in; or a post with nobody behind it."""

    window: Node
    post: Post | None
    person: PersonPresence | None
    standing_in: Sequence[PersonPresence]
    is_red: bool
    back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingsShown:
    """The month in numbers; a rate with its range only where there is enough to say anything."""

    month: RatingSpread
    bars: Sequence[tuple[str, int, str]]
    rate: BadRate


def scenes(material: HallMaterial) -> list[Scene]:
    """The pages in the order of the playlist. A scene with nothing to show is left out."""
    return [scene for turn in material.playlist.scenes for scene in _pages_of(turn.kind, turn.seconds, material)]


def _pages_of(kind: str, seconds: int, material: HallMaterial) -> Iterator[Scene]:
    bodies = BODIES[SceneKind(kind)](material)
    for part, body in enumerate(bodies, start=1):
        label = str(SceneKind(kind).label)
        yield Scene(kind=kind, label=label, seconds=seconds, part=part, parts=len(bodies), body=body)


def _identity(material: HallMaterial) -> list[Any]:
    windows = material.presence.windows if material.presence else ()
    faces = [_face(place, person, material.photos) for place in windows for person in place.here]
    start, end = part_of(len(faces), most=FACES_A_ROUND, turn=round_of(material.now))
    return list(_chunks(faces[start:end], ROWS_A_PAGE))


def _face(place: PlacePresence, person: PersonPresence, photos: Mapping[int, Attachment]) -> Face:
    own = [post.post for post in place.posts if person in post.holders]
    other = [post.post for post in place.posts if person in post.standing_in]
    return Face(
        person=person,
        window=place.node,
        posts=own or other,
        initial=person.name_zh[:1],
        stands_in=not own and bool(other),
        photo=photos.get(person.staff.photo_id or 0),
    )


def _whereabouts(material: HallMaterial) -> list[Any]:
    """The red posts first, then who is away and who stands in. Where all are there, one page says so."""
    if material.presence is None or not material.presence.windows:
        return []
    rows = [row for place in material.presence.windows for row in _absences(place, material.now)]
    rows.sort(key=lambda row: not row.is_red)
    counts = {
        "here": sum(len(place.here) for place in material.presence.windows),
        "away": sum(len(place.away) for place in material.presence.windows),
        "red": sum(row.is_red for row in rows),
    }
    return [{"rows": chunk, **counts} for chunk in _chunks(rows, ROWS_A_PAGE)] or [{"rows": (), **counts}]


def _absences(place: PlacePresence, now: datetime) -> Iterator[Absence]:
    told: set[int] = set()
    for post in place.posts:
        away = [one for one in post.holders if not one.is_here]
        if post.is_red and not away:
            yield Absence(window=place.node, post=post.post, person=None, standing_in=(), is_red=True)
        for person in away:
            told.add(person.staff.pk)
            yield Absence(
                window=place.node,
                post=post.post,
                person=person,
                standing_in=post.standing_in,
                is_red=post.is_red,
                back=_back(person, now),
            )
    for person in place.away:
        if person.staff.pk not in told:
            yield Absence(
                window=place.node, post=None, person=person, standing_in=(), is_red=False, back=_back(person, now)
            )


def _back(person: PersonPresence, now: datetime) -> str:
    """When she is expected: the hour today, the day and the hour otherwise."""
    if person.until_at is None:
        return ""
    until = timezone.localtime(person.until_at)
    return f"{until:%H:%M}" if until.date() == now.date() else f"{until.month}-{until.day} {until:%H:%M}"


def _items(material: HallMaterial) -> list[Any]:
    here = {window.pk for window in material.windows}
    rows = [
        (item, [place.window for place in getattr(item, "ordered_places", ()) if place.window_id in here])
        for item in material.items
    ]
    return [{"rows": chunk, "in_all": material.items_in_all} for chunk in _chunks(rows, ROWS_A_PAGE)]


def _pledges(material: HallMaterial) -> list[Any]:
    rate: PledgeRate | None = material.rate
    if rate is None or not (material.pledges or rate.due):
        return []
    return [{"rate": rate, "pledges": chunk} for chunk in _chunks(material.pledges, PLEDGES_A_PAGE)] or [
        {"rate": rate, "pledges": ()}
    ]


def _ratings(material: HallMaterial) -> list[Any]:
    month = material.ratings
    if month is None:
        return []
    most = max(month.grades.values(), default=0)
    return [
        RatingsShown(
            month=month,
            bars=[
                (str(grade.label), count, f"{100 * count / most if most else 0:.2f}")
                for grade, count in month.grades.items()
            ],
            rate=bad_rate(bad=month.bad, counted=month.counted),
        )
    ]


def _slogans(material: HallMaterial) -> list[Any]:
    english = material.playlist.slogans_en
    return [
        {"zh": slogan, "en": english[place] if place < len(english) else ""}
        for place, slogan in enumerate(material.playlist.slogans_zh)
    ]


def _honours(material: HallMaterial) -> list[Any]:
    return list(_chunks(material.honours, ROWS_A_PAGE))


BODIES: Mapping[SceneKind, Callable[[HallMaterial], list[Any]]] = {
    SceneKind.IDENTITY: _identity,
    SceneKind.WHEREABOUTS: _whereabouts,
    SceneKind.ITEMS: _items,
    SceneKind.PLEDGES: _pledges,
    SceneKind.RATINGS: _ratings,
    SceneKind.SLOGANS: _slogans,
    SceneKind.HONOURS: _honours,
}


def _chunks(rows: Sequence[Any], size: int) -> Iterator[list[Any]]:
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk
