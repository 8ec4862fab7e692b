"""The applicant's door: type the code, see how it stands. Nobody keeps a copy, nothing names her."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from mingchuang.casework.enums import CaseState
from mingchuang.casework.forms.cases import TrackForm
from mingchuang.casework.models import Case
from mingchuang.casework.presenters.timeline import timeline_view
from mingchuang.casework.presenters.tracking import track as tracked_lines
from mingchuang.casework.queries import joint_view, rating_address, tracked
from mingchuang.casework.rules.limits import case_limits
from mingchuang.following.queries import clock_account
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page
from mingchuang.foundation.numbering import is_receipt, tidy_receipt


@act(PUBLIC)
def look_up(request: AskedRequest) -> HttpResponse:
    """Type the code of the receipt."""
    form = TrackForm(request.POST or None)
    if form.is_valid():
        if Case.objects.filter(receipt=form.cleaned_data["code"]).exists():
            return redirect("casework:track", form.cleaned_data["code"])
        form.add_error("code", gettext("没有查到这个查询码，请核对每一位。"))
    return render(request, "casework/look_up.html", {"form": form}, status=422 if form.errors else 200)


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
        "rating": rating_address(case) if state is CaseState.DELIVERED else "",
    }
    return _unkept(render(request, "casework/track.html", context))


def _timeline(case: Case) -> object:
    if not case.is_joint:
        return None
    return timeline_view(joint_view(case, on=timezone.localdate(), joint_days=case_limits().joint.count))


def _unkept(answer: HttpResponse) -> HttpResponse:
    """Neither the browser of a shared phone nor a search engine keeps it, and no link tells where it came from."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
