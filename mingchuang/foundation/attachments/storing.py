"""Taking a file in and giving it out."""

import hashlib
import io
from datetime import datetime
from pathlib import PurePath

import puremagic
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.errors import Refusal

MEGABYTE = 1024 * 1024
# What a file may be, by what its content says; the name's ending must agree.
KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain",
}


class FileRefused(Refusal):
    """The file is not taken in; the message says why."""


def keep_file(data: bytes, *, name: str, actor: Actor, path: str, at: datetime, largest_mb: int = 20) -> Attachment:
    """Check the file by its content and store it. Raises `FileRefused`."""
    ending = PurePath(name).suffix.lower()
    media_type = checked_type(data, ending=ending, largest_mb=largest_mb)
    digest = hashlib.sha256(data).hexdigest()
    place = stored_at(digest)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(data))
    return Attachment.objects.create(
        sha256=digest,
        name=PurePath(name).name[-200:],
        media_type=media_type,
        size=len(data),
        path=path,
        uploaded_by=actor.label,
        uploaded_at=at,
    )


def stored_at(digest: str) -> str:
    """Where the bytes of this hash stand in the store."""
    return f"attachments/{digest[:2]}/{digest}"


def read_file(attachment: Attachment) -> bytes:
    """The bytes again; raises `FileRefused` when they no longer agree with their hash."""
    with default_storage.open(stored_at(attachment.sha256)) as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != attachment.sha256:
        raise FileRefused("文件“{name}”与登记时不一致，请从备份恢复。", name=attachment.name)
    return data


def checked_type(data: bytes, *, ending: str, largest_mb: int) -> str:
    """The media type that content and ending agree upon. Raises `FileRefused`."""
    if not data:
        raise FileRefused("文件是空的，请重新选择。")
    if len(data) > largest_mb * MEGABYTE:
        raise FileRefused("文件超过 {limit} MB，请压缩或拆分后再传。", limit=largest_mb)
    if ending not in KINDS:
        raise FileRefused("不收“{ending}”文件，请改用 {kinds}。", ending=ending, kinds=" ".join(KINDS))
    if not _content_agrees(data, ending):
        raise FileRefused("文件内容与扩展名“{ending}”不符，请用原来的软件另存后再传。", ending=ending)
    return KINDS[ending]


def _content_agrees(data: bytes, ending: str) -> bool:
    if ending == ".txt":
        return b"\x00\x00\x00" not in data[:4096] and not data.startswith((b"PK\x03\x04", b"%PDF", b"MZ"))
    if ending in {".docx", ".xlsx"}:
        return data.startswith(b"PK\x03\x04")  # what is inside is checked by its reader
    try:
        guess = puremagic.from_stream(io.BytesIO(data))
    except (puremagic.PureError, ValueError):
        return False
    same = {".jpeg": ".jpg", ".jfif": ".jpg"}
    return same.get(guess, guess) == same.get(ending, ending)


def forget_file(attachment: Attachment) -> None:
    """Delete a file whose time is over: its row, and its bytes unless another row shares them."""
    digest = attachment.sha256
    attachment.delete()
    if not Attachment.objects.filter(sha256=digest).exists():
        transaction.on_commit(lambda: default_storage.delete(stored_at(digest)))
