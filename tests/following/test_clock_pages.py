"""How limits are counted, seen and set; what changed when the calendar did."""

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.following.models import ClockRule, RecountLine
from mingchuang.following.queries import waiting_for
from mingchuang.foundation.journal.models import Entry
from mingchuang.workspace.actions.calendar import take_in_year
from tests.cast import NOON, Cast, Person
from tests.factories.following import corrected, make_matter

pytestmark = pytest.mark.django_db
RULES = reverse("following:clock-rules")


def page(client: Client, person: Person, address: str, **query: str) -> str:
    client.force_login(person.account)
    return client.get(address, query, follow=True).content.decode()


def fields(**changes: object) -> dict[str, object]:
    return {
        "counts_start": "on", "amber_percent": 30, "amber_days": 2, "causes": ["supplement", "public_notice"],
        "hand_over_hours": 8, "extension_most": 10, "hours": "工作日 09:00-12:00 13:00-17:00",
        "basis": "某县〔2026〕3号",
    } | changes  # fmt: skip


def test_the_office_sets_the_rule_of_a_place_and_it_is_journalled(client: Client, cast: Cast) -> None:
    assert "通用规则计时" in page(client, cast.chen, RULES, place=cast.bureau.code)

    client.post(reverse("following:set-clock-rule", args=[cast.bureau.code]), fields())

    row = ClockRule.objects.get()
    assert (row.node, row.counts_start, row.settings.lamp.percent, row.causes) == (
        cast.bureau, True, 30, ["supplement", "public_notice"],
    )  # fmt: skip
    entry = Entry.objects.get(kind="following.clock_rule_changed")
    assert (entry.data["before"]["counts_start"], entry.data["after"]["counts_start"]) == (False, True)
    shown = page(client, cast.lin, RULES)  # a clerk of the bureau sees what holds for her
    assert "剩 30% 或 2 天" in shown
    assert "某县〔2026〕3号" in shown


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"basis": ""}, "公示按当地规定"),
        ({"hours": "九点到五点"}, "样子"),
        ({"amber_percent": 120}, "90"),
        ({"hand_over_hours": 0}, "1"),
    ],
)
def test_a_rule_without_reason_is_not_kept(
    client: Client, cast: Cast, changes: dict[str, object], message: str
) -> None:
    client.force_login(cast.chen.account)

    answer = client.post(reverse("following:set-clock-rule", args=[cast.bureau.code]), fields(**changes))

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not ClockRule.objects.exists()


def test_the_neighbour_has_no_such_place_and_the_head_sets_nothing(client: Client, cast: Cast) -> None:
    address = reverse("following:set-clock-rule", args=[cast.bureau.code])
    for person in (cast.neighbour_office, cast.zhou):
        client.force_login(person.account)
        assert client.post(address, fields()).status_code == 404


def test_a_limit_is_tried_out_and_explained(client: Client, cast: Cast) -> None:
    shown = page(client, cast.lin, RULES, start="2025-09-26", count="10", unit="working")
    assert "到期日 2025-10-16" in shown
    assert "国庆节" in shown
    paused = {"out_on": "2025-03-06", "back_on": "2025-03-13"}
    assert "到期日 2025-03-24" in page(
        client, cast.lin, RULES, start="2025-03-03", count="10", unit="working", **paused
    )
    assert "期限暂定" in page(client, cast.lin, RULES, start="2026-12-30", count="5", unit="working")
    assert "超出工作日历的范围" in page(client, cast.lin, RULES, start="2026-12-30", count="9999", unit="working")


def test_a_corrected_calendar_lists_what_changed_and_tells_the_owners(client: Client, cast: Cast) -> None:
    mine = make_matter(cast.bureau, owner=cast.lin.staff)
    make_matter(cast.other_bureau)
    taken = take_in_year(actor=cast.operator.actor, text=corrected(also_off="2026-03-17"), at=NOON)

    assert "2026年放假安排" in page(client, cast.operator, reverse("following:recounts"))
    one = reverse("following:recount", args=[taken.recount])
    assert page(client, cast.chen, one).count("2026-03-18 → 2026-03-19") == 2
    assert page(client, cast.zhou, one).count("2026-03-18 → 2026-03-19") == 1
    client.force_login(cast.neighbour_office.account)
    assert client.get(one).status_code == 404  # nothing of hers changed
    told = [row for rows in waiting_for(cast.lin.actor, now=NOON, most=9).values() for row in rows]
    assert [row.title_zh for row in told] == ["补齐申报材料样本（2026-03-18 → 2026-03-19）"]
    assert RecountLine.objects.filter(matter=mine).count() == 1


@pytest.mark.parametrize("count", [3, 30])
def test_a_longer_list_costs_no_more_queries(
    client: Client, cast: Cast, count: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(count):
        make_matter(cast.bureau)
    taken = take_in_year(actor=cast.operator.actor, text=corrected(also_off="2026-03-17"), at=NOON)
    client.force_login(cast.chen.account)

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(reverse("following:recount", args=[taken.recount]))
