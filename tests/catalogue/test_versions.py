"""What changed between versions, what became simpler, samples, ends, and two who register at once."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingchuang.catalogue import actions
from mingchuang.catalogue.actions import items as item_acts
from mingchuang.catalogue.enums import Saving
from mingchuang.catalogue.models import ItemFile, ServiceItem, Simplification
from mingchuang.catalogue.rules.items import ItemRefused, MaterialContent, StepContent, check_item
from mingchuang.catalogue.rules.versions import SavingContent, changes_between, check_saving, savings_between
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.catalogue import MATERIALS, item_content, make_item, make_item_file, make_simplification

TODAY = date(2026, 3, 11)
STEPS = (
    StepContent(name_zh="受理", limit_count=1),
    StepContent(name_zh="审核", limit_count=10),
    StepContent(name_zh="公示", limit_count=7, limit_unit="natural", is_outside_limit=True),
)


def test_each_difference_is_named() -> None:
    before = item_content(steps=STEPS)
    after = item_content(
        promised_count=8,
        modes=("online",),
        materials=(MATERIALS[0], MaterialContent(name_zh="照片", copy_count=2)),
        steps=(STEPS[0], StepContent(name_zh="审核", limit_count=6)),
    )

    found = {(change.part, change.line, change.field) for change in changes_between(before, after)}

    assert found == {
        ("", "", "promised_count"),
        ("", "", "modes"),
        ("materials", "居民身份证", ""),
        ("materials", "照片", ""),
        ("steps", "审核", "limit_count"),
        ("steps", "公示", ""),
    }


def test_what_two_versions_spare_is_seen() -> None:
    before = item_content(steps=STEPS, visits=2)
    shared = MaterialContent(name_zh="户口簿", source="shared")
    after = item_content(steps=STEPS[:2], visits=1, promised_count=8, materials=(shared, MATERIALS[1]))

    found = {one.saving: (one.before_count, one.after_count) for one in savings_between(before, after)}

    assert found == {
        Saving.STEPS: (3, 2),
        Saving.MATERIALS: (2, 1),
        Saving.VISITS: (2, 1),
        Saving.TIME: (12, 8),
    }
    assert not savings_between(after, before)


def test_done_on_the_spot_now_is_time_saved() -> None:
    (found,) = savings_between(item_content(), item_content(case_type="immediate", promised_count=None))

    assert (found.saving, found.after_count, found.after_unit) == (Saving.TIME, 0, "")


@pytest.mark.parametrize(
    "saving",
    [
        SavingContent(saving=Saving.STEPS, before_count=2, after_count=2),
        SavingContent(saving=Saving.STEPS, before_count=0, after_count=0),
        SavingContent(saving=Saving.TIME, before_count=5, after_count=3),
        SavingContent(saving=Saving.TIME, before_count=5, before_unit="working", after_count=3),
        SavingContent(saving=Saving.TIME, before_count=5, before_unit="working", after_count=5, after_unit="working"),
        SavingContent(saving=Saving.TIME, before_count=5, before_unit="working", after_count=2, after_unit="month"),
    ],
)
def test_what_is_no_simplification_is_refused(saving: SavingContent) -> None:
    with pytest.raises(ItemRefused):
        check_saving(saving)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((StepContent(name_zh="受理", limit_count=13),), "超过承诺时限"),
        ((StepContent(name_zh="受理", limit_count=6), StepContent(name_zh="审核", limit_count=7)), "合计"),
        ((StepContent(name_zh=" ", limit_count=1),), "没有名称"),
        ((StepContent(name_zh="受理", limit_count=0),), "1 至 999"),
        ((StepContent(name_zh="受理", limit_count=2, limit_unit="month"),), "超过承诺时限"),
    ],
)
def test_steps_stay_within_the_promise(steps: tuple[StepContent, ...], said: str) -> None:
    with pytest.raises(ItemRefused, match=said) as refused:
        check_item(item_content(steps=steps))
    assert refused.value.part == "steps"


def test_steps_outside_the_limit_do_not_count() -> None:
    check_item(item_content(steps=STEPS))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"visits": 2}, "visits"),
        ({"visits": 99, "modes": ()}, "visits"),
        ({"modes": ("at_once",)}, "modes"),
        ({"applicant_kinds": ("martian",)}, "applicant_kinds"),
        ({"channels": ("pigeon",)}, "channels"),
        ({"advice_phone": "call me"}, "advice_phone"),
        ({"conditions_zh": "长" * 4001}, "conditions_zh"),
    ],
)
def test_what_contradicts_itself_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ItemRefused) as refused:
        check_item(item_content(**changes))
    assert refused.value.field == field


def test_the_page_shows_what_changed_and_offers_the_saving(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau)
    draft = actions.change_item(
        actor=cast.chen.actor, item_id=item.pk, content=item_content(promised_count=8, result_zh="<i>证"), at=NOON
    )
    actions.publish_item(actor=cast.chen.actor, item_id=draft.pk, at=NOON)
    client.force_login(cast.chen.account)

    page = client.get(reverse("catalogue:item", args=[item.code])).content.decode()
    assert "<del>12</del>" in page
    assert "<ins>8</ins>" in page
    assert "&lt;i&gt;证" in page

    form = client.get(reverse("catalogue:simplify", args=[item.code]), {"take": "time"})
    initial = form.context["form"].initial
    assert (initial["before_count"], initial["after_count"], initial["in_force_from"]) == (12, 8, TODAY)
    answer = client.post(
        reverse("catalogue:simplify", args=[item.code]), {**initial, "how_zh": "并联审核", "how_en": ""}
    )
    assert answer.status_code == 302
    client.logout()
    for address in (reverse("portal:simplified"), reverse("portal:item", args=[item.code])):
        seen = client.get(address).content.decode()
        assert "12 个工作日 → 8 个工作日" in seen
        assert "并联审核" in seen


def test_a_simplification_is_put_right_and_taken_off_with_a_reason(client: Client, cast: Cast) -> None:
    row = make_simplification(make_item(cast.bureau))
    client.force_login(cast.chen.account)
    typed = {"saving": "materials", "before_count": 5, "after_count": 2, "in_force_from": "2026-03-01"}

    client.post(f"{reverse('catalogue:simplify', args=[row.code])}?edit={row.pk}", typed)
    row.refresh_from_db()
    assert row.after_count == 2
    assert client.post(reverse("catalogue:simplify", args=[row.code]), typed).status_code == 422, "once a day"

    drop = reverse("catalogue:drop-simplification", args=[row.pk])
    assert client.post(drop, {"reason": ""}).status_code == 422
    client.post(drop, {"reason": "填错事项"})
    assert not Simplification.objects.exists()
    assert Entry.objects.get(kind="catalogue.simplification_dropped").data["reason"] == "填错事项"


def test_what_begins_later_is_not_shown_yet(client: Client, cast: Cast) -> None:
    make_simplification(make_item(cast.bureau), since=TODAY + timedelta(days=1))

    assert "5 → 3" not in client.get(reverse("portal:simplified")).content.decode()


def test_two_who_register_one_code_at_once_get_a_refusal(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_item(cast.bureau, code="A1")
    looks = iter([False, True])  # the first look came before the other one's commit
    monkeypatch.setattr(item_acts, "_is_taken", lambda code: next(looks))

    with pytest.raises(ItemRefused, match="已经登记"):
        make_item(cast.other_bureau, code="A1")
    assert ServiceItem.objects.count() == 1


def test_a_sample_is_fetched_by_the_public_and_follows_its_material(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau)
    client.force_login(cast.zhou.account)
    typed = {"kind": "sample", "material": "居民身份证", "file": SimpleUploadedFile("样表.txt", b"sample")}
    assert client.post(reverse("catalogue:item-files", args=[item.code]), typed).status_code == 302
    client.logout()
    row = ItemFile.objects.get()
    page = client.get(reverse("portal:item", args=[item.code])).content.decode()
    address = reverse("catalogue:item-file", args=[item.code, row.pk])
    assert address in page
    assert client.get(address).content == b"sample"

    draft = actions.change_item(actor=cast.chen.actor, item_id=item.pk, content=item_content(visits=1), at=NOON)
    assert draft.files.get().file_id == row.file_id
    assert client.get(reverse("catalogue:item-file", args=[item.code, draft.files.get().pk])).status_code == 404
    actions.change_item(actor=cast.chen.actor, item_id=draft.pk, content=item_content(materials=MATERIALS[:1]), at=NOON)
    assert not draft.files.exists()
    assert item.files.exists(), "the version in force keeps its own"


@pytest.mark.parametrize(
    ("name", "data", "material"),
    [("a.exe", b"MZ", "居民身份证"), ("a.pdf", b"text", "居民身份证"), ("a.txt", b"a", "")],
)
def test_a_file_that_is_none_or_belongs_nowhere_is_refused(
    client: Client, cast: Cast, name: str, data: bytes, material: str
) -> None:
    item = make_item(cast.bureau)
    client.force_login(cast.zhou.account)
    typed = {"kind": "blank", "material": material, "file": SimpleUploadedFile(name, data)}

    assert client.post(reverse("catalogue:item-files", args=[item.code]), typed).status_code == 422
    assert not ItemFile.objects.exists()


def test_a_file_is_taken_away_after_asking(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau)
    row = make_item_file(item)
    client.force_login(cast.zhou.account)

    client.post(reverse("catalogue:drop-item-file", args=[item.code, row.pk]))

    assert not item.files.exists()


def test_an_item_ends_on_a_day_with_a_reason_and_may_begin_again(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau)
    client.force_login(cast.chen.account)
    address = reverse("catalogue:end-item", args=[item.code])
    assert client.post(address, {"until": "2026-03-01", "reason": "取消"}).status_code == 422, "not in the past"
    assert client.post(address, {"until": "2026-04-01", "reason": ""}).status_code == 422

    assert client.post(address, {"until": "2026-04-01", "reason": "下放到镇"}).status_code == 302

    assert ServiceItem.objects.in_force_on(date(2026, 3, 31)).exists()
    assert not ServiceItem.objects.in_force_on(date(2026, 4, 1)).exists()
    draft = actions.change_item(
        actor=cast.chen.actor,
        item_id=item.pk,
        content=item_content(in_force_from=date(2026, 3, 20)),
        at=NOON,
    )
    actions.publish_item(actor=cast.chen.actor, item_id=draft.pk, at=NOON)
    assert ServiceItem.objects.in_force_on(date(2026, 3, 25)).get().pk == draft.pk
