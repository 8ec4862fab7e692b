"""Parallel approval as pure rules: order, circles, the critical path, who holds it up."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.casework.enums import PartState
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.casework.rules.parts import (
    KnownPart,
    PlannedPart,
    check_plan,
    in_order,
    longest_way,
    on_longest_way,
    ready_after,
    timeline,
)

DONE, RUNNING, WAITING = PartState.DONE, PartState.RUNNING, PartState.WAITING


def plan(*parts: tuple[str, int, str]) -> list[PlannedPart]:
    return [PlannedPart(key=key, days=days, after=frozenset(after)) for key, days, after in parts]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        pytest.param(plan(("甲", 5, "")), "2 至 20", id="one part alone"),
        pytest.param(plan(("甲", 5, ""), ("甲", 6, "")), "同名", id="the same twice"),
        pytest.param(plan(("甲", 5, ""), ("乙", 0, "")), "1 至 45", id="no limit"),
        pytest.param(plan(("甲", 5, ""), ("乙", 5, "丙")), "不在这件办件里", id="waits for nobody"),
        pytest.param(plan(("甲", 5, "乙"), ("乙", 5, "甲")), "绕成了圈", id="a circle"),
        pytest.param(plan(("甲", 5, "甲"), ("乙", 5, "")), "绕成了圈", id="waits for itself"),
        pytest.param(plan(("甲", 30, ""), ("乙", 16, "甲")), "超过并联总时限", id="one day over the joint limit"),
    ],
)
def test_a_plan_is_refused_when(parts: list[PlannedPart], said: str) -> None:
    with pytest.raises(CaseActRefused, match=said):
        check_plan(parts, joint_days=45)


def test_a_plan_that_just_fits_is_taken() -> None:
    check_plan(plan(("甲", 30, ""), ("乙", 15, "甲"), ("丙", 45, "")), joint_days=45)


def test_the_longest_way_is_critical_and_the_rest_has_slack() -> None:
    found = timeline(
        [
            KnownPart(key=1, days=10),
            KnownPart(key=2, days=15),
            KnownPart(key=3, days=5, after=frozenset({1, 2})),
        ],
        today=0,
    )

    assert [(span.start, span.end, span.slack) for span in found.spans] == [(0, 10, 5), (0, 15, 0), (15, 20, 0)]
    assert (found.ends, found.holding) == (20, ())


def test_who_is_late_holds_it_up_and_moves_the_end() -> None:
    found = timeline(
        [
            KnownPart(key=1, days=10, state=RUNNING, began=0),
            KnownPart(key=2, days=15, state=DONE, began=0, ended=8),
            KnownPart(key=3, days=5, after=frozenset({1, 2})),
        ],
        today=14,
    )
    first = next(span for span in found.spans if span.key == 1)

    assert (first.end, first.due, first.is_late, found.ends, found.holding) == (14, 10, True, 19, (1,))


def test_days_of_a_pause_are_not_held_against_a_unit() -> None:
    paused = KnownPart(key=1, days=5, state=RUNNING, began=0, lost=4)
    (span,) = timeline([paused], today=8).spans

    assert (span.end, span.is_late) == (9, False)


@given(
    days=st.lists(st.integers(1, 9), min_size=1, max_size=7),
    links=st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))),
)
def test_the_critical_path_is_the_longest_of_all_ways(days: list[int], links: set[tuple[int, int]]) -> None:
    parts = [
        KnownPart(key=n, days=long, after=frozenset(before for before, after in links if after == n and before < n))
        for n, long in enumerate(days)
    ]
    found = timeline(parts, today=0)

    def longest(part: KnownPart) -> int:
        return part.days + max((longest(parts[before]) for before in part.after), default=0)

    assert found.ends == max(longest(part) for part in parts)
    critical = {span.key for span in found.spans if span.is_critical}
    assert any(longest(parts[key]) == found.ends for key in critical)
    for span in found.spans:
        assert all(other.end <= span.start for other in found.spans if other.key in parts[span.key].after)


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_an_order_puts_each_behind_what_it_waits_for_or_names_the_circle(links: set[tuple[int, int]]) -> None:
    after = {n: {before for before, key in links if key == n} for n in range(7)}
    try:
        ordered = in_order(after)
    except CaseActRefused:
        reach = {n: set(before) for n, before in after.items()}
        for _ in range(7):
            reach = {n: before.union(*(reach[b] for b in before)) for n, before in reach.items()}
        assert any(n in before for n, before in reach.items())
    else:
        place = {key: at for at, key in enumerate(ordered)}
        assert all(place[before] < place[key] for key, befores in after.items() for before in befores)


def test_a_part_begins_when_all_before_it_have_ended() -> None:
    def parts(first: PartState, second: PartState) -> list[KnownPart]:
        return [
            KnownPart(key=1, days=1, state=first),
            KnownPart(key=2, days=1, state=second),
            KnownPart(key=3, days=1, after=frozenset({1, 2})),
        ]

    ready = {pair: ready_after(parts(*pair)) for pair in itertools.product([DONE, RUNNING], repeat=2)}
    assert ready == {(DONE, DONE): [3], (DONE, RUNNING): [], (RUNNING, DONE): [], (RUNNING, RUNNING): []}


def test_the_longest_way_is_named() -> None:
    days, after = {"消防": 10, "环保": 15, "规划": 5}, {"消防": [], "环保": [], "规划": ["消防", "环保"]}
    assert (longest_way(days, after), on_longest_way(days, after)) == (20, ["环保", "规划"])
    assert (longest_way({}, {}), on_longest_way({}, {})) == (0, [])
