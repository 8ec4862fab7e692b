"""The page of an ordered file. Everybody sees only what she ordered."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingchuang.foundation.attachments.storing import read_file
from mingchuang.foundation.http import AskedRequest, page
from mingchuang.foundation.http.doors import SIGNED_IN
from mingchuang.foundation.http.downloads import download
from mingchuang.foundation.work.models import Job, JobState

SHOWN = 50


def _own(request: AskedRequest) -> QuerySet[Job]:
    return Job.objects.filter(account_id=request.actor.account_id or 0)


@page(SIGNED_IN)
def jobs(request: AskedRequest) -> HttpResponse:
    """One's own newest orders."""
    return render(request, "work/jobs.html", {"jobs": _own(request).order_by("-pk")[:SHOWN]})


@page(SIGNED_IN)
def job(request: AskedRequest, pk: int) -> HttpResponse:
    """How far one order is."""
    found = get_object_or_404(_own(request), pk=pk)
    return render(request, "work/job.html", {"job": found})


@page(SIGNED_IN)
def job_file(request: AskedRequest, pk: int) -> HttpResponse:
    """The finished file."""
    found = get_object_or_404(_own(request).select_related("file"), pk=pk, state=JobState.DONE)
    file = found.file
    assert file is not None
    return download(read_file(file), name=file.name, media_type=file.media_type)
