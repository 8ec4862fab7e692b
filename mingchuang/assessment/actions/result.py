"""The rows of a run's result: lines with their origin, totals with their ranks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mingchuang.analytics.measuring import Measurement
from mingchuang.assessment.enums import LineKind
from mingchuang.assessment.models import Mark, ScoreLine, ScoreRun, ScoreTotal
from mingchuang.assessment.queries.scheme import SchemeRules, scheme_rules
from mingchuang.assessment.rules.points import Item, Reading
from mingchuang.assessment.rules.ranking import Contender, places, reading_order
from mingchuang.assessment.rules.scoring import Sheet, sheet
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the engine gave for a run: units, item → unit code → measurement, marks, and where it all came from."""

    units: Sequence[Node]
    measured: Mapping[str, Mapping[str, Measurement]]
    marks: Sequence[Mark]
    inputs: Mapping[str, Any]
    kept: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """One unit with what counted against it and its sheet."""

    unit: Node
    deducted: Mapping[str, int]
    vetoed: Mapping[str, int]
    sheet: Sheet


def write_result(run: ScoreRun, found: Found) -> None:
    """Write lines and totals; those of an earlier try go. Inside the transaction of the run."""
    rules = scheme_rules(run.scheme)
    scored = [_scored(unit, rules, found) for unit in found.units]
    ScoreLine.objects.filter(run=run).delete()
    ScoreTotal.objects.filter(run=run).delete()
    ScoreLine.objects.bulk_create([line for one in scored for line in _lines(run, one, rules, found)])
    ScoreTotal.objects.bulk_create(_totals(run, scored))


def _scored(unit: Node, rules: SchemeRules, found: Found) -> _Scored:
    deducted = _counts(unit, found, LineKind.DEDUCTION, [deduction.key for deduction in rules.deductions])
    vetoed = _counts(unit, found, LineKind.VETO, rules.vetoes)
    made = sheet(
        {rule.key: _reading(found.measured[rule.key][unit.code]) for rule in rules.indicators},
        rules.indicators,
        deductions=rules.deductions,
        counts=deducted,
        is_vetoed=any(vetoed.values()),
    )
    return _Scored(unit=unit, deducted=deducted, vetoed=vetoed, sheet=made)


def _counts(unit: Node, found: Found, kind: LineKind, keys: Iterable[str]) -> dict[str, int]:
    """How often each deduction or veto happened to a unit: entered by hand, or counted by a figure."""
    marks = [mark for mark in found.marks if mark.kind == kind and mark.path.startswith(unit.path)]
    counts = {key: sum(mark.count for mark in marks if mark.key == key) for key in keys}
    for key in counts:
        if key in found.measured:
            counts[key] += found.measured[key][unit.code].numerator
    return counts


def _reading(measured: Measurement) -> Reading:
    interval = measured.interval
    return Reading(
        value=measured.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        count=measured.denominator,
    )


def _lines(run: ScoreRun, one: _Scored, rules: SchemeRules, found: Found) -> list[ScoreLine]:
    lines = [_indicator_line(item, found.measured[item.key][one.unit.code]) for item in one.sheet.items]
    lines += [
        ScoreLine(
            kind=LineKind.DEDUCTION,
            key=deduction.key,
            numerator=one.deducted[deduction.key],
            weight=deduction.points_each,
            points=-one.sheet.taken[deduction.key],
        )
        for deduction in rules.deductions
    ]
    lines += [ScoreLine(kind=LineKind.VETO, key=key, numerator=count) for key, count in one.vetoed.items()]
    for position, line in enumerate(lines, 1):
        line.run, line.node, line.path, line.position = run, one.unit, one.unit.path, position
    return lines


def _indicator_line(item: Item, measured: Measurement) -> ScoreLine:
    interval = measured.interval
    return ScoreLine(
        kind=LineKind.INDICATOR,
        key=item.key,
        numerator=measured.numerator,
        denominator=measured.denominator,
        excluded=measured.excluded,
        value=measured.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        weight=item.weight,
        points=item.points,
        points_low=item.low,
        points_high=item.high,
        is_thin=item.is_thin,
    )


def _totals(run: ScoreRun, scored: Sequence[_Scored]) -> list[ScoreTotal]:
    contenders = [_contender(one) for one in scored]
    found, nodes = places(contenders), {one.unit.code: one.unit for one in scored}
    return [
        ScoreTotal(
            run=run,
            node=nodes[contender.key],
            path=nodes[contender.key].path,
            position=position,
            points=contender.points,
            low=contender.low,
            high=contender.high,
            standing=contender.standing,
            best=found[contender.key].best,
            worst=found[contender.key].worst,
        )
        for position, contender in enumerate(reading_order(contenders), 1)
    ]


def _contender(one: _Scored) -> Contender:
    whole = one.sheet.whole
    return Contender(
        key=one.unit.code, points=whole.points, low=whole.low, high=whole.high, standing=one.sheet.standing
    )
