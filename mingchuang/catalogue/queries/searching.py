"""Finding items by what people type."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Min, QuerySet
from django.db.models.functions import Length

from mingchuang.catalogue.models import SearchTerm, ServiceItem, Synonym
from mingchuang.catalogue.rules.searching import (
    effective,
    pairs_of,
    readings,
    sounded,
    stretch,
    synonyms_shipped,
)
from mingchuang.foundation.finding import LEAST_LETTERS, PINYIN, name_terms, words_of

MOST = 300
"""Nobody reads further; she types another word."""
MOST_PAIRS = 12


def synonyms() -> dict[str, tuple[str, ...]]:
    """The words in use: the list that comes with us under the town's own."""
    return effective(synonyms_shipped(), _own_synonyms())


def _own_synonyms() -> tuple[tuple[str, str], ...]:
    return tuple(Synonym.objects.order_by("word").values_list("word", "meanings"))


@lru_cache(maxsize=4)
def _sounded(own: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """Made anew only when the town changed its words."""
    return sounded(effective(synonyms_shipped(), own))


def found_items(items: QuerySet[ServiceItem], typed: str) -> list[int]:
    """Keys of those among `items` that were meant, the closest first; at most `MOST`.

    Items found by what was typed stand before those found by another word for it. Where nothing is found at all,
    what comes nearest: items that share most pairs of signs with it.
    """
    found: dict[int, None] = {}
    for words in readings(typed, _sounded(_own_synonyms())):
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


LISTED = (
    *("code", "version_no", "name_zh", "name_en", "case_type", "promised_count", "promised_unit", "is_charged"),
    "at_once_minutes",
    *("node__code", "node__name_zh", "node__name_en"),
)


def listed(items: QuerySet[ServiceItem]) -> QuerySet[ServiceItem]:
    """Items with what a list shows of them; their long texts stay where they are."""
    return items.select_related("node").only(*LISTED)


def in_order(items: QuerySet[ServiceItem], keys: Sequence[int]) -> list[ServiceItem]:
    """The rows of these keys, in the order of the keys."""
    rows = {row.pk: row for row in items.filter(pk__in=keys).order_by()}
    return [rows[key] for key in keys if key in rows]


def meant_names(names: Iterable[tuple[int, str, str]], typed: str) -> list[int]:
    """Keys of those names (key, Chinese, English) that were meant, the closest first; for places, which are few."""
    word = "".join(words_of(typed))
    if not word:
        return []
    found = []
    for key, name_zh, name_en in names:
        weights = [weight for term, weight in _terms_of_name(name_zh, name_en) if term.startswith(word)]
        if weights and (len(word) >= LEAST_LETTERS or min(weights) < PINYIN):
            found.append((min(weights), len(name_zh), key))
    return [key for _, _, key in sorted(found)]


@lru_cache(maxsize=8192)
def _terms_of_name(name_zh: str, name_en: str) -> tuple[tuple[str, int], ...]:
    return tuple(name_terms(name_zh, name_en).items())
