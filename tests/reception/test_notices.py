"""All that is missing is told at once; once more only when the head agrees."""

import pytest

from mingchuang.catalogue.models import ServiceItem
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.numbering import is_receipt
from mingchuang.reception.actions import give_notice, sign_notice
from mingchuang.reception.enums import NoticeChannel
from mingchuang.reception.models import Notice
from mingchuang.reception.queries import check_second_notice, notices_within
from mingchuang.reception.rules.notice import NoticeRefused, check_missing
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item

PRINTED = NoticeChannel.PRINTED


@pytest.fixture
def item(cast: Cast) -> ServiceItem:
    return make_item(cast.bureau)


def told(cast: Cast, item: ServiceItem, **given: object) -> Notice:
    usual: dict[str, object] = {
        "missing": [2],
        "note": "身份证过期",
        "channel": PRINTED,
        "place": cast.window,
        "case_label": "婚姻〔2026〕1号",
    }
    return give_notice(actor=cast.lin.actor, item=item, at=NOON, **{**usual, **given})  # type: ignore[arg-type]


def test_a_notice_is_numbered_and_has_a_code_nobody_guesses(cast: Cast, item: ServiceItem) -> None:
    first, second = told(cast, item, missing=[1, 2]), told(cast, item, case_label="别的办件")

    assert (first.number, second.number) == ("告知〔2026〕1号", "告知〔2026〕2号")
    assert [row.name_zh for row in first.missing.order_by("ordinal")] == ["户口簿", "居民身份证"]
    assert is_receipt(first.code)
    assert first.code != second.code
    assert Entry.objects.get(kind="reception.notice_given", subject_id=str(first.pk)).data["missing"] == [1, 2]


def test_a_second_notice_to_one_case_is_counted(cast: Cast, item: ServiceItem) -> None:
    assert [told(cast, item).nth, told(cast, item).nth] == [1, 2]
    assert [row.nth for row in notices_within(cast.zhou.actor, again=True)] == [2]


def test_the_neighbour_gives_no_notice_here(cast: Cast, item: ServiceItem) -> None:
    with pytest.raises(NotAllowed):
        give_notice(actor=cast.wu.actor, item=item, missing=[1], note="", channel=PRINTED, place=cast.window, at=NOON)


def test_it_is_signed_for_once(cast: Cast, item: ServiceItem) -> None:
    notice = told(cast, item)

    assert sign_notice(actor=cast.lin.actor, notice_id=notice.pk, at=NOON).signed_at == NOON
    with pytest.raises(NoticeRefused, match="已经登记过签收"):
        sign_notice(actor=cast.lin.actor, notice_id=notice.pk, at=NOON)


@pytest.mark.parametrize(
    ("missing", "note", "channel", "message"),
    [
        ([1, 1], "", PRINTED, "写了两次"),
        ([3], "", PRINTED, "没有第 3 项"),
        ([], " ", PRINTED, "请勾选"),
        ([], "x" * 1001, PRINTED, "不超过 1000 字"),
    ],
)
def test_a_notice_says_what_is_missing(missing: list[int], note: str, channel: NoticeChannel, message: str) -> None:
    with pytest.raises(NoticeRefused) as refused:
        check_missing(missing, known={1, 2}, note=note, channel=channel)

    assert message in str(refused.value)


def test_over_the_phone_nothing_need_be_missing() -> None:
    check_missing([], known={1, 2}, note="", channel=NoticeChannel.PHONE)


def test_a_second_notice_needs_the_head() -> None:
    check_second_notice(earlier=0, is_approved=False)
    check_second_notice(earlier=1, is_approved=True)
    with pytest.raises(NoticeRefused, match="已经告知过"):
        check_second_notice(earlier=1, is_approved=False)
