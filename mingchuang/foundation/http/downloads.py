"""Files as answers."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(data: bytes, *, name: str, media_type: str, inline: bool = False) -> HttpResponse:
    """The bytes under a file name (any script), to be saved; `inline` only for pictures of our own making."""
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
