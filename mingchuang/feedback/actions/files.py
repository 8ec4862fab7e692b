"""Photos and letters of a voice: taken in, passed on to those who handle it. Never shown by themselves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from mingchuang.feedback.actions.steps import locked
from mingchuang.feedback.enums import VoiceFileKind
from mingchuang.feedback.facts import PhotosPassedOn
from mingchuang.feedback.models import Voice, VoiceFile
from mingchuang.feedback.models.file import MOST_PHOTOS
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.voice import PhotoRefused, VoiceRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.pictures import PictureRefused, photo

LETTER = 2400
"""Longest side of a scanned page: small writing must still be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file handed in."""

    name: str
    data: bytes


def ready_photos(photos: Mapping[str, bytes]) -> list[bytes]:
    """The photos written anew, without place and camera; a refusal names the field it came by."""
    if len(photos) > MOST_PHOTOS:
        raise VoiceRefused("照片最多 {most} 张。", most=MOST_PHOTOS)
    ready = []
    for field, data in photos.items():
        try:
            ready.append(photo(data))
        except PictureRefused as refusal:
            raise PhotoRefused(refusal.text, field=field, **refusal.values) from refusal
    return ready


def keep_photos(*, actor: Actor, voice: Voice, photos: Sequence[bytes], at: datetime) -> None:
    """Part of taking a voice in."""
    for number, data in enumerate(photos, start=1):
        _keep(actor, voice, VoiceFileKind.PHOTO, NewFile(name=f"zhaopian-{number}.jpg", data=data), at)


def keep_letters(*, actor: Actor, voice: Voice, letters: Sequence[NewFile], at: datetime) -> None:
    """Part of writing a letter or slip down: a PDF as it is, a picture written anew."""
    for letter in letters:
        is_pdf = PurePath(letter.name).suffix.lower() == ".pdf"
        name = letter.name if is_pdf else f"{PurePath(letter.name).stem}.jpg"
        kept = NewFile(name=name, data=letter.data if is_pdf else photo(letter.data, longest=LETTER))
        _keep(actor, voice, VoiceFileKind.LETTER, kept, at)


def _keep(actor: Actor, voice: Voice, kind: VoiceFileKind, new: NewFile, at: datetime) -> None:
    file = keep_file(new.data, name=new.name, actor=actor, path=voice.path, at=at)
    VoiceFile.objects.create(voice=voice, file=file, kind=kind)


@transaction.atomic
def pass_photos_on(*, actor: Actor, voice_id: int, chosen: Collection[int], at: datetime) -> Voice:
    """Those who handle the voice see these photos and no others; the office has looked that nobody is to be known."""
    voice = locked(voice_id)
    actor.require(P.VOICE_DISPATCH, within=voice.path)
    rows = voice.files.filter(kind=VoiceFileKind.PHOTO)
    rows.exclude(pk__in=chosen).update(is_passed_on=False, is_published=False)
    shown = rows.filter(pk__in=chosen).update(is_passed_on=True)
    record(PhotosPassedOn(number=voice.number, photos=shown), actor=actor, subject=voice, path=voice.path, at=at)
    return voice


def publish_photos(*, voice: Voice, chosen: Collection[int]) -> int:
    """Part of the second look: of those passed on, these are shown with the answer, and no others. How many."""
    rows = voice.files.filter(kind=VoiceFileKind.PHOTO, is_passed_on=True)
    rows.exclude(pk__in=chosen).update(is_published=False)
    return rows.filter(pk__in=chosen).update(is_published=True)
