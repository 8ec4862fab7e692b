"""Where it stalls: what is counted, for whom, down to the matters; what was ordered, and whether it eased."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from mingchuang.casework.actions.handling import finish_step
from mingchuang.following.actions import (
    accept_hand_over,
    answer_matter,
    close_matter,
    refuse_hand_over,
    return_matter,
)
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.statistics import Share
from mingchuang.organisations.actions.tree import open_node
from mingchuang.organisations.models import Node
from mingchuang.supervision.actions import report_order, settle_order
from mingchuang.supervision.enums import Grouping, Measure, Verdict
from mingchuang.supervision.models import StallOrder
from mingchuang.supervision.queries.stalls import share_of, stall_table
from mingchuang.supervision.queries.waits import Window, waits
from tests.cast import NOON, Cast
from tests.factories.casework import accepted
from tests.factories.following import make_matter, make_offer
from tests.factories.organisations import make_staff, on_post
from tests.factories.supervision import make_stall_order

pytestmark = pytest.mark.django_db
CLOSE = "rectification:record:close"
DAY = timedelta(days=1)


def window(place: Node, *, days: int = 60, step: str = "") -> Window:
    return Window(place=place, from_on=NOON.date() - days * DAY, until_on=NOON.date(), now=NOON, step=step)


def counted(measure: Measure, place: Node, *, step: str = "") -> tuple[int, int]:
    share = share_of(waits(measure, window(place, step=step)))
    return share.count, share.total


def lived(cast: Cast, *, answered: datetime | None, looked: datetime | None = None, back: bool = False) -> Matter:
    """A matter of the bureau, due five working days after 2026-02-24."""
    began = NOON - 15 * DAY
    matter = make_matter(cast.bureau, at=began, owner=cast.lin.staff)
    if answered:
        answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=answered)
    if looked and back:
        return_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, reason="缺材料", at=looked)
    elif looked:
        close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=looked)
    return matter


def test_late_is_what_fell_due_and_was_not_answered_by_then(cast: Cast) -> None:
    lived(cast, answered=NOON - 12 * DAY)
    lived(cast, answered=NOON - 2 * DAY)
    lived(cast, answered=None)
    make_matter(cast.bureau)  # not due yet
    make_matter(cast.other_bureau, at=NOON - 15 * DAY)

    assert counted(Measure.LATE, cast.bureau) == (2, 3)
    assert counted(Measure.LATE, cast.county) == (3, 4)
    assert counted(Measure.LATE, cast.county, step="tests.other") == (0, 0)


def test_a_check_is_long_after_three_working_days_and_an_answer_nobody_looks_at_counts(cast: Cast) -> None:
    lived(cast, answered=NOON - 12 * DAY, looked=NOON - 9 * DAY)  # Friday to Monday
    lived(cast, answered=NOON - 12 * DAY, looked=NOON - 2 * DAY)
    lived(cast, answered=NOON - 12 * DAY)  # nobody has looked
    lived(cast, answered=NOON - 1 * DAY)  # too fresh to say

    assert counted(Measure.CHECK, cast.bureau) == (2, 3)


def test_a_return_is_one_of_all_answers_looked_at(cast: Cast) -> None:
    again = lived(cast, answered=NOON - 12 * DAY, looked=NOON - 11 * DAY, back=True)
    answer_matter(actor=cast.lin.actor, matter_id=again.pk, at=NOON - 10 * DAY)
    close_matter(actor=cast.chen.actor, matter_id=again.pk, close_permission=CLOSE, at=NOON - 9 * DAY)
    lived(cast, answered=NOON - 12 * DAY)

    assert counted(Measure.RETURNED, cast.bureau) == (1, 2)
    assert counted(Measure.RETURNED, cast.other_bureau) == (0, 0)


def test_a_hand_over_sent_back_is_counted_where_it_should_have_been_taken_on(cast: Cast) -> None:
    taken = make_offer(cast.other_bureau, to=cast.bureau, staff=cast.zhou.staff, at=NOON - DAY)
    accept_hand_over(actor=cast.zhou.actor, hand_over_id=taken.pk, at=NOON - DAY)
    sent_back = make_offer(cast.other_bureau, to=cast.bureau, staff=cast.zhou.staff, at=NOON - DAY)
    refuse_hand_over(actor=cast.zhou.actor, hand_over_id=sent_back.pk, reason="不属于职责", at=NOON - DAY)
    make_offer(cast.other_bureau, to=cast.bureau, at=NOON - DAY)  # not answered yet

    assert counted(Measure.TAKING, cast.bureau) == (1, 2)


def stalling(cast: Cast) -> None:
    """The bureau is late with all of twelve, the other bureau with none of twelve; one matter of the county's own."""
    for _ in range(12):
        make_matter(cast.bureau, at=NOON - 15 * DAY, place=cast.window, owner=cast.lin.staff)
        on_time = make_matter(cast.other_bureau, at=NOON - 15 * DAY)
        answer_matter(actor=cast.neighbour_head.actor, matter_id=on_time.pk, at=NOON - 14 * DAY)
    make_matter(cast.county, at=NOON - 15 * DAY)


def test_places_steps_and_people_are_told_apart_but_never_on_a_handful(cast: Cast) -> None:
    stalling(cast)
    found = waits(Measure.LATE, window(cast.county))

    places = stall_table(found, Grouping.PLACE, cast.county)
    people = stall_table(found, Grouping.PERSON, cast.county)

    assert [(row.node, row.verdict) for row in places.rows] == [
        (cast.bureau, Verdict.STALLS),
        (cast.other_bureau, Verdict.LESS),
        (cast.county, Verdict.TOO_FEW),
    ]
    assert (people.rows[0].person, people.rows[0].share.count) == (cast.lin.staff, 12)
    assert [row.verdict for row in stall_table(found, Grouping.STEP, cast.county).rows] == [Verdict.TOO_FEW]


def test_a_step_over_its_own_limit_counts_however_fast_the_whole_was(client: Client, cast: Cast) -> None:
    case = accepted(cast, at=NOON - 15 * DAY)
    for ordinal, at in ((2, NOON - 8 * DAY), (3, NOON - 7 * DAY)):
        finish_step(actor=cast.lin.actor, case_id=case.pk, ordinal=ordinal, note="", at=at)
    found = waits(Measure.STEP, window(cast.county))

    assert counted(Measure.STEP, cast.bureau) == (1, 3)  # three working days for the second step, two for the third
    assert counted(Measure.STEP, cast.bureau, step="tests.other") == (0, 0)
    by_step = {row.step: row.share.count for row in stall_table(found, Grouping.STEP, cast.county).rows}
    assert by_step == {"受理": 0, "审核": 1, "决定": 0}
    assert {row.step for row in stall_table(found, Grouping.POST, cast.county).rows} == {
        "窗口",
        "业务股室",
        "分管负责人",
    }
    client.force_login(cast.zhou.account)
    page = client.get("/w/stalls/?measure=step&by=step").content.decode()
    assert "办件环节超时" in page
    assert len(client.get("/w/stalls/matters/?measure=step&by=post&key=业务股室").context["found"]) == 1


def test_sections_and_posts_are_those_of_whoever_answers(cast: Cast) -> None:
    section = open_node(
        actor=cast.chen.actor, kind="section", code="mz-k1", name_zh="社会事务科", parent=cast.bureau, at=NOON
    )
    clerk = on_post(make_staff(section), "社会事务岗").staff
    lived(cast, answered=None)
    make_matter(cast.bureau, at=NOON - 15 * DAY, owner=clerk)
    found = waits(Measure.LATE, window(cast.county))

    sections, posts = (stall_table(found, by, cast.county).rows for by in (Grouping.SECTION, Grouping.POST))

    assert {(row.node, row.step, row.share.total) for row in sections} == {
        (section, "不在科室", 1),
        (None, "不在科室", 1),
    }
    assert {(row.step, row.share.total) for row in posts} == {("社会事务岗", 1), ("没有写明岗位", 1)}


def test_what_came_of_an_order_stands_in_the_list_with_its_numbers(client: Client, cast: Cast) -> None:
    for after in (Share(count=2, total=20), Share(count=14, total=20)):
        row = make_stall_order(cast)
        report_order(actor=cast.zhou.actor, matter_id=row.pk, report="增派一人", at=NOON)
        settle_order(actor=cast.zheng.actor, matter_id=row.pk, finding="属实", after=after, at=NOON)
    make_stall_order(cast)
    client.force_login(cast.sun.account)

    page = client.get("/w/stalls/").content.decode()

    assert "已核对 2 件：缓解 1 件 ÷ 能判断的 1 件" in page
    assert "另有 1 件件数太少或分不出" in page
    assert "2/20" in page


def test_the_page_says_the_finding_and_opens_down_to_the_matters(client: Client, cast: Cast) -> None:
    stalling(cast)
    client.force_login(cast.sun.account)

    page = client.get("/w/stalls/")
    behind = client.get(f"/w/stalls/matters/?key={cast.bureau.pk}")
    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/w/stalls/export/").getvalue()))

    assert "清河县民政局的“超期”明显多于别处：12 件中有 12 件。" in page.content.decode()
    assert "<svg" in page.content.decode()
    assert len(behind.context["found"]) == 12
    assert "清河县民政局" in [row[0] for row in book.get_sheet_by_index(0).to_python()]


def test_a_head_sees_her_own_unit_only(client: Client, cast: Cast) -> None:
    stalling(cast)
    client.force_login(cast.zhou.account)

    page = client.get("/w/stalls/?node=renshe")  # what makes no sense is left aside
    assert page.context["whole"].total == 12
    assert not page.context["may_order"]
    assert client.get("/w/stalls/order/").status_code == 404


@pytest.mark.parametrize("count", [3, 30])
def test_more_matters_cost_no_more_queries(client: Client, cast: Cast, count: int) -> None:
    for _ in range(count):
        lived(cast, answered=NOON - 12 * DAY, looked=NOON - 9 * DAY)
    client.force_login(cast.chen.account)
    client.get("/w/stalls/?measure=check")
    with CaptureQueriesContext(connection) as queries:
        client.get("/w/stalls/?measure=check")

    assert len(queries) <= 18


def test_an_order_is_given_done_returned_and_settled_by_another(client: Client, cast: Cast) -> None:
    stalling(cast)
    client.force_login(cast.sun.account)
    address = f"/w/stalls/order/?node={cast.bureau.code}&days=30"
    asked = {"to": cast.bureau.pk, "wanted": "当日到期当日清", "due_on": (NOON + 10 * DAY).date().isoformat()}
    assert client.post(address, asked | {"wanted": " "}).status_code == 422
    assert client.post(address, asked | {"due_on": NOON.date().isoformat()}).status_code == 409
    page = client.post(address, asked, follow=True).redirect_chain[-1][0]
    order = StallOrder.objects.get()
    assert (order.count_before, order.total_before) == (12, 12)

    client.force_login(cast.zhou.account)
    assert "疏堵要求" in client.get("/w/").content.decode()
    assert client.post(f"{page}report/", {"report": "增派一人"}).status_code == 302
    assert client.get(f"{page}check/").status_code == 404

    client.force_login(cast.chen.account)
    assert client.post(f"{page}check/", {"answer": "return", "finding": ""}).status_code == 422
    assert client.post(f"{page}check/", {"answer": "return", "finding": "看不出做了什么"}).status_code == 302
    client.post(f"{page}report/", {"report": "增派一人，每天清一次"})
    assert client.post(f"{page}check/", {"answer": "settle"}).status_code == 409  # who answered does not settle

    client.force_login(cast.zheng.account)
    assert client.post(f"{page}check/", {"answer": "settle", "finding": "属实"}).status_code == 302
    order.refresh_from_db()
    assert (order.matter.state, order.finding) == (MatterState.CLOSED, "属实")


def test_the_same_measure_is_taken_again_after_the_order(client: Client, cast: Cast) -> None:
    order = make_stall_order(cast)
    for _ in range(12):
        matter = make_matter(cast.bureau, days=1)
        answer_matter(actor=cast.zhou.actor, matter_id=matter.pk, at=NOON)
    client.force_login(cast.zhou.account)

    early = client.get(f"/w/stalls/orders/{order.pk}/").content.decode()
    assert "件数太少" in early
    assert client.get(f"/w/stalls/orders/{order.pk}/report/").status_code == 200
    client.force_login(cast.neighbour_head.account)
    assert client.get(f"/w/stalls/orders/{order.pk}/").status_code == 404
