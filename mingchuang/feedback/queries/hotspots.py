"""What people speak about: the words of a period against those of the period before.

Words are counted as the segmenter lets them through (dictionary and own words, no names, no numbers). Before a
subject is shown, voices behind it are masked until enough of them still say it in the open; so nothing appears that
only stands where a name, a number or an address was said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Max, Q
from django.urls import reverse

from mingchuang.catalogue.models import ServiceItem
from mingchuang.feedback.models import Voice, VoiceQuerySet
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries.sources import HotspotFilter, SourceLine, SourceText, WordSource, sources_for
from mingchuang.feedback.rules.hotspots import (
    FLOOR,
    Key,
    Said,
    Subject,
    Trend,
    Words,
    distinct,
    picture,
    without_doubles,
)
from mingchuang.feedback.rules.masks import find_masks, shown_parts
from mingchuang.feedback.rules.segment import is_said_as_word, segmenter, subjects_in
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

VOICES = "voices"
SHOWN_EACH = 20
MOST_VOICES = 200_000
KEPT_SECONDS = 600
SHORT_NAME = 12
LOOKED_AT = FLOOR * 8


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
    sources = sources_for(actor, chosen=wanted.source)
    reach = ";".join(f"{one.key}:{one.newest()}:{','.join(actor.reach(one.permission))}" for one in sources)
    place, item = wanted.place.pk if wanted.place else 0, wanted.item.code if wanted.item else ""
    asked = f"{reach}|{wanted.since}|{wanted.until}|{place}|{item}"
    key = f"hotspots:{sha256(asked.encode()).hexdigest()}"
    found: Hotspots | None = cache.get(key)
    if found is None:
        found = _counted(sources, actor, wanted)
        cache.set(key, found, KEPT_SECONDS)
    return found


def keys_saying(actor: Actor, wanted: HotspotFilter, words: Words) -> Mapping[str, Sequence[int]]:
    """The records behind a subject, by source; none when it is no subject that may be shown."""
    shown = hotspots(actor, wanted)
    keys = next((one.keys for one in (*shown.new, *shown.growing, *shown.most) if one.words == words), ())
    return {source.key: [pk for name, pk in keys if name == source.key] for source in sources_for(actor)}


def voices_behind(actor: Actor, keys: Sequence[int]) -> VoiceQuerySet:
    """These voices, newest first by their page."""
    rows = Voice.objects.within(actor, P.VOICE_READ).filter(pk__in=keys)
    return rows.blind().select_related("about", "place")


def places_of_voices(actor: Actor) -> Sequence[Node]:
    """Units, halls and windows that voices can be about, for the filter."""
    kinds = (*NodeKind.answering(), NodeKind.HALL, NodeKind.WINDOW)
    return list(Node.objects.within(actor, P.VOICE_READ).filter(kind__in=kinds, closed_on=None).in_tree_order())


def texts_of_voices(actor: Actor, wanted: HotspotFilter) -> Iterable[SourceText]:
    """What was said in a period, oldest first."""
    rows = Voice.objects.within(actor, P.VOICE_READ).filter(local_on__range=(wanted.since, wanted.until))
    if wanted.place is not None:
        path = (wanted.place.path,)
        rows = rows.filter(below(path, site=True, prefix="place__") | Q(about__path__startswith=wanted.place.path))
    if wanted.item:
        rows = rows.filter(item__code=wanted.item.code)
    found = rows.order_by("pk").values_list("pk", "text", "about_id")[:MOST_VOICES]
    return (SourceText(pk=pk, words=text, unit=unit) for pk, text, unit in found)


def newest_voice() -> int:
    """The key of the last voice."""
    return Voice.objects.aggregate(last=Max("pk"))["last"] or 0


def words_of_voices(keys: Sequence[int]) -> Mapping[int, str]:
    """What these said."""
    return dict(Voice.objects.filter(pk__in=keys).values_list("pk", "text"))


def lines_of_voices(actor: Actor, keys: Sequence[int]) -> Sequence[SourceLine]:
    """These voices as lines, for whoever lists several sources; the page of hot spots has its own list of them."""
    return [
        SourceLine(
            label=voice.number,
            words=voice.text,
            about=voice.about or voice.place,
            state=voice.get_state_display(),
            on=voice.local_on,
            address=reverse("feedback:voice", args=[voice.pk]),
        )
        for voice in voices_behind(actor, keys).order_by("-pk")
    ]


def _counted(sources: Sequence[WordSource], actor: Actor, wanted: HotspotFilter) -> Hotspots:
    cutter = segmenter(names=_names(wanted.until), stop=_place_words())

    def said(period: HotspotFilter) -> list[Said]:
        texts = [((source.key, text.pk), text) for source in sources for text in source.texts(actor, period)]
        once = distinct((key, text.words) for key, text in texts)
        return [
            Said(key=key, unit=text.unit, subjects=subjects_in(cutter.clauses(text.words)))
            for key, text in texts
            if key in once
        ]

    found = picture(said(wanted), said(wanted.before()))
    openly = _Openly(sources)
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
    """Tells what is said outside of everything that is masked; each record is masked once."""

    def __init__(self, sources: Sequence[WordSource]) -> None:
        self._sources = sources
        self._pieces: dict[Key, list[str]] = {}

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
                all(any(is_said_as_word(word, piece) for piece in self._pieces.get(key, ())) for word in subject.words)
                for key in keys
            )
            if left <= 0:
                return True
        return False

    def _mask(self, keys: Sequence[Key]) -> None:
        for source in self._sources:
            wanted = [pk for name, pk in keys if name == source.key]
            for pk, text in source.words_of(wanted).items() if wanted else ():
                parts = shown_parts(text, find_masks(text))
                self._pieces[source.key, pk] = [piece for piece, mask in parts if mask is None]


def batched(keys: Sequence[Key], size: int) -> Iterable[Sequence[Key]]:
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


VOICE_WORDS = WordSource(
    key=VOICES,
    label="诉求",
    permission=P.VOICE_READ,
    texts=texts_of_voices,
    newest=newest_voice,
    words_of=words_of_voices,
    lines=lines_of_voices,
)
