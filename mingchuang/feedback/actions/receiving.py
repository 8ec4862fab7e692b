"""Taking voices in: the one way for citizens, clerks, hotline files, contacts and facility codes alike."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from mingchuang.catalogue.models import ServiceItem
from mingchuang.feedback.actions.files import NewFile, keep_letters, keep_photos, ready_photos
from mingchuang.feedback.enums import Channel, VoiceKind
from mingchuang.feedback.facts import VoiceReceived
from mingchuang.feedback.models import BoxOpening, Voice, VoicePerson
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import region_of, terms_at, unit_of
from mingchuang.feedback.rules.voice import (
    PersonGiven,
    VoiceRefused,
    body_digest,
    check_budget,
    check_external,
    check_same_body,
    check_text,
    tidied,
)
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering import new_receipt
from mingchuang.foundation.numbering.counters import take
from mingchuang.organisations.models import Node

SERIES = "feedback"
DAY = timedelta(days=1)
NOBODY = PersonGiven()
NO_PHOTOS: Mapping[str, bytes] = MappingProxyType({})


@transaction.atomic
def enter_voice(
    *,
    actor: Actor,
    kind: VoiceKind,
    channel: Channel,
    text: str,
    at: datetime,
    place: Node | None = None,
    item: ServiceItem | None = None,
    person: PersonGiven = NOBODY,
    received_at: datetime | None = None,
    box_opening: BoxOpening | None = None,
    may_publish: bool = True,
    letters: Sequence[NewFile] = (),
) -> Voice:
    """Staff write down what was said on the phone, at the desk, in a letter or on a slip, and keep its scan."""
    region = region_of(place)
    reach = actor.reach(P.VOICE_ENTER)
    if not any(region.path.startswith(path) or path.startswith(region.path) for path in reach):
        raise NotAllowed("您没有在此处办理这件事的权限。")
    if channel not in Channel.typed_in():
        raise VoiceRefused("这个渠道的诉求由系统登记，不能手工录入。")
    if (channel is Channel.BOX) != (box_opening is not None):
        raise VoiceRefused("意见箱的来信要先登记开箱，其他渠道不选开箱记录。")
    voice = receive_voice(
        actor=actor,
        kind=kind,
        channel=channel,
        text=text,
        place=place,
        item=item,
        person=person,
        received_at=received_at,
        box_opening=box_opening,
        may_publish=may_publish,
        at=at,
    )
    keep_letters(actor=actor, voice=voice, letters=letters, at=at)
    return voice


@transaction.atomic
def receive_voice(
    *,
    actor: Actor,
    kind: VoiceKind,
    channel: Channel,
    text: str,
    at: datetime,
    place: Node | None = None,
    item: ServiceItem | None = None,
    person: PersonGiven = NOBODY,
    external_source: str = "",
    external_number: str = "",
    client_key: str = "",
    received_at: datetime | None = None,
    box_opening: BoxOpening | None = None,
    may_publish: bool = True,
    device_hash: str = "",
    network_hash: str = "",
    photos: Mapping[str, bytes] = NO_PHOTOS,
) -> Voice:
    """Take one voice in; whether the actor may is asked by the area or door that calls.

    `place` is the window, hall, unit or region it is about; None = the first region of the tree. The same page
    (`client_key`) or the same outside number again gives the voice that was made of it; with other words it is
    refused (`VoiceConflict`). `received_at`: when it was said, if that was earlier. `photos` by the field they came by.
    """
    text, person = tidied(text), person or NOBODY
    check_external(source=external_source, number=external_number)
    said = {"kind": kind, "text": text, "place": place.code if place else "", "name": person.name, "tel": person.phone}
    digest = body_digest(said | _digests(photos))
    if before := _before(client_key, external_source, external_number):
        check_same_body(digest=digest, stored_digest=before.body_digest)
        return before
    region = region_of(place)
    _check(region, text, device_hash, network_hash, at)
    ready = ready_photos(photos)
    row = Voice(
        **_where(region, place, item),
        **_when(actor, received_at, at),
        receipt=new_receipt(),
        client_key=client_key or None,
        external_source=external_source,
        external_number=external_number or None,
        body_digest=digest,
        device_hash=device_hash,
        network_hash=network_hash,
        kind=kind,
        channel=channel,
        text=text,
        may_publish=may_publish,
        box_opening=box_opening,
    )
    voice, is_new = _kept(row, person, digest)
    if is_new:
        keep_photos(actor=actor, voice=voice, photos=ready, at=at)
        fact = VoiceReceived(number=voice.number, voice_kind=kind.value, channel=channel.value)
        record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return voice


def _digests(photos: Mapping[str, bytes]) -> dict[str, str]:
    """Other photos make another content."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in photos.items()}


def _where(region: Node, place: Node | None, item: ServiceItem | None) -> dict[str, Any]:
    """What it is about, and who dispatches it. Any: columns of several kinds."""
    about = unit_of(place) or (item.node if item else None)
    return {"region": region, "path": region.path, "place": place, "about": about, "item": item}


def _when(actor: Actor, received_at: datetime | None, at: datetime) -> dict[str, Any]:
    """When it was said and written down, and by whom. Any: columns of several kinds."""
    return {
        "year": timezone.localdate(at).year,
        "received_at": received_at or at,
        "local_on": timezone.localdate(received_at or at),
        "entered_at": at,
        "entered_by": actor.label[:100] if actor.is_signed_in else "",
    }


def _kept(row: Voice, person: PersonGiven, digest: str) -> tuple[Voice, bool]:
    """The row with its number and, apart from it, the person; or what the same page made a moment ago."""
    row.has_person, row.has_phone = bool(person), bool(person.phone.strip())
    try:
        with transaction.atomic():
            row.sequence = take(SERIES, scope=str(row.region_id), year=row.year)
            row.save(force_insert=True)
    except IntegrityError:
        # the same page or number arrived at the same moment by another way
        found = _before(row.client_key or "", row.external_source, row.external_number or "")
        if found is None:
            raise
        check_same_body(digest=digest, stored_digest=found.body_digest)
        return found, False
    if person:
        VoicePerson.objects.create(
            voice=row, name=person.name.strip(), phone=person.phone.strip(), address=person.address.strip()
        )
    return row, True


def _before(client_key: str, source: str, number: str) -> Voice | None:
    if number:
        return Voice.objects.filter(external_source=source, external_number=number).first()
    return Voice.objects.filter(client_key=client_key).first() if client_key else None


def _check(region: Node, text: str, device_hash: str, network_hash: str, at: datetime) -> None:
    terms = terms_at(region)
    check_text(text, most=terms.most_text)
    today = Voice.objects.filter(received_at__gt=at - DAY)
    check_budget(
        of_device=today.filter(device_hash=device_hash).count() if device_hash else 0,
        of_network=today.filter(network_hash=network_hash).count() if network_hash else 0,
        device_most=terms.device_per_day,
        network_most=terms.network_per_day,
    )
