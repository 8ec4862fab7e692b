"""A unit reports its part with evidence; another person accepts it or sends it back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingchuang.campaigns import actions
from mingchuang.campaigns.actions import Evidence
from mingchuang.campaigns.facts import TaskAccepted, TaskOverdue, TaskReported, TaskReturned
from mingchuang.campaigns.models import Campaign, TaskReport, TaskUnit
from mingchuang.campaigns.rules.task import ReportRefused
from mingchuang.following.actions import announce_fallen_due
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign, part_of, reported_part, task_named


def _address(name: str, part: TaskUnit, *more: int) -> str:
    return reverse(f"campaigns:{name}", args=[part.task.campaign.code, part.task_id, *more])


def _bureaus_part(cast: Cast, campaign: Campaign | None = None) -> TaskUnit:
    return part_of(task_named(campaign or confirmed_campaign(cast), "窗口亮诺"), cast.bureau.pk)


def _state(part: TaskUnit) -> str:
    return Matter.objects.get(pk=part.matter_id or 0).state


def test_the_unit_reports_through_its_door_with_several_files(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.zhou.account)
    files = [SimpleUploadedFile("甲.txt", "甲".encode()), SimpleUploadedFile("乙.txt", "乙".encode())]

    answer = client.post(_address("report-task", part), {"unit": part.pk, "text": "都已公布。", "evidence": files})

    report = TaskReport.objects.get()
    assert answer["Location"] == _address("task", part)
    assert sorted(report.files.values_list("name", flat=True)) == ["乙.txt", "甲.txt"]
    assert (report.reported_by, _state(part)) == ("周建国", MatterState.ANSWERED)
    told = Entry.objects.about(part.task).last()
    assert told is not None
    assert (told.kind, told.data["is_whole"]) == (TaskReported.kind, False)


def test_the_last_part_makes_the_task_whole(cast: Cast) -> None:
    task = task_named(confirmed_campaign(cast), "窗口亮诺")
    for unit in task.units.answering():
        actions.report_task_done(actor=Actor.system(), unit_id=unit.pk, text="完成", at=NOON)

    told = Entry.objects.about(task).last()
    assert told is not None
    assert told.data["is_whole"]


def test_a_report_with_a_wrong_file_is_refused_and_leaves_nothing(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.zhou.account)
    file = SimpleUploadedFile("照片.png", b"MZ\x90\x00" * 20)

    answer = client.post(_address("report-task", part), {"unit": part.pk, "text": "好了", "evidence": file})

    assert answer.status_code == 422
    assert "扩展名" in answer.content.decode()
    assert not TaskReport.objects.exists()
    assert _state(part) == MatterState.OPEN


def test_wanted_evidence_is_asked_for(cast: Cast) -> None:
    part = _bureaus_part(cast)
    actions.change_task(
        actor=cast.chen.actor,
        task_id=part.task_id,
        title_en="Pledges on display",
        due_on=part.task.due_on,
        wanted_evidence="承诺牌照片",
        at=NOON,
    )

    with pytest.raises(ReportRefused, match="承诺牌照片"):
        actions.report_task_done(actor=cast.zhou.actor, unit_id=part.pk, text="好了", at=NOON)


def test_too_many_files_are_refused_on_the_form(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.zhou.account)
    files = [SimpleUploadedFile(f"{n}.txt", b"a") for n in range(11)]

    answer = client.post(_address("report-task", part), {"unit": part.pk, "text": "好了", "evidence": files})

    assert answer.status_code == 422
    assert "一次最多 10 个文件" in answer.content.decode()


def test_a_unit_reports_for_itself_alone(cast: Cast) -> None:
    part = _bureaus_part(cast)

    for who in ("neighbour_head", "wu", "sun", "he"):
        with pytest.raises(NotAllowed):
            actions.report_task_done(actor=cast[who].actor, unit_id=part.pk, text="好了", at=NOON)


def test_the_form_offers_only_ones_own_open_parts(client: Client, cast: Cast) -> None:
    part = reported_part(cast)
    client.force_login(cast.zhou.account)

    page = client.get(_address("report-task", part))

    assert [label for _, label in page.context["form"].fields["unit"].choices] == ["婚姻登记窗口"]


def test_who_has_nothing_to_report_is_told_so(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.qian.account)

    assert "没有需要报告的部分" in client.get(_address("report-task", part)).content.decode()


def test_a_part_is_not_reported_twice(cast: Cast) -> None:
    part = reported_part(cast)

    with pytest.raises(Refusal):
        actions.report_task_done(actor=cast.zhou.actor, unit_id=part.pk, text="再报", at=NOON)
    assert TaskReport.objects.count() == 1


def test_who_only_cooperates_has_nothing_to_report(cast: Cast) -> None:
    part = _bureaus_part(cast)
    helper = TaskUnit.objects.create(task=part.task, role="cooperating", node=cast.other_bureau, path="/")

    with pytest.raises(ReportRefused, match="只是配合"):
        actions.report_task_done(actor=Actor.system(), unit_id=helper.pk, text="好了", at=NOON)


def test_the_office_accepts_and_the_part_is_closed(client: Client, cast: Cast) -> None:
    part = reported_part(cast)
    client.force_login(cast.chen.account)

    assert "验收吗" in client.get(_address("accept-task", part, part.pk)).content.decode()
    client.post(_address("accept-task", part, part.pk))

    assert _state(part) == MatterState.CLOSED
    told = Entry.objects.about(part.task).last()
    assert told is not None
    assert told.kind == TaskAccepted.kind


@pytest.mark.parametrize("who", ["zhou", "neighbour_office", "he", "neighbour_head"])
def test_acceptance_needs_another_person_above(cast: Cast, who: str) -> None:
    part = reported_part(cast)

    with pytest.raises(Refusal):
        actions.accept_task(actor=cast[who].actor, unit_id=part.pk, at=NOON)
    assert _state(part) == MatterState.ANSWERED


def test_the_office_does_not_accept_what_it_reported_itself(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    actions.report_task_done(actor=cast.chen.actor, unit_id=part.pk, text="代报", at=NOON)
    client.force_login(cast.chen.account)

    refused = client.post(_address("accept-task", part, part.pk))

    assert refused.status_code == 409
    assert "另一人" in refused.content.decode()
    actions.accept_task(actor=cast.sun.actor, unit_id=part.pk, at=NOON)
    assert _state(part) == MatterState.CLOSED


def test_what_is_not_reported_is_not_accepted(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.chen.account)

    assert client.post(_address("accept-task", part, part.pk)).status_code == 404
    with pytest.raises(Refusal):
        actions.accept_task(actor=cast.chen.actor, unit_id=part.pk, at=NOON)


def test_a_returned_report_stays_on_record_with_the_reason(client: Client, cast: Cast) -> None:
    part = reported_part(cast)
    client.force_login(cast.chen.account)

    empty = client.post(_address("return-task", part, part.pk), {"reason": " "})
    client.post(_address("return-task", part, part.pk), {"reason": "缺照片"})

    report = TaskReport.objects.get()
    assert empty.status_code == 422
    assert (report.returned_reason, report.returned_by) == ("缺照片", "陈立")
    assert _state(part) == MatterState.OPEN
    assert Entry.objects.about(part.task).filter(kind=TaskReturned.kind).get().data["reason"] == "缺照片"
    actions.report_task_done(actor=cast.zhou.actor, unit_id=part.pk, text="补好了", at=NOON)
    page = client.get(_address("task", part)).content.decode()
    assert "缺照片" in page
    assert "补好了" in page


@pytest.mark.parametrize(
    ("who", "status"), [("zhou", 200), ("chen", 200), ("lin", 404), ("qian", 404), ("neighbour_head", 404)]
)
def test_a_unit_does_not_read_its_neighbours_evidence(client: Client, cast: Cast, who: str, status: int) -> None:
    part = reported_part(cast)
    file = TaskReport.objects.get().files.get()
    client.force_login(cast[who].account)

    answer = client.get(_address("evidence-file", part, file.pk))
    page = client.get(_address("task", part)).content.decode()

    assert answer.status_code == status
    assert ("十个窗口" in page) is (status == 200)


def test_another_last_day_moves_the_clocks_of_those_who_are_not_done(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    done = reported_part(cast, campaign)
    client.force_login(cast.chen.account)
    values = {"due_on": "2026-10-31", "title_en": "Pledges", "wanted_evidence": ""}

    answer = client.post(_address("edit-task", done), values)

    due = {unit.node: unit.due_on for unit in done.task.units.select_related("node", "matter__clock")}
    assert answer.status_code == 302
    assert due[cast.bureau] == date(2026, 9, 30)
    assert due[cast.window] == due[cast.other_window] == date(2026, 10, 31)


def test_a_withdrawn_task_counts_for_nobody(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.chen.account)

    client.post(_address("withdraw-task", part), {"reason": "与另一项合并"})

    assert set(Matter.objects.filter(title_zh="窗口亮诺").values_list("state", flat=True)) == {MatterState.WITHDRAWN}


def test_a_followed_matter_leads_to_its_task(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.zhou.account)

    answer = client.get(reverse("campaigns:followed-task", args=[part.matter_id]))

    assert answer["Location"] == _address("task", part)


def test_what_falls_due_is_told_as_a_late_task(cast: Cast) -> None:
    part = _bureaus_part(cast)
    late = NOON + timedelta(days=300)

    announce_fallen_due(actor=Actor.system(), at=late)

    told = Entry.objects.filter(kind=TaskOverdue.kind)
    assert {entry.data["due_on"] for entry in told} == {"2026-09-30"}
    assert str(part.matter_id) in set(told.values_list("subject_id", flat=True))


@pytest.mark.parametrize("name", ["task", "edit-task", "withdraw-task", "report-task"])
def test_the_neighbour_does_not_learn_that_the_task_exists(client: Client, cast: Cast, name: str) -> None:
    part = _bureaus_part(cast)
    for who in ("neighbour_office", "wu"):
        client.force_login(cast[who].account)
        assert client.get(_address(name, part)).status_code == 404


def test_a_task_of_another_campaign_is_not_found_under_this_one(client: Client, cast: Cast) -> None:
    part = _bureaus_part(cast)
    client.force_login(cast.chen.account)

    assert client.get(reverse("campaigns:task", args=["2026-99", part.task_id])).status_code == 404


def test_the_evidence_is_kept_at_the_units_place(cast: Cast) -> None:
    part = _bureaus_part(cast)
    given: list[Any] = [Evidence(name="甲.txt", data=b"a")]

    report = actions.report_task_done(actor=cast.zhou.actor, unit_id=part.pk, text="好", files=given, at=NOON)

    assert report.files.get().path == cast.bureau.path
    assert timezone.localdate(report.reported_at) == date(2026, 3, 11)
