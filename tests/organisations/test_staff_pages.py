"""Those who serve are entered, changed, photographed and leave; posts get deputies; marks have a term."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.work.models import Job
from mingchuang.organisations.models import Deputy, Mark, MarkKind, Post, Staff
from tests.cast import NOON, Cast
from tests.factories.organisations import BEGAN, a_mark, a_picture, go_out, make_staff, on_post, with_photo


def typed(**changes: Any) -> dict[str, Any]:
    usual = {"name_zh": "买买提·艾合买提江", "badge_number": "X-1", "is_shown": "on", "languages": ["cmn", "ug"]}
    return {**usual, **changes}


def send(client: Client, cast: Cast, name: str, *args: Any, who: str = "zhou", **data: Any) -> Any:
    client.force_login(cast[who].account)
    return client.post(reverse(f"organisations:{name}", args=args), data)


def picture(data: bytes, name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_somebody_new_with_a_photo(client: Client, cast: Cast) -> None:
    answer = send(client, cast, "register-staff", "mz-1", **typed(photo=picture(a_picture())))

    person = Staff.objects.get(badge_number="X-1")
    assert answer.status_code == 302
    assert person.languages == ["cmn", "ug"]
    assert person.photo is not None
    assert person.site_path == cast.window.site_path


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"badge_number": "lin"}, "已经有人用"),
        ({"photo": picture(b"<svg onload=alert(1)>")}, "不是能读的照片"),
        ({"photo": picture(a_picture((20, 20)))}, "像素"),
        ({"name_zh": ""}, ""),
        ({"languages": ["klingon"]}, ""),
    ],
)
def test_a_fault_is_told_and_nothing_is_half_stored(
    changes: dict[str, Any], words: str, client: Client, cast: Cast
) -> None:
    answer = send(client, cast, "register-staff", "mz-1", **typed(**changes))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Staff.objects.filter(name_zh="买买提·艾合买提江").exists()


def test_markup_in_a_name_stays_text(client: Client, cast: Cast) -> None:
    send(client, cast, "register-staff", "mz-1", **typed(name_zh="<b>李</b>"))

    page = client.get(reverse("portal:window", args=["mz-1"])).content.decode()
    assert "<b>李" not in page
    assert "&lt;b&gt;李" in page


def test_what_is_written_is_changed_and_the_photo_taken_away(client: Client, cast: Cast) -> None:
    person = with_photo(cast.lin.staff)

    answer = send(client, cast, "change-staff", person.pk, **typed(badge_number="lin", without_photo="on", is_shown=""))

    person.refresh_from_db()
    assert answer.status_code == 302
    assert (person.name_zh, person.photo, person.is_shown) == ("买买提·艾合买提江", None, False)
    fields = [entry.data["fields"] for entry in Entry.objects.filter(kind="organisations.staff_changed").order_by("pk")]
    assert fields == ["photo", "name_zh languages is_shown", "photo"]


def test_a_number_of_somebody_else_is_refused(client: Client, cast: Cast) -> None:
    answer = send(client, cast, "change-staff", cast.lin.staff.pk, **typed(badge_number="zhou"))

    assert answer.status_code == 422
    cast.lin.staff.refresh_from_db()
    assert cast.lin.staff.name_zh == "林小燕"


def test_who_leaves_gives_up_posts_and_is_shown_no_more(client: Client, cast: Cast) -> None:
    tenure = on_post(cast.lin.staff)
    go_out(cast.lin.staff)

    answer = send(client, cast, "leave-service", cast.lin.staff.pk, on="2026-03-11")

    tenure.refresh_from_db()
    assert answer.status_code == 302
    assert tenure.until_on == date(2026, 3, 11)
    assert client.get(reverse("portal:person", args=[cast.lin.staff.pk])).status_code == 404
    assert not cast.lin.staff.whereabouts.filter(ended_at=None).exists()
    assert send(client, cast, "leave-service", cast.lin.staff.pk, on="2026-03-12").status_code == 422


def test_nobody_leaves_before_she_came(client: Client, cast: Cast) -> None:
    on_post(cast.lin.staff)

    answer = send(client, cast, "leave-service", cast.lin.staff.pk, on=BEGAN.isoformat())

    assert answer.status_code == 422
    assert "晚于到岗日期" in answer.content.decode()


def test_a_post_is_taken_and_given_up(client: Client, cast: Cast) -> None:
    pk = cast.lin.staff.pk
    send(client, cast, "appoint", pk, title_zh="窗口专员", from_on="2026-03-01")
    again = send(client, cast, "appoint", pk, title_zh="窗口专员", from_on="2026-03-02")
    tenure = cast.lin.staff.tenures.get()

    ended = send(client, cast, "end-tenure", tenure.pk, on="2026-03-11")

    assert again.status_code == 422
    assert "已在“窗口专员”岗位上" in again.content.decode()
    assert ended.status_code == 302
    assert send(client, cast, "end-tenure", tenure.pk, on="2026-03-11").status_code == 404


def test_a_post_gets_duties_and_a_deputy_and_another_and_none(client: Client, cast: Cast) -> None:
    post = on_post(cast.lin.staff).post
    first, second = make_staff(cast.window, "韩梅"), on_post(make_staff(cast.window, "马兰"), "咨询员").post
    words = {"title_zh": "窗口专员", "duties_zh": "受理申请"}

    def behind() -> list[tuple[int | None, int | None]]:
        return list(Deputy.objects.filter(until_on=None).values_list("deputy_post", "deputy_staff"))

    send(client, cast, "change-post", post.pk, **words, deputy_staff=first.pk)
    assert behind() == [(None, first.pk)]
    send(client, cast, "change-post", post.pk, **words, deputy_post=second.pk)
    assert behind() == [(second.pk, None)]
    both = send(client, cast, "change-post", post.pk, **words, deputy_post=second.pk, deputy_staff=first.pk)
    herself = send(client, cast, "change-post", post.pk, **words, deputy_staff=cast.lin.staff.pk)
    assert (both.status_code, herself.status_code, behind()) == (422, 422, [(second.pk, None)])
    send(client, cast, "change-post", post.pk, **words)
    assert behind() == []
    post.refresh_from_db()
    assert post.duties_zh == "受理申请"


def test_a_post_is_not_renamed_to_one_that_stands_there(client: Client, cast: Cast) -> None:
    post = on_post(cast.lin.staff).post
    on_post(make_staff(cast.window, "马兰"), "咨询员")

    assert send(client, cast, "change-post", post.pk, title_zh="咨询员").status_code == 422


def test_a_post_given_up_is_red_no_more(client: Client, cast: Cast) -> None:
    post = on_post(make_staff(cast.window, "马兰"), "咨询员").post
    send(client, cast, "close-post", post.pk, on="2026-03-11")

    page = client.get(reverse("organisations:node", args=["mz-1"])).content.decode()
    assert "咨询员" not in page
    assert Post.objects.get(pk=post.pk).closed_on == date(2026, 3, 11)


MARK = {"kind": "service_star", "body_zh": "清河县总工会", "from_on": "2026-01-05"}


def test_a_mark_is_entered_once_and_taken_back(client: Client, cast: Cast) -> None:
    pk = cast.lin.staff.pk
    first = send(client, cast, "award-mark", pk, who="chen", **MARK)
    again = send(client, cast, "award-mark", pk, who="chen", **MARK)
    mark = Mark.objects.get()

    back = send(client, cast, "withdraw-mark", mark.pk, who="chen", on="2026-03-11")

    assert (first.status_code, again.status_code, back.status_code) == (302, 422, 302)
    assert "服务明星" not in client.get(reverse("portal:person", args=[pk])).content.decode()
    assert "2026-03-11" in client.get(reverse("organisations:person", args=[pk])).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"from_on": "2026-05-01"},
        {"until_on": "2025-12-31"},
        {"kind": "youth_unit"},  # for places only
        {"body_zh": ""},
    ],
)
def test_a_mark_that_cannot_be_is_refused(changes: dict[str, str], client: Client, cast: Cast) -> None:
    answer = send(client, cast, "award-mark", cast.lin.staff.pk, who="chen", **{**MARK, **changes})

    assert answer.status_code == 422
    assert not Mark.objects.exists()


def test_party_membership_is_one_fact_however_it_was_entered(client: Client, cast: Cast) -> None:
    mark = a_mark(cast.lin.staff, "party_member")
    page = client.get(reverse("portal:person", args=[cast.lin.staff.pk])).content.decode()
    assert page.count("中共党员") == 2  # above, and in the list with its body

    send(client, cast, "withdraw-mark", mark.pk, who="chen", on="2026-03-11")

    cast.lin.staff.refresh_from_db()
    assert not cast.lin.staff.is_party_member


def test_an_installation_has_marks_of_its_own(client: Client, cast: Cast) -> None:
    kind = {"name_zh": "微笑窗口", "key": "smile", "sign": "微", "holder": "place"}
    assert send(client, cast, "add-kind-of-mark", who="chen", **kind).status_code == 302
    assert send(client, cast, "add-kind-of-mark", who="chen", **kind).status_code == 422
    assert MarkKind.objects.filter(key="smile").count() == 1

    send(client, cast, "award-place", "mz-1", who="chen", **{**MARK, "kind": "smile"})

    assert "微笑窗口" in client.get(reverse("portal:window", args=["mz-1"])).content.decode()


def test_a_term_ends_by_itself(cast: Cast) -> None:
    mark = a_mark(cast.lin.staff)
    Mark.objects.filter(pk=mark.pk).update(until_on=NOON.date())

    assert Mark.objects.valid_on(NOON.date()).exists()
    assert not Mark.objects.valid_on(NOON.date() + timedelta(days=1)).exists()


def test_the_unit_decides_how_its_people_are_shown(client: Client, cast: Cast) -> None:
    assert send(client, cast, "choose-naming", "minzheng", naming="surname").status_code == 302
    assert "林同志" in client.get(reverse("portal:window", args=["mz-1"])).content.decode()


def test_printing_is_ordered_and_fetched(client: Client, cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, cast, "print-place", "minzheng", kind="badges", layout="a4")

    job = Job.objects.get()
    assert answer["Location"] == reverse("work:job", args=[job.pk])
    file = client.get(reverse("work:job-file", args=[job.pk]))
    assert file.content.startswith(b"%PDF")
    assert "民政局" in job.title


@pytest.mark.parametrize("who", ["lin", "wu", "neighbour_head", "zheng", "he"])
def test_who_does_not_keep_the_staff_changes_nothing(who: str, client: Client, cast: Cast) -> None:
    pk = cast.lin.staff.pk

    for name, key in (("change-staff", pk), ("leave-service", pk), ("register-staff", "mz-1"), ("print-place", "mz-1")):
        assert send(client, cast, name, key, who=who, **typed()).status_code == 404
    assert send(client, cast, "award-mark", pk, who="zhou", **MARK).status_code == 404
