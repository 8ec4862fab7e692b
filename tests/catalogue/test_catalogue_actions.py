"""Registering, changing, publishing: every way out."""

from datetime import date, timedelta

import pytest

from mingchuang.catalogue import actions
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.rules.items import ItemRefused
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.catalogue import item_content, make_item

TODAY = date(2026, 3, 11)


def in_force(day: date) -> list[str]:
    return [item.name_zh for item in ServiceItem.objects.in_force_on(day)]


def test_a_head_registers_and_the_public_sees_nothing_until_the_office_publishes(cast: Cast) -> None:
    item = actions.register_item(
        actor=cast.zhou.actor, node=cast.bureau, code="A1", content=item_content(), windows=[cast.window], at=NOON
    )
    assert in_force(TODAY) == []

    actions.publish_item(actor=cast.chen.actor, item_id=item.pk, at=NOON)

    assert in_force(TODAY) == ["最低生活保障对象认定"]
    assert list(item.materials.order_by("ordinal").values_list("name_zh", flat=True)) == ["户口簿", "居民身份证"]
    assert list(item.places.values_list("window__code", flat=True)) == ["mz-1"]


@pytest.mark.parametrize("who", ["lin", "neighbour_head", "sun"])
def test_others_do_not_register_items_of_the_bureau(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.register_item(actor=cast[who].actor, node=cast.bureau, code="A1", content=item_content(), at=NOON)


def test_a_head_does_not_put_items_at_the_windows_of_others(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.register_item(
            actor=cast.zhou.actor,
            node=cast.bureau,
            code="A1",
            content=item_content(),
            windows=[cast.other_window],
            at=NOON,
        )


def test_an_item_is_done_at_windows_only(cast: Cast) -> None:
    with pytest.raises(ItemRefused, match="不是窗口"):
        make_item(cast.bureau, windows=[cast.hall])


def test_a_code_is_registered_once(cast: Cast) -> None:
    make_item(cast.bureau, code="A1")

    with pytest.raises(ItemRefused, match="已经登记"):
        make_item(cast.other_bureau, code="A1")


def test_a_fault_writes_nothing(cast: Cast) -> None:
    with pytest.raises(ItemRefused):
        make_item(cast.bureau, promised_count=99)

    assert not ServiceItem.objects.exists()


def test_a_head_does_not_publish(cast: Cast) -> None:
    item = make_item(cast.bureau, published=False)

    with pytest.raises(NotAllowed):
        actions.publish_item(actor=cast.zhou.actor, item_id=item.pk, at=NOON)


def test_a_draft_is_rewritten_in_place(cast: Cast) -> None:
    item = make_item(cast.bureau, published=False)

    changed = actions.change_item(
        actor=cast.zhou.actor, item_id=item.pk, content=item_content(promised_count=5, materials=()), at=NOON
    )

    assert changed.pk == item.pk
    assert (changed.version_no, changed.promised_count, changed.materials.count()) == (1, 5, 0)


def test_a_published_item_holds_until_the_first_day_of_its_next_version(cast: Cast) -> None:
    item = make_item(cast.bureau)
    content = item_content(name_zh="低保认定（新）", in_force_from=date(2026, 4, 1))
    changed = actions.change_item(actor=cast.zhou.actor, item_id=item.pk, content=content, at=NOON)
    assert in_force(date(2026, 4, 1)) == ["最低生活保障对象认定"], "a draft changes nothing"

    actions.publish_item(actor=cast.chen.actor, item_id=changed.pk, at=NOON)

    assert in_force(date(2026, 3, 31)) == ["最低生活保障对象认定"]
    assert in_force(date(2026, 4, 1)) == ["低保认定（新）"]
    assert changed.version_no == 2
    item.refresh_from_db()
    assert item.promised_count == 12, "a case keeps the version it began under"


def test_the_older_version_is_not_changed_again(cast: Cast) -> None:
    item = make_item(cast.bureau)
    actions.change_item(actor=cast.chen.actor, item_id=item.pk, content=item_content(promised_count=3), at=NOON)

    with pytest.raises(ItemRefused, match="更新的一稿"):
        actions.change_item(actor=cast.chen.actor, item_id=item.pk, content=item_content(), at=NOON)


def test_a_version_is_published_once(cast: Cast) -> None:
    item = make_item(cast.bureau)

    with pytest.raises(ItemRefused, match="已经公布"):
        actions.publish_item(actor=cast.chen.actor, item_id=item.pk, at=NOON + timedelta(days=1))


def test_windows_given_by_others_stay_when_a_head_changes_the_item(cast: Cast) -> None:
    item = make_item(cast.bureau, windows=[cast.window, cast.other_window])

    changed = actions.change_item(
        actor=cast.zhou.actor,
        item_id=item.pk,
        content=item_content(promised_count=3),
        windows=[cast.window, cast.other_window],
        at=NOON,
    )

    assert changed.places.count() == 2


def test_the_journal_keeps_the_wording(cast: Cast) -> None:
    item = make_item(cast.bureau)

    told = Entry.objects.about(item).values_list("kind", flat=True)

    assert list(told) == ["catalogue.item_registered", "catalogue.item_published"]
    first = Entry.objects.about(item).first()
    assert first is not None
    assert first.data["content"]["promised_count"] == 12
    assert first.data["content"]["materials"][0]["name_zh"] == "户口簿"
