"""The public finds items by what she types."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.catalogue import actions
from mingchuang.catalogue.models import SearchTerm, ServiceItem, Synonym
from mingchuang.catalogue.queries import found_items, items_in_force
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.catalogue import item_content, make_item

TODAY = date(2026, 3, 11)


def found(typed: str) -> list[str]:
    keys = found_items(items_in_force(on=TODAY), typed)
    names = dict(ServiceItem.objects.filter(pk__in=keys).values_list("pk", "name_zh"))
    return [names[key] for key in keys]


@pytest.fixture
def shelf(cast: Cast) -> Cast:
    """Some items of daily life, one of them not yet public."""
    names = ("最低生活保障对象认定", "结婚登记", "补领婚姻登记证", "居民身份证换领", "不动产登记")
    for number, name in enumerate(names):
        make_item(cast.bureau, code=f"MZ{number}", name_zh=name, name_en="", also_called="打证" if number == 1 else "")
    make_item(cast.bureau, code="XX9", name_zh="没公布的登记", published=False)
    return cast


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("低保", "最低生活保障对象认定"),
        ("最低生活保障", "最低生活保障对象认定"),
        ("zuidi", "最低生活保障对象认定"),
        ("zdsh", "最低生活保障对象认定"),
        ("dibao", "最低生活保障对象认定"),
        ("結婚", "结婚登记"),
        ("jie hun", "结婚登记"),
        ("jhdj", "结婚登记"),
        ("领证", "结婚登记"),
        ("打证", "结婚登记"),
        ("结婚 登 记", "结婚登记"),
        ("登记 结婚", "结婚登记"),
        ("换领身份证", "居民身份证换领"),
        ("mz3", "居民身份证换领"),
        ("MZ0", "最低生活保障对象认定"),
        ("结婚的登记证", "结婚登记"),
    ],
)
def test_an_item_is_found_however_it_is_typed(shelf: Cast, typed: str, name: str) -> None:
    assert name in found(typed)[:2]


def test_the_closest_stands_first(shelf: Cast) -> None:
    make_item(shelf.bureau, code="DJ1", name_zh="登记资料查询")

    assert found("登记")[0] == "登记资料查询"
    assert found("登记")[1:3] == ["结婚登记", "不动产登记"], "shorter names are closer"


def test_what_is_not_public_is_not_found(shelf: Cast) -> None:
    assert "没公布的登记" not in found("没公布")


def test_a_renamed_item_is_found_by_its_new_name_from_its_first_day(shelf: Cast) -> None:
    item = ServiceItem.objects.get(code="MZ4")
    content = item_content(name_zh="房屋登记")
    draft = actions.change_item(actor=shelf.chen.actor, item_id=item.pk, content=content, at=NOON)
    assert "房屋登记" not in found("房屋")

    actions.publish_item(actor=shelf.chen.actor, item_id=draft.pk, at=NOON)

    assert found("fangwu") == ["房屋登记"]
    assert "不动产登记" not in found("不动产")


def test_a_rewritten_draft_loses_its_old_terms(cast: Cast) -> None:
    item = make_item(cast.bureau, name_zh="旧名字", published=False)

    actions.change_item(actor=cast.chen.actor, item_id=item.pk, content=item_content(name_zh="新名字"), at=NOON)

    terms = {bytes(term).decode() for term in SearchTerm.objects.filter(item=item).values_list("term", flat=True)}
    assert "旧名字" not in terms
    assert "新名字" in terms


@pytest.mark.parametrize("typed", ["%", "_", "'; --", "<script>", "   ", "\x00", "ÿ"])
def test_odd_signs_find_nothing_and_break_nothing(shelf: Cast, client: Client, typed: str) -> None:
    answer = client.get(reverse("portal:items"), {"q": typed})

    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_the_office_teaches_a_word_and_it_is_found_at_once(shelf: Cast, client: Client) -> None:
    client.force_login(shelf.chen.account)

    answer = client.post(reverse("catalogue:synonyms"), {"word": "困难户", "meanings": "最低生活保障"})

    assert answer.status_code == 302
    assert found("困难户") == ["最低生活保障对象认定"]
    entry = Entry.objects.get(kind="catalogue.synonym_changed")
    assert (entry.actor_label, entry.data["word"]) == ("陈立", "困难户")


def test_a_word_of_ours_is_switched_off(shelf: Cast) -> None:
    actions.change_synonym(actor=shelf.chen.actor, word="领证", meanings="", at=NOON)

    assert "结婚登记" not in found("领证")


def test_others_do_not_teach_words(shelf: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.change_synonym(actor=shelf.zhou.actor, word="困难户", meanings="最低生活保障", at=NOON)
    actions.change_synonym(actor=shelf.chen.actor, word="困难户", meanings="最低生活保障", at=NOON)

    with pytest.raises(NotAllowed):
        actions.change_synonym(actor=shelf.neighbour_office.actor, word="困难户", meanings="", at=NOON)
    assert Synonym.objects.get().meanings == "最低生活保障"


@pytest.mark.parametrize(("word", "meanings"), [("户", "户口"), ("困难户", "低"), ("困难户", "长" * 301)])
def test_a_word_that_says_nothing_is_refused(shelf: Cast, client: Client, word: str, meanings: str) -> None:
    client.force_login(shelf.chen.account)

    assert client.post(reverse("catalogue:synonyms"), {"word": word, "meanings": meanings}).status_code == 422


@pytest.mark.parametrize("rows", [3, 30])
def test_a_search_asks_as_often_for_many_as_for_few(
    cast: Cast, client: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        make_item(cast.bureau, code=f"Q{number}", name_zh=f"登记{number}")

    with django_assert_max_num_queries(6):
        client.get(reverse("portal:items"), {"q": "登记"})


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hydj", "婚姻登记窗口"),
        ("婚姻", "婚姻登记窗口"),
        ("minzhengju", "清河县民政局"),
        ("政務服務大廳", "清河县政务服务大厅"),
    ],
)
def test_places_are_found_by_pinyin_and_traditional_signs_too(
    cast: Cast, client: Client, typed: str, name: str
) -> None:
    assert name in client.get(reverse("portal:home"), {"q": typed}).content.decode()


def test_staff_find_by_pinyin_and_drafts_too(shelf: Cast, client: Client) -> None:
    client.force_login(shelf.chen.account)

    seen = client.get(reverse("catalogue:items"), {"q": "meigongbu"}).content.decode()

    assert "没公布的登记" in seen
    assert "结婚登记" not in seen
