"""Going out and coming back. Everybody registers herself; who keeps the staff may do it for others."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.enums import Where
from mingchuang.organisations.facts import WhereaboutsSet
from mingchuang.organisations.models import Staff, Whereabouts
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import WhereaboutsRefused, check_absence


@transaction.atomic
def set_whereabouts(
    *, actor: Actor, staff: Staff, where: Where, at: datetime, until_at: datetime | None = None
) -> Whereabouts:
    """Say where somebody is from now on; what held before ends now. Saying the same again changes nothing."""
    if actor.staff_id != staff.pk:
        actor.require(P.STAFF_EDIT, within=covers(staff))
    locked = Staff.objects.select_for_update(of=("self",)).get(pk=staff.pk)  # one writer a person
    if locked.left_on is not None and locked.left_on <= timezone.localdate(at):
        raise WhereaboutsRefused("此人已经离岗，不再登记去向。")
    is_away = where in Where.away()
    until_at = until_at if is_away else None
    check_absence(is_away=is_away, until_at=until_at, now=at)
    present = Whereabouts.objects.filter(staff=locked, ended_at=None).first()
    if present and (present.where, present.until_at) == (where, until_at):
        return present
    Whereabouts.objects.filter(staff=locked, ended_at=None).update(ended_at=at)
    with refusing_clash(WhereaboutsRefused("刚才已经有人登记了去向，请刷新后再看。")):
        row = Whereabouts.objects.create(
            staff=locked,
            path=locked.path,
            site_path=locked.site_path,
            where=where,
            from_at=at,
            until_at=until_at,
            set_by=actor.label[:100],
        )
    fact = WhereaboutsSet(where=where.value, until_at=until_at.isoformat() if until_at else "")
    record(fact, actor=actor, subject=locked, path=locked.path, at=at)
    return row
