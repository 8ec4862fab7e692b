"""The pages of scores, through the door."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.assessment.actions.run import freeze_run
from mingchuang.assessment.models import Mark, Scheme, ScoreRun
from mingchuang.assessment.queries.run import records_file
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.tree import open_node
from tests.cast import NOON, Cast
from tests.factories.assessment import Records, make_run

pytestmark = pytest.mark.django_db


def _page(client: Client, cast: Cast, who: str, name: str, *args: object) -> tuple[int, str]:
    client.force_login(cast[who].account)
    answer = client.get(reverse(f"assessment:{name}", args=args))
    return answer.status_code, answer.content.decode()


@pytest.fixture
def run(cast: Cast, scheme: Scheme, told: Records) -> ScoreRun:
    """A run that has its result."""
    return make_run(cast, scheme)


def test_the_office_orders_a_run_and_sees_its_table(
    client: Client, cast: Cast, scheme: Scheme, told: Records, django_capture_on_commit_callbacks: object
) -> None:
    client.force_login(cast.chen.account)
    period = {"from_on": "2026-01-01", "until_on": "2026-03-11"}

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        answer = client.post(reverse("assessment:order-run", args=[scheme.campaign.code]), period)

    page = client.get(answer["Location"]).content.decode()
    assert "清河县民政局领先，与其他单位分得出先后" in page
    assert "第 1 名" in page
    assert "<svg" in page


def test_a_run_that_waits_says_so_and_may_be_left(client: Client, cast: Cast, scheme: Scheme) -> None:
    client.force_login(cast.chen.account)
    period = {"from_on": "2026-01-01", "until_on": "2026-03-11"}
    answer = client.post(reverse("assessment:order-run", args=[scheme.campaign.code]), period)

    page = client.get(answer["Location"]).content.decode()

    assert "排在队里" in page
    assert "可以离开本页" in page


def test_a_period_that_runs_backwards_is_refused_at_its_field(client: Client, cast: Cast, scheme: Scheme) -> None:
    client.force_login(cast.chen.account)

    answer = client.post(
        reverse("assessment:order-run", args=[scheme.campaign.code]),
        {"from_on": "2026-03-11", "until_on": "2026-03-01"},
    )

    assert answer.status_code == 422
    assert "止日不能早于起日" in answer.content.decode()
    assert not ScoreRun.objects.exists()


def test_units_that_cannot_be_told_apart_are_named(client: Client, cast: Cast, scheme: Scheme, told: Records) -> None:
    told.rows["evaluations.ratings"].clear()
    told.ratings(cast.window.path, [5] * 195 + [1] * 5)
    told.ratings(cast.other_window.path, [5] * 194 + [1] * 6)

    page = _page(client, cast, "chen", "run", make_run(cast, scheme).pk)[1]

    assert page.count("第 1—2 名") == 2
    assert "与清河县人力资源和社会保障局的得分区间重叠，现有记录分不出先后" in page


def test_a_number_opens_down_to_its_ratings(client: Client, cast: Cast, run: ScoreRun) -> None:
    client.force_login(cast.chen.account)
    address = reverse("assessment:number", args=[run.pk, "minzheng", "bad-per-10000"])

    page = client.get(address, {"part": "numerator"}).content.decode()

    assert "10 / 1,000" in page
    assert page.count("<td>非常不满意</td>") == 10
    assert "婚姻登记窗口" in page
    assert "FROM evaluations_ratings" in page
    assert run.inputs_digest in client.get(reverse("assessment:run", args=[run.pk])).content.decode()


def test_long_lists_of_records_are_paged(client: Client, cast: Cast, run: ScoreRun) -> None:
    client.force_login(cast.chen.account)
    address = reverse("assessment:number", args=[run.pk, "minzheng", "bad-per-10000"])

    first = client.get(address)
    after = first.context["page"].after
    second = client.get(address, {"after": after})

    assert len(first.context["records"]) == len(second.context["records"]) == 50
    assert f"after={after}" in first.content.decode()


def test_records_that_were_touched_are_not_passed_off_as_the_old_ones(
    client: Client, cast: Cast, run: ScoreRun
) -> None:
    records_file(run.pk, "bad-per-10000").unlink()

    status, page = _page(client, cast, "chen", "number", run.pk, "minzheng", "bad-per-10000")

    assert status == 200
    assert "留存的明细缺失或被改动过" in page


def test_a_unit_sees_its_own_score_once_it_is_frozen_and_nobody_elses(
    client: Client, cast: Cast, run: ScoreRun
) -> None:
    assert _page(client, cast, "zhou", "run", run.pk)[0] == 404
    freeze_run(actor=cast.chen.actor, run=run, at=NOON)

    status, page = _page(client, cast, "zhou", "run", run.pk)

    assert status == 200
    assert "清河县民政局" in page
    assert "清河县人力资源和社会保障局" not in page
    assert _page(client, cast, "zhou", "unit-score", run.pk, "minzheng")[0] == 200
    assert _page(client, cast, "zhou", "unit-score", run.pk, "renshe")[0] == 404
    assert _page(client, cast, "zhou", "number", run.pk, "renshe", "bad-per-10000")[0] == 404


@pytest.mark.parametrize("name", ["run", "freeze-run", "unit-score", "number"])
def test_the_neighbouring_office_sees_404(client: Client, cast: Cast, run: ScoreRun, name: str) -> None:
    arguments = {"unit-score": ["minzheng"], "number": ["minzheng", "bad-per-10000"]}.get(name, [])

    assert _page(client, cast, "neighbour_office", name, run.pk, *arguments)[0] == 404


@pytest.mark.parametrize("name", ["order-run", "scheme", "start-scheme", "put-in-force", "marks", "enter-mark"])
def test_the_neighbouring_office_finds_no_campaign_here(client: Client, cast: Cast, scheme: Scheme, name: str) -> None:
    assert _page(client, cast, "neighbour_office", name, scheme.campaign.code)[0] == 404


def test_the_auditor_reads_and_orders_nothing(client: Client, cast: Cast, run: ScoreRun) -> None:
    assert _page(client, cast, "he", "run", run.pk)[0] == 200
    assert _page(client, cast, "he", "order-run", run.scheme.campaign.code)[0] == 404
    assert _page(client, cast, "he", "freeze-run", run.pk)[0] == 404


def test_freezing_asks_first(client: Client, cast: Cast, run: ScoreRun) -> None:
    address = reverse("assessment:freeze-run", args=[run.pk])
    assert "不再变动" in _page(client, cast, "chen", "freeze-run", run.pk)[1]

    client.post(address)

    run.refresh_from_db()
    assert (run.state, run.frozen_by) == ("frozen", "陈立")


def test_a_scheme_is_drafted_changed_and_put_in_force_in_the_browser(
    client: Client, cast: Cast, campaign: Campaign
) -> None:
    client.force_login(cast.chen.account)
    code = campaign.code
    scheme = reverse("assessment:scheme", args=[code])
    client.post(reverse("assessment:start-scheme", args=[code]), {"unit_kind": "unit"})
    change = reverse("assessment:change-indicator", args=[code, "bad-per-10000"])
    marks = {"weight": "30", "full_mark": "20", "zero_mark": "10", "least_count": "50"}

    refused = client.post(change, marks)
    client.post(change, marks | {"zero_mark": "300"})
    client.post(reverse("assessment:put-in-force", args=[code]))

    assert refused.status_code == 422
    page = client.get(scheme).content.decode()
    assert "300.0 次/万次" in page
    assert "执行中" in page
    assert client.get(change).status_code == 404


def test_those_who_are_judged_may_read_the_scheme_in_force(client: Client, cast: Cast, scheme: Scheme) -> None:
    status, page = _page(client, cast, "zhou", "scheme", scheme.campaign.code)

    assert status == 200
    assert "万次差评数" in page
    assert "另起一版" not in page


def test_an_entry_is_made_and_withdrawn_in_the_browser(client: Client, cast: Cast, scheme: Scheme) -> None:
    client.force_login(cast.chen.account)
    code = scheme.campaign.code
    given = {"what": "deduction:manners", "node": cast.bureau.pk, "happened_on": "2026-03-10", "count": "1"}

    refused = client.post(reverse("assessment:enter-mark", args=[code]), given)
    client.post(reverse("assessment:enter-mark", args=[code]), given | {"reason": "督查单 12 号"})
    mark = Mark.objects.get()
    client.post(reverse("assessment:withdraw-mark", args=[mark.pk]), {"reason": "复核认为不实"})

    assert refused.status_code == 422
    page = _page(client, cast, "zhou", "marks", code)[1]
    assert "督查单 12 号" in page
    assert "复核认为不实" in page


def test_the_table_asks_as_much_at_thirty_units_as_at_three(
    client: Client, cast: Cast, scheme: Scheme, told: Records
) -> None:
    counts = []
    for wanted in (3, 30):
        for number in range(cast.county.children.filter(kind="unit").count(), wanted):
            open_node(
                actor=Actor.system(), kind="unit", code=f"ju-{number}", name_zh="某局", parent=cast.county, at=NOON
            )
        counts.append(_queries(client, cast, "run", make_run(cast, scheme).pk))

    assert counts[0] == counts[1]


def test_the_list_asks_as_much_at_thirty_runs_as_at_three(client: Client, cast: Cast, scheme: Scheme) -> None:
    counts = []
    for wanted in (3, 30):
        for _ in range(ScoreRun.objects.count(), wanted):
            ScoreRun.objects.create(
                scheme=scheme, path=scheme.path, from_on=NOON.date(), until_on=NOON.date(), ordered_at=NOON
            )
        counts.append(_queries(client, cast, "runs"))

    assert counts[0] == counts[1]


def _queries(client: Client, cast: Cast, name: str, *args: object) -> int:
    _page(client, cast, "chen", name, *args)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(f"assessment:{name}", args=args))
    return len(asked)
