"""Counting points: same inputs, same result; every number opens to the records it was made of."""

from datetime import date
from typing import Any

import pytest

from mingchuang.analytics.measuring import Part, kept_records
from mingchuang.assessment import tasks
from mingchuang.assessment.actions.computing import compute_run
from mingchuang.assessment.actions.mark import enter_mark
from mingchuang.assessment.actions.run import freeze_run, order_run, result_digest
from mingchuang.assessment.enums import LineKind
from mingchuang.assessment.models import Scheme, ScoreLine, ScoreRun
from mingchuang.assessment.queries.run import records_file
from mingchuang.assessment.rules.run import RunRefused
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.states import MoveRefused
from tests.cast import NOON, Cast
from tests.factories.assessment import TODAY, Records, make_run

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1)


def _line(run: ScoreRun, unit: str, key: str) -> ScoreLine:
    return ScoreLine.objects.get(run=run, node__code=unit, key=key)


def test_points_come_from_records_with_their_origin(cast: Cast, scheme: Scheme, told: Records) -> None:
    run = make_run(cast, scheme)

    bad = _line(run, "minzheng", "bad-per-10000")
    assert (bad.numerator, bad.denominator, bad.excluded, bad.value) == (10, 1000, 0, 100)
    assert bad.points == pytest.approx(30 * (600 - 100) / 550)
    assert bad.points_low is not None
    assert bad.points_high is not None
    assert bad.points is not None
    assert bad.points_low < bad.points < bad.points_high
    assert _line(run, "minzheng", "ratings-per-served").value == pytest.approx(20)


def test_the_better_unit_leads_when_the_records_can_tell(cast: Cast, scheme: Scheme, told: Records) -> None:
    run = make_run(cast, scheme)

    found = list(run.totals.order_by("position").values_list("node__code", "standing", "best", "worst"))
    assert found == [("minzheng", "ranked", 1, 1), ("renshe", "ranked", 2, 2)]


def test_nobody_leads_on_three_ratings(cast: Cast, scheme: Scheme, told: Records) -> None:
    told.rows["evaluations.ratings"].clear()
    told.ratings(cast.window.path, [5, 5, 5])
    told.ratings(cast.other_window.path, [5] * 950 + [1] * 50)

    run = make_run(cast, scheme)

    found = dict(run.totals.values_list("node__code", "standing"))
    assert found == {"minzheng": "too_few", "renshe": "ranked"}
    few = run.totals.get(node__code="minzheng")
    assert few.points is not None
    assert (few.best, few.worst) == (None, None)


def test_without_data_an_item_gives_its_weight_away_and_stays_on_the_sheet(
    cast: Cast, scheme: Scheme, told: Records
) -> None:
    told.rows["pledges.pledges"].clear()

    run = make_run(cast, scheme)

    kept = _line(run, "minzheng", "pledges-kept")
    assert (kept.value, kept.points, kept.weight) == (None, None, 0)
    assert _line(run, "minzheng", "tasks-done").weight == pytest.approx(15 / 0.8)


def test_same_inputs_give_the_same_result(cast: Cast, scheme: Scheme, told: Records) -> None:
    first = make_run(cast, scheme)
    for rows in told.rows.values():
        rows.reverse()

    second = make_run(cast, scheme)

    assert second.inputs_digest == first.inputs_digest
    assert second.kept == first.kept
    assert result_digest(second) == result_digest(first)


def test_one_record_more_is_another_input(cast: Cast, scheme: Scheme, told: Records) -> None:
    first = make_run(cast, scheme)
    told.ratings(cast.window.path, [1])

    second = make_run(cast, scheme)

    changed = {name for name, digest in second.inputs["datasets"].items() if first.inputs["datasets"][name] != digest}
    assert changed == {"evaluations.ratings"}
    assert second.inputs_digest != first.inputs_digest


def test_a_number_opens_to_the_same_records_after_they_have_changed(cast: Cast, scheme: Scheme, told: Records) -> None:
    run = make_run(cast, scheme)
    told.rows["evaluations.ratings"].clear()
    make_run(cast, scheme)

    kept = kept_records(records_file(run.pk, "bad-per-10000"), unit="minzheng", part=Part.NUMERATOR, size=99)

    assert len(kept) == _line(run, "minzheng", "bad-per-10000").numerator == 10
    assert {record.note for record in kept} == {"1"}


def test_a_deduction_takes_from_its_item_and_a_veto_takes_the_rank(cast: Cast, scheme: Scheme, told: Records) -> None:
    given: dict[str, Any] = {"actor": cast.chen.actor, "campaign": scheme.campaign, "node": cast.bureau, "at": NOON}
    given |= {"happened_on": TODAY, "reason": "县委通报〔2026〕3 号"}
    enter_mark(kind="deduction", key="criticised", count=2, **given)
    enter_mark(kind="veto", key="falsified", count=1, **given)

    run = make_run(cast, scheme)

    taken = _line(run, "minzheng", "criticised")
    assert (taken.kind, taken.numerator, taken.points) == (LineKind.DEDUCTION, 2, -6)
    total = run.totals.get(node__code="minzheng")
    assert (total.standing, total.best) == ("vetoed", None)
    assert total.points is not None
    assert run.totals.get(node__code="renshe").best == 1


def test_a_run_that_has_its_result_is_left_alone(cast: Cast, scheme: Scheme, told: Records) -> None:
    run = make_run(cast, scheme)
    told.rows["evaluations.ratings"].clear()

    tasks.compute_run(run_id=run.pk)

    run.refresh_from_db()
    assert run.state == "done"
    assert _line(run, "minzheng", "bad-per-10000").denominator == 1000


def test_a_frozen_run_stands_in_the_journal_with_its_digests(cast: Cast, scheme: Scheme, told: Records) -> None:
    run = make_run(cast, scheme)

    freeze_run(actor=cast.chen.actor, run=run, at=NOON)

    entry = Entry.objects.about(run).get(kind="assessment.run_frozen")
    assert entry.data == {"inputs_digest": run.inputs_digest, "result_digest": result_digest(run)}
    with pytest.raises(MoveRefused):
        freeze_run(actor=cast.chen.actor, run=run, at=NOON)


def test_a_result_whose_kept_records_were_touched_is_not_frozen(cast: Cast, scheme: Scheme, told: Records) -> None:
    run = make_run(cast, scheme)
    records_file(run.pk, "bad-per-10000").write_bytes(b"other")

    with pytest.raises(RunRefused, match="与算出时不一致"):
        freeze_run(actor=cast.chen.actor, run=run, at=NOON)


def test_a_fault_is_kept_on_the_run_and_a_later_try_succeeds(
    cast: Cast, scheme: Scheme, told: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _ordered(cast, scheme)
    with monkeypatch.context() as broken:
        broken.setattr(told, "rows", {})
        with pytest.raises(KeyError):
            compute_run(actor=cast.chen.actor, run_id=run.pk, at=NOON)
    run.refresh_from_db()
    assert (run.state, run.fault) == ("failed", "KeyError: 'campaigns.tasks'")

    tasks.compute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.state, run.fault) == ("done", "")


def test_a_scheme_without_units_fails_in_words_and_is_not_tried_again(
    cast: Cast, scheme: Scheme, told: Records
) -> None:
    Scheme.objects.filter(pk=scheme.pk).update(unit_kind="women")
    run = _ordered(cast, scheme)

    tasks.compute_run(run_id=run.pk)

    run.refresh_from_db()
    assert run.state == "failed"
    assert "没有可以考核的单位" in run.fault


def _ordered(cast: Cast, scheme: Scheme) -> ScoreRun:
    return order_run(actor=cast.chen.actor, scheme=scheme, from_on=YEAR, until_on=TODAY, at=NOON, is_queued=False)


@pytest.mark.parametrize(
    ("from_on", "until_on", "message"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 1), "不能早于", id="it ends before it begins"),
        pytest.param(date(2026, 3, 12), date(2026, 3, 31), "还没有开始", id="it has not begun"),
    ],
)
def test_a_period_is_refused_when(cast: Cast, scheme: Scheme, from_on: date, until_on: date, message: str) -> None:
    with pytest.raises(RunRefused, match=message):
        order_run(actor=cast.chen.actor, scheme=scheme, from_on=from_on, until_on=until_on, at=NOON)


def test_a_scheme_that_is_not_in_force_counts_nothing(cast: Cast, scheme: Scheme) -> None:
    Scheme.objects.filter(pk=scheme.pk).update(state="replaced")
    scheme.refresh_from_db()

    with pytest.raises(RunRefused, match="先让考核方案执行"):
        _ordered(cast, scheme)


def test_the_neighbouring_office_counts_nothing_here(cast: Cast, scheme: Scheme) -> None:
    with pytest.raises(NotAllowed):
        order_run(actor=cast.neighbour_office.actor, scheme=scheme, from_on=YEAR, until_on=TODAY, at=NOON)


def test_the_terminal_counts_at_once_and_prints_the_table(cast: Cast, scheme: Scheme, told: Records) -> None:
    run, lines = tasks.score_campaign(campaign=scheme.campaign, at=NOON)

    assert run.state == "done"
    assert (run.from_on, run.until_on) == (YEAR, TODAY)
    assert any(line.startswith("第 1 名  清河县民政局  9") for line in lines)
    assert run.inputs_digest in lines[1]


def test_the_terminal_refuses_without_a_scheme(cast: Cast, campaign: Campaign) -> None:
    with pytest.raises(RunRefused, match="先让考核方案执行"):
        tasks.score_campaign(campaign=campaign, at=NOON)
