"""The applicant's door: how her case stands. Nobody keeps a copy, nothing names her."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from mingchuang.casework.enums import CaseState
from mingchuang.casework.models import Case
from mingchuang.casework.presenters.timeline import timeline_view
from mingchuang.casework.presenters.tracking import track as tracked_lines
from mingchuang.casework.queries import joint_view, tracked
from mingchuang.following.queries import clock_account
from mingchuang.foundation.http import PUBLIC, AskedRequest, clock, page
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.numbering import is_receipt, tidy_receipt
from mingchuang.foundation.ui.slots import RATING, ask

SOURCE = "casework"


@page(PUBLIC)
def track(request: AskedRequest, receipt: str) -> HttpResponse:
    """How her case stands."""
    code = tidy_receipt(receipt)
    case = tracked(code) if is_receipt(code) else None
    if case is None:
        return _unkept(render(request, "casework/no_case.html", status=404))
    account = clock_account(case.now_followed, clock())
    missing = case.item.materials.filter(ordinal__in=case.awaits).order_by("ordinal")
    state = CaseState(case.state)
    context = {
        "case": case,
        "account": account,
        "track": tracked_lines(case, account, list(missing)),
        "is_running": state is CaseState.ACCEPTED,
        "timeline": _timeline(case),
        "rating": _rating(case) if state is CaseState.DELIVERED else "",
    }
    return _unkept(render(request, "casework/track.html", context))


def _rating(case: Case) -> str:
    """Where she rates this very service, if anybody takes ratings."""
    return ask(RATING, window_code=case.window.code, source=SOURCE, number=case.service_number)


def _timeline(case: Case) -> object:
    if not case.is_joint:
        return None
    return timeline_view(joint_view(case, on=timezone.localdate()))


def _unkept(answer: HttpResponse) -> HttpResponse:
    """No search engine keeps it either, and no link tells where it came from."""
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return unkept(answer)
