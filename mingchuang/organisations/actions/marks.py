"""Entering marks and taking them back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.facts import MarkAwarded, MarkWithdrawn
from mingchuang.organisations.models import Mark, MarkKind, Node, Staff
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.queries import PARTY_MEMBER, kinds_of_mark
from mingchuang.organisations.rules import MarkRefused, check_mark


@transaction.atomic
def award_mark(
    *,
    actor: Actor,
    kind: str,
    body_zh: str,
    from_on: date,
    at: datetime,
    staff: Staff | None = None,
    node: Node | None = None,
    body_en: str = "",
    until_on: date | None = None,
) -> Mark:
    """Enter a mark that a person or a place was granted; of one kind only one at a time."""
    holder = staff or node
    if holder is None or (staff and node):
        raise MarkRefused("标识授予一个人或一个集体。")
    actor.require(P.MARK_EDIT, within=covers(holder))
    today, row = timezone.localdate(at), _kind(kind)
    check_mark(kind_holder=row.holder, is_person=staff is not None, from_on=from_on, until_on=until_on, today=today)
    _lock(staff, node)
    if Mark.objects.valid_on(today).filter(kind=row, staff=staff, node=node).exists():
        raise MarkRefused("已经有“{mark}”，先收回旧的再登记新的。", mark=row.name_zh)
    mark = Mark.objects.create(
        kind=row,
        staff=staff,
        node=node,
        path=holder.path,
        site_path=holder.site_path,
        body_zh=body_zh,
        body_en=body_en,
        from_on=from_on,
        until_on=until_on,
    )
    if staff and kind == PARTY_MEMBER.key:
        Staff.objects.filter(pk=staff.pk).update(is_party_member=True)
    record(MarkAwarded(mark=row.name_zh, body=body_zh), actor=actor, subject=holder, path=holder.path, at=at)
    return mark


@transaction.atomic
def withdraw_mark(*, actor: Actor, mark: Mark, on: date, at: datetime) -> None:
    """Take a mark back from this day on; it stays on record."""
    actor.require(P.MARK_EDIT, within=covers(mark))
    if on < mark.from_on:
        raise MarkRefused("收回日期不能早于授予日期。")
    if not Mark.objects.filter(pk=mark.pk, withdrawn_on=None).update(withdrawn_on=on):
        return
    if mark.staff_id and mark.kind.key == PARTY_MEMBER.key:
        Staff.objects.filter(pk=mark.staff_id).update(is_party_member=False)
    holder = mark.staff or mark.node
    assert holder is not None
    record(MarkWithdrawn(mark=mark.kind.name_zh), actor=actor, subject=holder, path=mark.path, at=at)


@transaction.atomic
def add_kind_of_mark(*, actor: Actor, key: str, name_zh: str, name_en: str, sign: str, holder: str) -> MarkKind:
    """One more kind of mark beside those known everywhere; kinds hold for the whole installation."""
    if not actor.has(P.MARK_EDIT):
        actor.require(P.MARK_EDIT, within="/")
    if key in {kind.key for kind in kinds_of_mark()} or name_zh in {kind.name_zh for kind in kinds_of_mark()}:
        raise MarkRefused("已经有这种标识。")
    with refusing_clash(MarkRefused("已经有这种标识。")):
        return MarkKind.objects.create(key=key, name_zh=name_zh, name_en=name_en, sign=sign, holder=holder)


def _lock(staff: Staff | None, node: Node | None) -> None:
    """One writer a holder."""
    if staff is not None:
        Staff.objects.select_for_update(of=("self",)).get(pk=staff.pk)
    if node is not None:
        Node.objects.select_for_update(of=("self",)).get(pk=node.pk)


def _kind(key: str) -> MarkKind:
    """The row of a kind; one known everywhere gets its row when it is first used."""
    known = next((kind for kind in kinds_of_mark() if kind.key == key), None)
    if known is None:
        raise MarkRefused("没有这种标识，请先登记标识种类。")
    wanted = {"name_zh": known.name_zh, "name_en": known.name_en, "sign": known.sign, "holder": known.holder}
    return MarkKind.objects.get_or_create(key=key, defaults=wanted)[0]
