"""What a citizen sees, and what she does not."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mingchuang.evaluations.enums import Grade, Origin
from mingchuang.organisations.actions import tree
from mingchuang.organisations.actions.staff import choose_naming
from mingchuang.organisations.models import Staff
from mingchuang.pledges import actions as pledge_actions
from mingchuang.portal.queries import rating_counts
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign
from tests.factories.casework import delivered, make_case_item
from tests.factories.catalogue import make_item, make_simplification
from tests.factories.evaluations import make_rating
from tests.factories.pledges import SYSTEM, draft, judged, published, wording

CODE = "11330000MB000001"


def seen(client: Client, name: str, code: str = "", **query: str) -> str:
    answer = client.get(reverse(f"portal:{name}", args=[code] if code else []), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_first_page_leads_everywhere(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)

    page = seen(client, "home")

    assert "清河县政务服务公开" in page
    for name, code in (("campaign", campaign.code), ("unit", "minzheng"), ("unit", "dating")):
        assert reverse(f"portal:{name}", args=[code]) in page
    assert reverse("portal:track") in page


def test_an_empty_house_says_so(client: Client, db: None) -> None:
    assert "还没有内容" in seen(client, "home")
    assert "还没有单位" in seen(client, "units")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("婚姻", "婚姻登记窗口"),
        ("婚姻登記窗口", "婚姻登记窗口"),
        ("民政", "清河县民政局"),
        ("低保", "低保认定"),
        (CODE[:8], "低保认定"),
    ],
)
def test_the_search_finds_windows_units_and_items(client: Client, cast: Cast, typed: str, name: str) -> None:
    make_item(cast.bureau, code=CODE, name_zh="低保认定")

    assert name in seen(client, "home", q=typed)


def test_the_search_finds_english_names(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code=CODE, name_zh="低保认定", name_en="Living allowance")

    assert "低保认定" in seen(client, "home", q="living")


@pytest.mark.parametrize("typed", ["林小燕", "林小燕 ", "小燕", "linxiaoyan", "lxy", "LXY", "lin"])
def test_the_search_finds_people(client: Client, cast: Cast, typed: str) -> None:
    assert "林小燕" in seen(client, "home", q=typed)


@pytest.mark.parametrize(("typed", "finds"), [("林小燕", False), ("linxiaoyan", False), ("lin", True)])
def test_where_surnames_are_shown_people_are_found_by_their_number_alone(
    client: Client, cast: Cast, typed: str, *, finds: bool
) -> None:
    choose_naming(actor=cast.chen.actor, node=cast.window, naming="surname", at=NOON)

    assert (f"工号 {cast.lin.staff.badge_number}" in seen(client, "home", q=typed)) is finds


def test_who_is_not_shown_is_not_found(client: Client, cast: Cast) -> None:
    Staff.objects.filter(pk=cast.lin.staff.pk).update(is_shown=False)

    assert "林小燕" not in seen(client, "home", q="lxy")


def test_a_search_that_finds_nothing_says_what_to_do(client: Client, cast: Cast) -> None:
    page = seen(client, "home", q="<b>飞碟</b>")

    assert "没有找到" in page
    assert "<b>飞碟" not in page


def test_an_item_says_what_it_takes(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code=CODE, windows=[cast.window])

    page = seen(client, "item", CODE)

    for said in ("12 个工作日", "20 个工作日", "不收费", "户口簿", "一次办", "婚姻登记窗口"):
        assert said in page


def test_the_public_sees_what_is_in_force_and_no_draft(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code="A1", name_zh="已公布的事")
    make_item(cast.bureau, code="B1", name_zh="没公布的事", published=False)
    make_item(cast.bureau, code="C1", name_zh="下月才施行", in_force_from=date(2026, 4, 1))

    page = seen(client, "items")

    assert "已公布的事" in page
    assert "没公布的事" not in page
    assert "下月才施行" not in page
    assert client.get(reverse("portal:item", args=["B1"])).status_code == 404


@pytest.mark.parametrize("place", ["minzheng", "dating"])
def test_items_of_one_place_are_listed_alone(client: Client, cast: Cast, place: str) -> None:
    make_item(cast.bureau, code="A1", name_zh="民政的事", windows=[cast.window])
    make_item(cast.other_bureau, code="B1", name_zh="人社的事")

    page = seen(client, "items", unit=place, q="事")

    assert "民政的事" in page
    assert "人社的事" not in page


def test_a_unit_shows_its_windows_items_people_and_pledges(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code=CODE)
    published(cast.window)
    tree.appoint(
        actor=SYSTEM, staff=cast.lin.staff, node=cast.window, title="登记员", from_on=date(2026, 1, 1), at=NOON
    )

    page = seen(client, "unit", "minzheng")

    for said in ("婚姻登记窗口", "最低生活保障对象认定", "林小燕", "登记员", "工号 lin", "增设两个婚姻登记窗口"):
        assert said in page
    assert "社保经办窗口" not in page


def test_a_hall_shows_the_windows_of_all_its_units(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code=CODE, windows=[cast.window])
    published(cast.window)

    page = seen(client, "unit", "dating")

    for said in ("婚姻登记窗口", "社保经办窗口", "最低生活保障对象认定", "林小燕", "无数据"):
        assert said in page


def test_a_window_says_who_serves_and_where_to_rate(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code=CODE, windows=[cast.window])

    page = seen(client, "window", "mz-1")

    for said in ("林小燕", "最低生活保障对象认定", "清河县政务服务大厅", reverse("evaluations:rate", args=["mz-1"])):
        assert said in page


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("unit", "mz-1"),
        ("unit", "qinghe"),
        ("window", "minzheng"),
        ("pledges", "mz-1"),
        ("item", "X1"),
        ("campaign", "x"),
    ],
)
def test_what_is_not_there_is_not_found(client: Client, cast: Cast, name: str, code: str) -> None:
    assert client.get(reverse(f"portal:{name}", args=[code])).status_code == 404


def test_the_table_of_pledges_hides_nothing_that_was_public(client: Client, cast: Cast) -> None:
    kept = judged(cast.bureau, "kept", text_zh="第一条：设休息椅")
    gone = published(cast.bureau, text_zh="第二条：延长开门")
    pledge_actions.withdraw_pledge(actor=SYSTEM, pledge_id=gone.pk, reason_zh="场地被征用", at=NOON)
    draft(cast.bureau, text_zh="第三条：没公布")

    page = seen(client, "pledges", "minzheng")

    for said in (kept.number, "两个窗口已经开门", "核对属实", "第二条", "场地被征用"):
        assert said in page
    assert "第三条" not in page


def test_the_rate_shows_both_its_numbers_and_what_was_left_out(client: Client, cast: Cast) -> None:
    judged(cast.bureau, "kept", due_on=date(2026, 3, 11), at=NOON - timedelta(days=1))
    judged(cast.bureau, "not_kept", due_on=date(2026, 3, 11), at=NOON - timedelta(days=1))
    published(cast.bureau, due_on=None)

    page = seen(client, "pledges", "minzheng")

    assert "50%" in page
    assert "到期应兑现 2 条，已兑现 1 条，截至 2026-03-11" in page
    assert "另有 1 条不在其中：未到期 0，长期 1，已撤回 0" in page


def test_pledges_are_narrowed_by_the_address(client: Client, cast: Cast) -> None:
    judged(cast.bureau, "kept", text_zh="第一条：设休息椅")
    published(cast.bureau, text_zh="第二条：延长开门")

    assert "第二条" not in seen(client, "pledges", "minzheng", state="kept")
    assert "第二条" in seen(client, "pledges", "minzheng", state="nonsense")


def test_a_replaced_pledge_and_its_successor_are_both_shown(client: Client, cast: Cast) -> None:
    old = published(cast.bureau, text_zh="增设两个窗口")
    new = pledge_actions.draft_pledge(
        actor=SYSTEM, node=cast.bureau, wording=wording(text_zh="增设三个窗口"), replaces=old, at=NOON
    )
    remark = "改得更多，已核对。"
    pledge_actions.review_pledge(actor=SYSTEM, pledge_id=new.pk, is_approved=True, remark=remark, at=NOON)
    pledge_actions.publish_pledge(actor=SYSTEM, pledge_id=new.pk, at=NOON)

    page = seen(client, "pledges", "minzheng")

    assert "增设两个窗口" in page
    assert "增设三个窗口" in page
    assert f"由第 {new.number} 号承诺代替" in page


def test_the_board_shows_phases_tasks_norms_and_every_unit(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    judged(cast.window, "kept", due_on=date(2026, 3, 11), at=NOON - timedelta(days=1))

    page = seen(client, "campaign", campaign.code)

    for said in ("宣传动员", "窗口亮诺", "办事更快", "一声问候迎客", "清河县民政局", "100%", "1/1"):
        assert said in page
    assert "临湖县民政局" not in page


def test_ratings_count_only_when_somebody_gave_them_and_nobody_doubts_them(client: Client, cast: Cast) -> None:
    for n in range(1, 41):
        make_rating(cast.window, Grade.DISSATISFIED if n < 3 else Grade.SATISFIED, at=NOON - timedelta(days=n))
    make_rating(cast.window, origin=Origin.DEFAULT, source="综合受理", service_number="1")

    page = seen(client, "unit", "minzheng")
    counts = rating_counts([cast.hall.path, cast.other_bureau.path], first=date(2026, 1, 1), last=date(2026, 3, 11))

    assert "另有 1 次不计" in page
    assert "合每万次评价差评 500 次" in page
    assert (counts[cast.hall.path].counted, counts[cast.hall.path].bad, counts[cast.hall.path].left_out) == (40, 2, 1)
    assert counts[cast.other_bureau.path].counted == 0


def test_the_board_draws_the_range_of_every_unit_that_was_rated_enough(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    with time_machine.travel(NOON + timedelta(days=60), tick=False):
        for n in range(40):
            make_rating(
                cast.window, Grade.DISSATISFIED if n < 2 else Grade.SATISFIED, at=NOON + timedelta(days=60 - n % 8)
            )
        make_rating(cast.other_window, at=NOON + timedelta(days=59))
        page = seen(client, "campaign", campaign.code)

    assert "2/40" in page
    assert '<svg viewBox="0 0 100 8"' in page
    assert "评价太少" in page


def test_an_item_shows_what_a_simplification_did_to_real_cases(client: Client, cast: Cast) -> None:
    item = make_case_item(cast)
    make_simplification(item, since=date(2026, 3, 1))
    few = seen(client, "item", item.code)
    for at in (NOON - timedelta(days=20), NOON):
        for _ in range(5):
            delivered(cast, at=at)

    enough = seen(client, "item", item.code)

    assert "实际办件的中位数" not in few
    assert "（5 件），以后" in enough
