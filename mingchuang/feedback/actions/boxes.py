"""Opening suggestion boxes."""

from datetime import datetime

from django.db import transaction

from mingchuang.feedback.facts import BoxOpened
from mingchuang.feedback.models import BoxOpening
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.pictures import photo
from mingchuang.organisations.models import Node


@transaction.atomic
def open_box(
    *,
    actor: Actor,
    place: Node,
    box: str,
    opened_at: datetime,
    opened_by: str,
    witness: str,
    slips: int,
    at: datetime,
    picture: bytes | None = None,
    note: str = "",
) -> BoxOpening:
    """Two people opened it and counted; their slips are written down as voices afterwards."""
    actor.require(P.BOX_OPEN, within=covers(place))
    first, second = opened_by.strip(), witness.strip()
    if not first or not second or first == second:
        raise ActRefused("开箱要有两个人在场，请写两个不同的姓名。")
    if opened_at > at:
        raise ActRefused("开箱时间不能晚于现在。")
    kept = keep_file(photo(picture), name="kaixiang.jpg", actor=actor, path=place.path, at=at) if picture else None
    row = BoxOpening.objects.create(
        place=place,
        path=place.path,
        box=box.strip()[:100],
        opened_at=opened_at,
        opened_by=first[:100],
        witness=second[:100],
        slips=slips,
        photo=kept,
        note=note.strip()[:300],
        written_by=actor.label[:100],
    )
    record(BoxOpened(box=row.box, slips=slips), actor=actor, subject=row, path=row.path, at=at)
    return row
