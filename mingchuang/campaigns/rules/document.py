"""Which files and documents are taken in. Pure."""

from collections.abc import Iterable

from mingchuang.campaigns.enums import DocumentKind
from mingchuang.foundation.errors import Refusal

ENDINGS = (".txt", ".docx")


class PlanRefused(Refusal):
    """The file is not taken in; the message says why."""


def check_ending(ending: str) -> None:
    """Text and Word only; old Word files are told how to become new ones."""
    if ending == ".doc":
        raise PlanRefused("不能读取旧版 .doc 文件，请用 Word 或 WPS 打开后另存为 .docx 再上传。")
    if ending not in ENDINGS:
        raise PlanRefused("方案文件只收 .txt 和 .docx，请另存后再上传。")


def check_worth(documents: Iterable[tuple[str, bool]]) -> None:
    """Something in the file is a plan, or at least an official document; `documents` are (kind, is_plan)."""
    if not any(is_plan or kind != DocumentKind.OTHER for kind, is_plan in documents):
        raise PlanRefused("没有在文件里找到活动方案或公文，文件没有保存，请换一份再上传。")


def document_kind(kind: str) -> str:
    """A kind of ours; what the importer may learn later counts as other."""
    return kind if kind in DocumentKind.values else DocumentKind.OTHER
