"""What is written of a member of staff: changed, photographed, taken off a post, gone."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.pictures import PictureRefused, portrait
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.actions.tree import register_staff
from mingchuang.organisations.facts import NamingChosen, StaffChanged, StaffLeft, TenureEnded
from mingchuang.organisations.models import Node, Staff, Tenure, Whereabouts
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import StaffRefused, check_leaving, found_by


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDetails:
    """What is written of somebody beside her posts and marks."""

    name_zh: str
    badge_number: str
    name_en: str = ""
    is_party_member: bool = False
    mobile: str = ""
    languages: Sequence[str] = ()
    is_shown: bool = True


@transaction.atomic
def change_staff(*, actor: Actor, staff: Staff, details: StaffDetails, at: datetime) -> None:
    """Correct what is written of somebody; a badge number that another person has is refused."""
    actor.require(P.STAFF_EDIT, within=covers(staff))
    wanted = {
        "name_zh": details.name_zh,
        "badge_number": details.badge_number,
        "name_en": details.name_en,
        "is_party_member": details.is_party_member,
        "mobile": details.mobile,
        "languages": list(details.languages),
        "is_shown": details.is_shown,
    }
    locked = Staff.objects.select_for_update(of=("self",)).get(pk=staff.pk)
    changed = [key for key, value in wanted.items() if getattr(locked, key) != value]
    if not changed:
        return
    for key in changed:
        setattr(locked, key, wanted[key])
    locked.found_by = found_by(locked.name_zh, locked.name_en, locked.badge_number)
    with refusing_clash(StaffRefused("工号“{number}”已经有人用。", field="badge_number", number=details.badge_number)):
        locked.save(update_fields=[*changed, "found_by"])
    record(StaffChanged(fields=" ".join(changed)), actor=actor, subject=locked, path=locked.path, at=at)


@transaction.atomic
def register_with_photo(*, actor: Actor, node: Node, details: StaffDetails, photo: bytes | None, at: datetime) -> Staff:
    """Enter somebody with her photograph, or neither."""
    staff = register_staff(actor=actor, node=node, at=at, **asdict(details))
    if photo is not None:
        set_photo(actor=actor, staff=staff, data=photo, at=at)
    return staff


@transaction.atomic
def change_with_photo(
    *,
    actor: Actor,
    staff: Staff,
    details: StaffDetails,
    photo: bytes | None,
    without_photo: bool,
    at: datetime,
) -> None:
    """Change what is written and the photograph, or nothing; a new picture goes before taking the old one away."""
    change_staff(actor=actor, staff=staff, details=details, at=at)
    if photo is not None:
        set_photo(actor=actor, staff=staff, data=photo, at=at)
    elif without_photo:
        remove_photo(actor=actor, staff=staff, at=at)


@transaction.atomic
def set_photo(*, actor: Actor, staff: Staff, data: bytes, at: datetime) -> None:
    """Keep the picture as her photograph: checked, cropped, without what the camera wrote in."""
    actor.require(P.STAFF_EDIT, within=covers(staff))
    name = f"{staff.badge_number.replace('/', '-')}.jpg"
    try:
        picture = portrait(data)
    except PictureRefused as refusal:
        raise StaffRefused(refusal.text, field="photo", **refusal.values) from refusal
    photo = keep_file(picture, name=name, actor=actor, path=staff.path, at=at)
    Staff.objects.filter(pk=staff.pk).update(photo=photo)
    record(StaffChanged(fields="photo"), actor=actor, subject=staff, path=staff.path, at=at)


@transaction.atomic
def remove_photo(*, actor: Actor, staff: Staff, at: datetime) -> None:
    """Show the surname in the place of the photograph again."""
    actor.require(P.STAFF_EDIT, within=covers(staff))
    if Staff.objects.filter(pk=staff.pk, photo__isnull=False).update(photo=None):
        record(StaffChanged(fields="photo"), actor=actor, subject=staff, path=staff.path, at=at)


@transaction.atomic
def end_tenure(*, actor: Actor, tenure: Tenure, on: date, at: datetime) -> None:
    """Somebody no longer holds a post from this day on."""
    person = tenure.staff
    actor.require(P.STAFF_EDIT, within=covers(person))
    check_leaving(began=[tenure.from_on], on=on)
    if Tenure.objects.filter(pk=tenure.pk, until_on=None).update(until_on=on):
        fact = TenureEnded(post=tenure.post.title_zh, on=on.isoformat())
        record(fact, actor=actor, subject=person, path=person.path, at=at)


@transaction.atomic
def leave_service(*, actor: Actor, staff: Staff, on: date, at: datetime) -> None:
    """Somebody leaves from this day on: her posts become free, she is no longer shown; what she did stays."""
    actor.require(P.STAFF_EDIT, within=covers(staff))
    locked = Staff.objects.select_for_update(of=("self",)).get(pk=staff.pk)
    if locked.left_on is not None:
        raise StaffRefused("此人已经在 {day} 离岗。", field="on", day=locked.left_on)
    held = Tenure.objects.filter(staff=locked, until_on=None)
    check_leaving(began=list(held.values_list("from_on", flat=True)), on=on)
    held.update(until_on=on)
    Whereabouts.objects.filter(staff=locked, ended_at=None).update(ended_at=at)
    Staff.objects.filter(pk=locked.pk).update(left_on=on)
    record(StaffLeft(on=on.isoformat()), actor=actor, subject=locked, path=locked.path, at=at)


@transaction.atomic
def choose_naming(*, actor: Actor, node: Node, naming: str, at: datetime) -> None:
    """How the people of a place and of all below it are shown to the public."""
    actor.require(P.STAFF_EDIT, within=covers(node))
    Node.objects.filter(path__startswith=node.path).update(naming=naming)
    record(NamingChosen(naming=naming), actor=actor, subject=node, path=node.path, at=at)
