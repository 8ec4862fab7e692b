"""A case or a part handed over: to a colleague of the window, or offered to another unit."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from mingchuang.casework import actions as acts
from mingchuang.casework.forms.cases import HandOverForm
from mingchuang.casework.forms.handing import OfferForm
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.cases import handlers_of, taking_windows
from mingchuang.casework.queries.parts import joint_units
from mingchuang.casework.views.steps import asked, found, sent
from mingchuang.casework.views.timing import meant
from mingchuang.foundation.http import AskedRequest, act, clock


@act(P.CASE_HANDLE)
def hand_over(request: AskedRequest, pk: int) -> HttpResponse:
    """Another person of the window."""
    case = found(request, pk, P.CASE_HANDLE)
    form = HandOverForm(sent(request), staff=handlers_of(case, on=timezone.localdate()))

    def run(given: Mapping[str, Any]) -> object:
        return acts.hand_case_over(actor=request.actor, case_id=pk, to=given["to"], at=clock())

    return asked(request, case, form, run, title=_("换人办理"), done=_("已换人办理。"))


@act(P.CASE_HANDLE)
def offer(request: AskedRequest, pk: int, *, of_part: bool = False) -> HttpResponse:
    """Another unit: a window for a case, a unit for a part."""
    on = meant(request, pk, P.CASE_HANDLE, of_part=of_part)
    today = timezone.localdate()
    takers = joint_units(on.case).exclude(pk=on.part.unit_id) if on.part else taking_windows(on.case, on=today)
    form = OfferForm(sent(request), takers=takers, on=today)

    def run(given: Mapping[str, Any]) -> object:
        if on.part:
            return acts.offer_part(actor=request.actor, part_id=on.part.pk, **given, at=clock())
        return acts.offer_case(actor=request.actor, case_id=pk, **given, at=clock())

    hint = _("对方接收以前仍由您负责，期限照算；逾期没有接收的自动退回。接收以前的差错记在原单位。")
    done = _("已提出移交，对方接收以前仍由您负责。")
    return asked(request, on.case, form, run, part=on.part, title=_("移交其他单位"), done=done, hint=hint)
