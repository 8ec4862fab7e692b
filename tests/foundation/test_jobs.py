"""A file is ordered on a page, made by the worker, and fetched by who ordered it."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.work.jobs import Made, Progress, order_job, run_job
from mingchuang.foundation.work.models import Job
from tests.cast import NOON, Cast

HERE = "tests.foundation.test_jobs"


def make_note(progress: Progress, *, actor: Actor, at: datetime, text: str = "好") -> Made:
    del at
    progress.report("排版", done=1, total=2)
    return Made(name="便条.txt", data=f"{text} {actor.label}".encode())


def make_nothing(progress: Progress, *, actor: Actor, at: datetime) -> Made:
    del progress, actor, at
    raise Refusal("没有可以打印的工作人员。")


def make_trouble(progress: Progress, *, actor: Actor, at: datetime) -> Made:
    del progress, actor, at
    raise ZeroDivisionError


def ordered(cast: Cast, maker: str) -> Job:
    return order_job(f"{HERE}.{maker}", title="便条", actor=cast.chen.actor, path=cast.county.path, at=NOON)


def test_the_finished_file_is_fetched_by_who_ordered_it(client: Client, cast: Cast) -> None:
    job = ordered(cast, "make_note")
    run_job(job_id=job.pk)
    client.force_login(cast.chen.account)

    assert "下载" in client.get(reverse("work:job", args=[job.pk])).content.decode()
    assert client.get(reverse("work:job-file", args=[job.pk])).content.decode().startswith("好 ")
    assert "便条" in client.get(reverse("work:jobs")).content.decode()


def test_nobody_else_learns_of_it(client: Client, cast: Cast) -> None:
    job = ordered(cast, "make_note")
    run_job(job_id=job.pk)
    client.force_login(cast.zhou.account)

    assert client.get(reverse("work:job", args=[job.pk])).status_code == 404
    assert client.get(reverse("work:job-file", args=[job.pk])).status_code == 404


def test_a_refusal_stands_on_the_page(client: Client, cast: Cast) -> None:
    job = ordered(cast, "make_nothing")
    run_job(job_id=job.pk)
    client.force_login(cast.chen.account)

    assert "没有可以打印的工作人员。" in client.get(reverse("work:job", args=[job.pk])).content.decode()
    assert client.get(reverse("work:job-file", args=[job.pk])).status_code == 404


def test_an_unforeseen_fault_is_told_and_raised(cast: Cast) -> None:
    job = ordered(cast, "make_trouble")

    with pytest.raises(ZeroDivisionError):
        run_job(job_id=job.pk)

    job.refresh_from_db()
    assert not job.is_under_way
    assert "平台运维" in job.fault


def test_a_second_delivery_of_the_same_job_does_nothing(cast: Cast) -> None:
    job = ordered(cast, "make_note")
    run_job(job_id=job.pk)
    run_job(job_id=job.pk)

    assert Entry.objects.filter(kind="work.job_ended").count() == 1
