"""The three rates as a ranked table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingchuang.callbacks.enums import Measure
from mingchuang.callbacks.queries import Rate
from mingchuang.exchange.queries.rates import EXCLUDED, RatesOfMonth, UnitRates
from mingchuang.exchange.rules.rates import Placed, placed, weighted
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """One unit: its place (None while a rate has nobody to count), its score and its rates."""

    unit: Node
    orders: int
    place: int | None
    is_shared: bool
    score: float | None
    rates: Sequence[Rate]
    excluded: Sequence[tuple[str, str, int]]


def rate_rows(month: RatesOfMonth) -> list[RateRow]:
    """Ranked units first, then those that cannot be ranked, in the order of the tree."""
    scores = {one.unit.pk: score for one in month.units if (score := _score(month, one)) is not None}
    places = {one.key: one for one in placed(scores)}
    rows = [
        _row(one, places[one.unit.pk].place if one.unit.pk in places else None, month, places) for one in month.units
    ]
    return sorted(rows, key=lambda row: (row.place is None, row.place or 0, row.unit.sort_path))


def whole_row(month: RatesOfMonth) -> RateRow | None:
    """All units together."""
    return _row(month.whole, None, month, {}) if month.whole else None


def _score(month: RatesOfMonth, one: UnitRates) -> float | None:
    return weighted([one.rates[measure].value for measure in Measure], [month.weights.of(m) for m in Measure])


def _row(one: UnitRates, place: int | None, month: RatesOfMonth, places: Mapping[int, Placed]) -> RateRow:
    found = places.get(one.unit.pk)
    return RateRow(
        unit=one.unit,
        orders=one.orders,
        place=place,
        is_shared=found.is_shared if found else False,
        score=_score(month, one),
        rates=[one.rates[measure] for measure in Measure],
        excluded=[
            (measure.label, EXCLUDED[reason], count)
            for measure in Measure
            for reason, count in one.rates[measure].excluded.items()
        ],
    )
