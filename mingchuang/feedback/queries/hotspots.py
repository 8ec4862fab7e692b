"""What people speak about: the voices of a period against those of the period before.

Words are counted as the segmenter lets them through (dictionary and own words, no names, no numbers). Before a
subject is shown, voices behind it are masked until enough of them still say it in the open; so nothing appears that
only stands where a name, a number or an address was said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Max, Q

from mingchuang.catalogue.models import ServiceItem
from mingchuang.feedback.models import Voice, VoiceQuerySet
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.hotspots import FLOOR, Said, Subject, Trend, Words, distinct, picture, without_doubles
from mingchuang.feedback.rules.masks import find_masks, shown_parts
from mingchuang.feedback.rules.segment import is_said_as_word, segmenter, subjects_in
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

SHOWN_EACH = 20
MOST_VOICES = 200_000
KEPT_SECONDS = 600
SHORT_NAME = 12
LOOKED_AT = FLOOR * 8


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotFilter:
    """A period with both its ends, and perhaps a place (unit, hall or window) or an item."""

    since: date
    until: date
    place: Node | None = None
    item: ServiceItem | None = None

    def before(self) -> "HotspotFilter":
        """The period of the same length just before."""
        length = self.until - self.since + timedelta(days=1)
        return replace(self, since=self.since - length, until=self.since - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspots:
    """The subjects of the page: new ones, growing ones, and those said by most."""

    new: Sequence[Subject]
    growing: Sequence[Subject]
    most: Sequence[Subject]
    total: int
    total_before: int
    floor: int


def hotspots(actor: Actor, wanted: HotspotFilter) -> Hotspots:
    """The subjects of a period within reach; kept for ten minutes, since counting a year takes seconds."""
    rows, rows_before = _voices(actor, wanted), _voices(actor, wanted.before())
    newest = (rows | rows_before).aggregate(Max("pk"))["pk__max"]
    reach = ",".join(actor.reach(P.VOICE_READ))
    place, item = wanted.place.pk if wanted.place else 0, wanted.item.pk if wanted.item else 0
    key = f"hotspots:{hash(reach)}:{wanted.since}:{wanted.until}:{place}:{item}:{newest}"
    found: Hotspots | None = cache.get(key)
    if found is None:
        found = _counted(rows, rows_before, day=wanted.until)
        cache.set(key, found, KEPT_SECONDS)
    return found


def voices_saying(actor: Actor, wanted: HotspotFilter, words: Words) -> VoiceQuerySet:
    """The voices behind a subject, newest first; none when it is no subject that may be shown."""
    shown = hotspots(actor, wanted)
    keys = next((one.keys for one in (*shown.new, *shown.growing, *shown.most) if one.words == words), ())
    return _voices(actor, wanted).filter(pk__in=keys).blind().select_related("about", "place")


def places_of_voices(actor: Actor) -> Sequence[Node]:
    """Units, halls and windows that voices can be about, for the filter."""
    kinds = (*NodeKind.answering(), NodeKind.HALL, NodeKind.WINDOW)
    return list(Node.objects.within(actor, P.VOICE_READ).filter(kind__in=kinds, closed_on=None).in_tree_order())


def _voices(actor: Actor, wanted: HotspotFilter) -> VoiceQuerySet:
    rows = Voice.objects.within(actor, P.VOICE_READ).filter(local_on__range=(wanted.since, wanted.until))
    if wanted.place is not None:
        path = (wanted.place.path,)
        rows = rows.filter(below(path, site=True, prefix="place__") | Q(about__path__startswith=wanted.place.path))
    return rows.filter(item__code=wanted.item.code) if wanted.item else rows


def _counted(rows: VoiceQuerySet, rows_before: VoiceQuerySet, *, day: date) -> Hotspots:
    cutter = segmenter(names=_names(day), stop=_place_words())

    def said(voices: VoiceQuerySet) -> list[Said]:
        texts = list(voices.order_by("pk").values_list("pk", "text", "about_id")[:MOST_VOICES])
        once = distinct((pk, text) for pk, text, _ in texts)
        return [
            Said(key=pk, unit=unit, subjects=subjects_in(cutter.clauses(text)))
            for pk, text, unit in texts
            if pk in once
        ]

    found = picture(said(rows), said(rows_before))
    openly = _Openly()
    steady_too = sorted(found.subjects, key=lambda subject: -subject.now)
    return Hotspots(
        new=openly.lines(found.of(Trend.NEW)),
        growing=openly.lines(found.of(Trend.GROWING)),
        most=openly.lines(steady_too),
        total=found.total,
        total_before=found.total_before,
        floor=FLOOR,
    )


class _Openly:
    """Tells what is said outside of everything that is masked; each voice is masked once."""

    def __init__(self) -> None:
        self._pieces: dict[int, list[str]] = {}

    def lines(self, subjects: Iterable[Subject]) -> list[Subject]:
        """The first of these that enough voices say in the open; those of the same voices on one line."""
        kept: list[Subject] = []
        for subject in subjects:
            if len(kept) == SHOWN_EACH * 3:
                break
            if self._is_said(subject):
                kept.append(subject)
        return without_doubles(kept)[:SHOWN_EACH]

    def _is_said(self, subject: Subject) -> bool:
        left = FLOOR
        for keys in batched(subject.keys[:LOOKED_AT], FLOOR * 2):
            self._mask([key for key in keys if key not in self._pieces])
            left -= sum(
                all(any(is_said_as_word(word, piece) for piece in self._pieces[key]) for word in subject.words)
                for key in keys
            )
            if left <= 0:
                return True
        return False

    def _mask(self, keys: Sequence[int]) -> None:
        if not keys:
            return
        for key, text in Voice.objects.filter(pk__in=keys).values_list("pk", "text"):
            self._pieces[key] = [piece for piece, mask in shown_parts(text, find_masks(text)) if mask is None]


def batched(keys: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    """The keys, so many at a time."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _names(day: date) -> frozenset[str]:
    """Short names of items in force, halls and windows are one word each; long ones are cut as usual."""
    items = ServiceItem.objects.in_force_on(day).values_list("name_zh", flat=True)
    places = Node.objects.filter(kind__in=(NodeKind.HALL, NodeKind.WINDOW)).values_list("name_zh", flat=True)
    return frozenset(name for name in (*items, *places) if len(name) <= SHORT_NAME)


def _place_words() -> frozenset[str]:
    """The name of the region is said in every second voice and tells nothing."""
    return frozenset(Node.objects.filter(kind=NodeKind.REGION).values_list("name_zh", flat=True))
