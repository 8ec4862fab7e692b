"""Norms as living data: shown to everybody, edited by the office, history kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns import actions
from mingchuang.campaigns.models import Campaign, NormLine, NormSet
from mingchuang.campaigns.queries import norm_lines
from mingchuang.campaigns.rules.norms import NormRefused
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Column, SheetSpec
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign, make_norm_set

READ_BACK = SheetSpec(
    name_zh="规范",
    columns=tuple(
        Column(key=title, title_zh=title)
        for title in ("规范名称", "类别", "序号", "内容", "英文内容", "检查题", "自查题")
    ),
)


def public(campaign: Campaign) -> Campaign:
    Campaign.objects.filter(pk=campaign.pk).update(is_public=True)
    return campaign


def address(name: str, norm_set: NormSet, *more: int) -> str:
    return reverse(f"campaigns:{name}", args=[norm_set.campaign.code, norm_set.pk, *more])


def test_the_office_adds_a_set_and_everybody_reads_it(client: Client, cast: Cast) -> None:
    campaign = public(confirmed_campaign(cast))
    client.force_login(cast.chen.account)
    sent = {"name_zh": "五个一", "kind": "norm", "lines": "一声问候\n\n一把椅子 <b>请坐</b>"}

    assert client.post(reverse("campaigns:add-norm-set", args=[campaign.code]), sent).status_code == 302

    client.logout()
    page = client.get(reverse("campaigns:norms-public", args=[campaign.code])).content.decode()
    assert "一声问候" in page
    assert "一把椅子 &lt;b&gt;请坐&lt;/b&gt;" in page


def test_a_campaign_that_is_not_public_shows_no_norms(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast, is_public=False)

    assert client.get(reverse("campaigns:norms-public", args=[campaign.code])).status_code == 404


def test_a_reworded_norm_keeps_its_history_and_its_marks_reach_the_checklist(client: Client, cast: Cast) -> None:
    norm_set = make_norm_set(cast, lines=["一声问候", "一把椅子"])
    line = norm_set.lines.get(ordinal=2)
    client.force_login(cast.chen.account)
    sent = {"text_zh": "一把椅子请坐下", "text_en": "A chair is offered", "is_self_check": "on"}

    assert client.post(address("change-norm-line", norm_set, line.pk), sent).status_code == 302

    line.refresh_from_db()
    assert (line.is_checkable, line.is_self_check) == (False, True)
    page = client.get(address("norm-set", norm_set)).content.decode()
    assert "<del>一把椅子</del>" in page
    assert line not in norm_lines(campaign=norm_set.campaign, is_checkable=True)


def test_a_norm_changes_places_and_the_first_stays_the_first(cast: Cast) -> None:
    norm_set = make_norm_set(cast, lines=["甲", "乙", "丙"])
    last = norm_set.lines.get(text_zh="丙")

    for _ in range(4):
        actions.move_norm_line(actor=cast.chen.actor, line_id=last.pk, is_up=True, at=NOON)

    assert list(norm_set.lines.order_by("ordinal").values_list("text_zh", flat=True)) == ["丙", "甲", "乙"]


def test_a_set_changes_places(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    first, second = make_norm_set(cast, campaign, name_zh="甲套"), make_norm_set(cast, campaign, name_zh="乙套")

    actions.move_norm_set(actor=cast.chen.actor, norm_set_id=second.pk, is_up=True, at=NOON)

    assert list(campaign.norm_sets.order_by("ordinal").values_list("pk", flat=True))[-2:] == [second.pk, first.pk]


def test_a_norm_that_was_taken_out_is_shown_no_more_but_stays_a_row(client: Client, cast: Cast) -> None:
    norm_set = make_norm_set(cast, lines=["九点开门", "一把椅子"])
    public(norm_set.campaign)
    line = norm_set.lines.get(ordinal=1)
    client.force_login(cast.chen.account)

    assert client.post(address("retire-norm-line", norm_set, line.pk)).status_code == 302

    page = client.get(reverse("campaigns:norms-public", args=[norm_set.campaign.code])).content.decode()
    assert "九点开门" not in page
    assert NormLine.objects.filter(pk=line.pk).exists()
    assert client.get(address("change-norm-line", norm_set, line.pk)).status_code == 404


@pytest.mark.parametrize(("lines", "said"), [(["  "], "至少写一条"), (["甲", "甲"], "已经在"), (["长" * 501], "500")])
def test_norms_are_refused_when(cast: Cast, lines: list[str], said: str) -> None:
    norm_set = make_norm_set(cast)

    with pytest.raises(NormRefused) as refused:
        actions.add_norm_lines(actor=cast.chen.actor, norm_set_id=norm_set.pk, lines=lines, at=NOON)

    assert said in str(refused.value)


def test_two_sets_of_one_campaign_do_not_share_a_name(client: Client, cast: Cast) -> None:
    norm_set = make_norm_set(cast, name_zh="五个一")
    client.force_login(cast.chen.account)
    sent = {"name_zh": "五个一", "kind": "norm", "lines": "另一条"}

    answer = client.post(reverse("campaigns:add-norm-set", args=[norm_set.campaign.code]), sent)

    assert answer.status_code == 422
    assert "已有名为" in answer.content.decode()


def test_a_unit_reads_the_norms_and_does_not_change_them(client: Client, cast: Cast) -> None:
    norm_set = make_norm_set(cast)
    client.force_login(cast.zhou.account)

    assert client.get(address("norm-set", norm_set)).status_code == 200
    assert client.get(address("add-norm-lines", norm_set)).status_code == 404
    with pytest.raises(NotAllowed):
        actions.add_norm_lines(actor=cast.zhou.actor, norm_set_id=norm_set.pk, lines=["甲"], at=NOON)


def test_the_neighbour_sees_404(client: Client, cast: Cast) -> None:
    norm_set = make_norm_set(cast)
    client.force_login(cast.neighbour_office.account)

    assert client.get(address("norm-set", norm_set)).status_code == 404
    assert client.get(address("change-norm-set", norm_set)).status_code == 404


def test_shipped_phrases_are_adopted_with_their_kind(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)

    actions.adopt_framework(actor=cast.chen.actor, campaign_id=campaign.pk, key="service-language", at=NOON)

    kinds = dict(campaign.norm_sets.filter(framework="service-language").values_list("name_zh", "kind"))
    assert kinds == {"文明用语": "polite", "服务忌语": "forbidden"}


def test_the_sheet_tells_which_norms_are_questions(client: Client, cast: Cast) -> None:
    norm_set = make_norm_set(cast, lines=["一声问候"])
    client.force_login(cast.zhou.account)

    book = client.get(reverse("campaigns:norms-sheet", args=[norm_set.campaign.code])).content

    row = next(row for row in read_rows(book, [READ_BACK]).rows["规范"] if row.values["内容"] == "一声问候")
    assert (row.values["检查题"], row.values["自查题"]) == ("是", "否")


@pytest.mark.parametrize("sets", [2, 12])
def test_the_page_asks_as_often_for_many_sets_as_for_few(
    client: Client, cast: Cast, sets: int, django_assert_max_num_queries: Any
) -> None:
    campaign = public(confirmed_campaign(cast))
    for number in range(sets):
        make_norm_set(cast, campaign, name_zh=f"第 {number} 套")

    with django_assert_max_num_queries(4):
        client.get(reverse("campaigns:norms-public", args=[campaign.code]))
