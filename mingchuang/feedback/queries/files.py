"""Which photos and letters of a voice may be opened by whom."""

from django.db.models import Q, QuerySet

from mingchuang.feedback.enums import VoiceFileKind
from mingchuang.feedback.models import Publication, Voice, VoiceFile


def files_for(voice: Voice, *, is_whole: bool) -> "QuerySet[VoiceFile]":
    """All of them for those who read the words whole, else what was passed on."""
    rows = VoiceFile.objects.filter(voice=voice).select_related("file").order_by("pk")
    return rows if is_whole else rows.filter(is_passed_on=True)


def passed_on(voice: Voice) -> "QuerySet[VoiceFile]":
    """What the unit sees: photos passed on, also of voices that were put together with this one."""
    rows = VoiceFile.objects.filter(Q(voice=voice) | Q(voice__lead=voice), is_passed_on=True)
    return rows.select_related("file").order_by("pk")


def published_photos(row: Publication) -> "QuerySet[VoiceFile]":
    """What everybody sees beside the two texts."""
    rows = VoiceFile.objects.filter(voice=row.voice_id, kind=VoiceFileKind.PHOTO, is_published=True)
    return rows.select_related("file").order_by("pk")
