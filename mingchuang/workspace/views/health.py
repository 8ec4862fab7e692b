"""What a monitor asks."""

from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpResponse, JsonResponse
from django_q.models import Success

from mingchuang import __version__
from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page

WORKER_SILENT_AFTER = timedelta(minutes=3)


@page(PUBLIC)
def healthz(request: AskedRequest) -> HttpResponse:
    """Database and worker state as JSON; 503 when the database does not answer."""
    try:
        last = Success.objects.order_by("-stopped").values_list("stopped", flat=True).first()
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "down", "version": __version__}, status=503)
    worker = "up" if last and clock() - last < WORKER_SILENT_AFTER else "silent"
    return JsonResponse(
        {
            "status": "up",
            "database": "up",
            "worker": worker,
            "worker_last_done": last.isoformat() if last else None,
            "version": __version__,
        }
    )
