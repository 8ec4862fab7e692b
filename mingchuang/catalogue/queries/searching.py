"""Finding items by what people type."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Min, QuerySet
from django.db.models.functions import Length

from mingchuang.catalogue.models import SearchTerm, ServiceItem, Synonym
from mingchuang.catalogue.rules.searching import (
    LEAST_LETTERS,
    PINYIN,
    effective,
    pairs_of,
    readings,
    sounded,
    stretch,
    synonyms_shipped,
)

MOST = 300
"""Nobody reads further; she types another word."""
MOST_PAIRS = 12


def synonyms() -> dict[str, tuple[str, ...]]:
    """The words in use: the list that comes with us under the town's own."""
    return effective(synonyms_shipped(), Synonym.objects.order_by("word").values_list("word", "meanings"))


def found_items(items: QuerySet[ServiceItem], typed: str) -> list[int]:
    """Keys of those among `items` that were meant, the closest first; at most `MOST`.

    Items found by what was typed stand before those found by another word for it. Where nothing is found at all,
    what comes nearest: items that share most pairs of signs with it.
    """
    found: dict[int, None] = {}
    for words in readings(typed, sounded(synonyms())):
        found.update(dict.fromkeys(_with_all(items, words)))
        if len(found) >= MOST:
            break
    return list(found)[:MOST] or _nearest(items, typed)


def _with_all(items: QuerySet[ServiceItem], words: Sequence[str]) -> list[int]:
    """Items in which every word is found; ranked by the first."""
    first, *rest = words
    begin, end = stretch(first)
    wanted = items.filter(terms__term__gte=begin, terms__term__lt=end)
    if first.isascii() and first.isalpha() and len(first) < LEAST_LETTERS:
        wanted = wanted.filter(terms__weight__lt=PINYIN)
    for word in rest:
        begin, end = stretch(word)
        others = SearchTerm.objects.filter(term__gte=begin, term__lt=end)
        wanted = wanted.filter(pk__in=others.values("item"))
    ranked = wanted.order_by().values("pk").annotate(rank=Min("terms__weight"), length=Length("name_zh"))
    return list(ranked.order_by("rank", "length", "pk").values_list("pk", flat=True)[:MOST])


def _nearest(items: QuerySet[ServiceItem], typed: str) -> list[int]:
    """Those that share at least half of the pairs of signs, most first."""
    pairs = pairs_of(typed)[:MOST_PAIRS]
    shared: Counter[int] = Counter()
    for pair in pairs:
        shared.update(_with_all(items, [pair]))
    least = max(1, len(pairs) // 2)
    return [key for key, count in shared.most_common() if count >= least][:MOST]


def in_order(items: QuerySet[ServiceItem], keys: Sequence[int]) -> list[ServiceItem]:
    """The rows of these keys, in the order of the keys."""
    rows = {row.pk: row for row in items.filter(pk__in=keys).order_by()}
    return [rows[key] for key in keys if key in rows]
