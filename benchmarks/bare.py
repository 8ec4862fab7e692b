"""The measuring stick: one SELECT and one INSERT through the product's own writer. No token, no rule, no journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from benchmarks.models import BareRating
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What was sent."""

    window: str
    grade: str
    words: str
    at: datetime


def insert(commands: Sequence[Command]) -> list[int | Refusal]:
    """Insert the batch; the numbers of its rows."""
    codes = {command.window for command in commands}
    windows = dict(Node.objects.filter(code__in=codes).values_list("code", "pk"))
    rows = BareRating.objects.bulk_create(
        BareRating(window_id=windows[command.window], grade=command.grade, words=command.words, at=command.at)
        for command in commands
    )
    return [row.pk for row in rows]


@csrf_exempt
@require_POST
def bare(request: HttpRequest) -> HttpResponse:
    """Keep what was sent; answer when it is on disk."""
    sent = request.POST
    command = Command(window=sent["window"], grade=sent["grade"], words=sent.get("words", ""), at=timezone.now())
    return HttpResponse(str(submit(insert, command)), content_type="text/plain", status=201)
