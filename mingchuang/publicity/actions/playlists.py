"""Setting what a hall screen plays."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node
from mingchuang.publicity.facts import PlaylistDropped, PlaylistKept
from mingchuang.publicity.models import Playlist
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.rules import PlaylistContent, PlaylistRefused, check_alone, check_playlist


@transaction.atomic
def keep_playlist(
    *, actor: Actor, hall: Node, content: PlaylistContent, at: datetime, playlist_id: int | None = None
) -> Playlist:
    """Write a new playlist of a hall, or rewrite a known one."""
    hall = Node.objects.select_for_update(of=("self",)).get(pk=hall.pk)  # two people set one hall one after the other
    actor.require(P.SCREEN_EDIT, within=hall.path)
    check_playlist(content)
    others = [other for other in Playlist.objects.filter(hall=hall).order_by("id") if other.pk != playlist_id]
    if any(other.name_zh == content.name_zh for other in others):
        raise PlaylistRefused("这个大厅已有同名的播放单。", field="name_zh")
    check_alone(content, [other.content() for other in others])
    row = Playlist.objects.get(pk=playlist_id, hall=hall) if playlist_id else Playlist(hall=hall, path=hall.path)
    row.name_zh, row.name_en = content.name_zh, content.name_en
    row.weekdays, row.starts_at, row.ends_at = list(content.weekdays), content.starts_at, content.ends_at
    row.scenes = [asdict(turn) for turn in content.scenes]
    row.slogans_zh, row.slogans_en = list(content.slogans_zh), list(content.slogans_en)
    row.save()
    fact = PlaylistKept(name=row.name_zh, content=_plain(row))
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


def _plain(row: Playlist) -> dict[str, object]:
    return {
        "weekdays": row.weekdays,
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat(),
        "scenes": row.scenes,
        "slogans_zh": row.slogans_zh,
    }


@transaction.atomic
def drop_playlist(*, actor: Actor, playlist_id: int, at: datetime) -> None:
    """Take a playlist off; what it said stays in the journal."""
    row = Playlist.objects.select_for_update(of=("self",)).get(pk=playlist_id)
    actor.require(P.SCREEN_EDIT, within=row.path)
    record(PlaylistDropped(name=row.name_zh), actor=actor, subject=row, path=row.path, at=at)
    row.delete()
