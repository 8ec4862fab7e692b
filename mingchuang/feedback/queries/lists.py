"""Lists of voices and orders, narrowed by what the address bar asks."""

import re
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from mingchuang.feedback.enums import PublicationState, VoiceState
from mingchuang.feedback.models import Order, Publication, Voice, VoiceQuerySet
from mingchuang.feedback.models.order import OrderQuerySet
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.likeness import Likeness, Told, proposals
from mingchuang.feedback.rules.limits import Terms
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.organisations.models import Node

SORT, OFFICE, UNIT, OVER = "sort", "office", "unit", "over"
MOST_COMPARED = 500
# 2026-12, or as it is written on paper: the year in brackets, then the number
NUMBER = re.compile(r"\D{0,3}(?P<year>\d{4})[〕-](?P<sequence>\d{1,9})\D?", flags=re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFilter:
    """What is asked of the inbox; empty = everything that is not over. `words` is looked for in number and text."""

    standing: str = ""
    state: str = ""
    kind: str = ""
    channel: str = ""
    urgency: str = ""
    unit: str = ""
    words: str = ""


STANDINGS = {
    SORT: VoiceState.to_sort(),
    OFFICE: VoiceState.waiting_for_office(),
    UNIT: VoiceState.at_unit(),
    OVER: VoiceState.over(),
}


def inbox(actor: Actor, asked: VoiceFilter) -> VoiceQuerySet:
    """Voices as far as the actor may read them; those put together stand under their lead."""
    rows = Voice.objects.within(actor, P.VOICE_READ).blind().select_related("place", "about", "item", "region")
    rows = rows.prefetch_related(
        Prefetch("orders", Order.objects.current().select_related("matter__clock", "matter__owner_node"), "now_orders")
    ).annotate(together=Count("merged"))
    if asked.standing in STANDINGS:
        rows = rows.filter(state__in=STANDINGS[asked.standing])
    elif not asked.state and not asked.words:
        rows = rows.exclude(state__in=VoiceState.over())
    for column in ("state", "kind", "channel", "urgency"):
        if value := getattr(asked, column):
            rows = rows.filter(**{column: value})
    if asked.unit:
        rows = rows.filter(
            Q(orders__returned_at=None, orders__matter__owner_node__code=asked.unit)
            | Q(orders=None, about__code=asked.unit)
        )
    return _with_words(rows, asked.words)


def _with_words(rows: VoiceQuerySet, words: str) -> VoiceQuerySet:
    """By number or by what was said."""
    said = words.strip()
    if not said:
        return rows
    if number := NUMBER.fullmatch(said):
        return rows.filter(year=int(number["year"]), sequence=int(number["sequence"]))
    return rows.filter(Q(text__icontains=said) | Q(subject__icontains=said) | Q(external_number=said))


def standing_counts(actor: Actor) -> dict[str, int]:
    """How many wait where, for the tabs."""
    rows = Voice.objects.within(actor, P.VOICE_READ)
    counted = {name: Count("pk", filter=Q(state__in=states)) for name, states in STANDINGS.items() if name != OVER}
    return rows.aggregate(**counted)


def units_of_voices(actor: Actor) -> list[Node]:
    """Units that have or had an order within reach, for the filter."""
    owners = Order.objects.within(actor, P.ORDER_READ).values("matter__owner_node")
    return list(Node.objects.filter(pk__in=owners).in_tree_order())


def orders(actor: Actor) -> OrderQuerySet:
    """Orders as far as the actor may read them; never the person."""
    return Order.objects.within(actor, P.ORDER_READ).current().with_voice()


def alike(voice: Voice, terms: Terms) -> list[tuple[Voice, Likeness]]:
    """Voices that may be about the same, the likest first; people decide."""
    near = Voice.objects.leading().filter(region=voice.region_id).exclude(pk=voice.pk)
    near = near.exclude(state__in=VoiceState.over()).blind().select_related("place")
    rows = {row.pk: row for row in near.order_by("-pk")[:MOST_COMPARED]}
    found = proposals(_told(voice), [_told(row) for row in rows.values()], terms=terms)
    return [(rows[likeness.pk], likeness) for likeness in found]


def _told(voice: Voice) -> Told:
    return Told(
        pk=voice.pk,
        text=voice.text,
        place_id=voice.place_id,
        item_id=voice.item_id,
        received_at=voice.received_at,
    )


def published(*, words: str, kind: str) -> ScopedQuerySet[Publication]:
    """What everybody may read, newest first by its page; searched in the masked texts only."""
    rows = Publication.objects.filter(state=PublicationState.PUBLISHED).select_related(
        "voice__place", "voice__about", "reply"
    )
    if kind:
        rows = rows.filter(voice__kind=kind)
    for word in words.split()[:5]:
        rows = rows.filter(Q(voice_text__icontains=word) | Q(reply_text__icontains=word))
    return rows
