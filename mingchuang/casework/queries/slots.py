"""What an area above hangs on the pages of cases: the way to rate the service."""

from collections.abc import Callable

from mingchuang.casework.models import Case

Inviter = Callable[[str, str], str]
_inviters: list[Inviter] = []


def invite_by(inviter: Inviter) -> None:
    """Called at start by the area that takes ratings: (window code, service number) → address of its page."""
    _inviters[:] = [inviter]


def rating_address(case: Case) -> str:
    """Where the applicant rates this very service; "" when nobody takes ratings."""
    return _inviters[0](case.window.code, case.service_number) if _inviters else ""
