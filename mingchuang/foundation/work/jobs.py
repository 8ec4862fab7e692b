"""Files that take long: ordered on a page, made by the worker with visible progress, fetched when ready.

An area writes the making as `make(progress, *, actor, at, **values) -> Made` in its `tasks` and orders it by its
dotted path.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.work.facts import JobEnded, JobOrdered
from mingchuang.foundation.work.models import Job, JobState
from mingchuang.foundation.work.queue import enqueue

RUN = "mingchuang.foundation.work.jobs.run_job"
SECONDS_BETWEEN_REPORTS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished file."""

    name: str
    data: bytes


class Progress:
    """How far a job is, for the page that waits. Reports are written at most twice a second."""

    def __init__(self, tell: Callable[[str, int, int], None] | None = None) -> None:
        """`tell` gets step, done and total; without it nobody is told."""
        self._tell = tell
        self._told_at = 0.0
        self._step = ""

    def report(self, step: str, *, done: int = 0, total: int = 0) -> None:
        """Say what is being done now (a Chinese msgid), and how much of it."""
        now = time.monotonic()
        if self._tell and (step != self._step or now - self._told_at >= SECONDS_BETWEEN_REPORTS):
            self._tell(step, done, total)
            self._told_at, self._step = now, step


Maker = Callable[..., Made]


@transaction.atomic
def order_job(task: str, *, title: str, actor: Actor, path: str, at: datetime, **values: Any) -> Job:
    """Have the worker make a file; `task` is the dotted path of the maker, `values` are of JSON's kinds."""
    if actor.account_id is None:
        raise TypeError("a job is ordered by somebody with an account, who can fetch it")
    job = Job.objects.create(
        task=task,
        values=values,
        title=title[:200],
        account_id=actor.account_id,
        ordered_by=actor.label[:100],
        path=path,
        ordered_at=at,
    )
    record(JobOrdered(title=job.title), actor=actor, subject=job, path=path, at=at)
    enqueue(RUN, job_id=job.pk)
    return job


def run_job(*, job_id: int) -> None:
    """Make the file of a job; one that has ended is left alone. An unforeseen fault is told on the page and raised."""
    job = Job.objects.get(pk=job_id)
    if not job.is_under_way:
        return
    Job.objects.filter(pk=job_id).update(state=JobState.RUNNING)
    actor: Actor = get_user_model().objects.get(pk=job.account_id).as_actor()
    maker: Maker = import_string(job.task)

    def tell(step: str, done: int, total: int) -> None:
        Job.objects.filter(pk=job_id).update(step=step, done=done, total=total)

    try:
        made = maker(Progress(tell), actor=actor, at=timezone.now(), **job.values)
    except Refusal as refusal:
        _end(job, actor=actor, state=JobState.FAILED, fault=str(refusal))
    except Exception:
        _end(job, actor=actor, state=JobState.FAILED, fault="程序出错，已记入运行日志，请告诉平台运维。")
        raise
    else:
        _end(job, actor=actor, state=JobState.DONE, made=made)


@transaction.atomic
def _end(job: Job, *, actor: Actor, state: JobState, fault: str = "", made: Made | None = None) -> None:
    now = timezone.now()
    if made is not None:
        job.file = keep_file(made.data, name=made.name, actor=actor, path=job.path, at=now, largest_mb=500)
    job.state, job.fault, job.ended_at = state, fault[:500], now
    job.save(update_fields=["state", "fault", "ended_at", "file"])
    record(JobEnded(state=state.value, fault=job.fault), actor=actor, subject=job, path=job.path, at=now)
