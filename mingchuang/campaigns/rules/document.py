"""Which files and documents are taken in. Pure."""

from collections.abc import Iterable

from mingchuang.campaigns.enums import DocumentKind
from mingchuang.foundation.errors import Refusal

ENDINGS = (".txt", ".docx", ".pdf", ".html", ".htm")
# Files of other programs that people take for the same, and how each becomes one that can be read.
SAVED_ANEW = {
    ".doc": "不能读取旧版 .doc 文件，请用 Word 或 WPS 打开后另存为 .docx 再上传。",
    ".wps": "不能读取 .wps 文件，请用 WPS 打开后另存为 .docx 再上传。",
    ".rtf": "不能读取 .rtf 文件，请用 Word 或 WPS 打开后另存为 .docx 再上传。",
    ".odt": "不能读取 .odt 文件，请用 LibreOffice 或 WPS 打开后另存为 .docx 再上传。",
    ".ofd": "不能读取 .ofd 文件，请用版式阅读软件转成 .pdf 或 .docx 再上传。",
    ".mht": "不能读取 .mht 网页，请在浏览器里另存为 .html 再上传。",
    ".zip": "不能读取压缩包，请先解压，再上传其中的方案文件。",
    ".rar": "不能读取压缩包，请先解压，再上传其中的方案文件。",
}


class PlanRefused(Refusal):
    """The file is not taken in; the message says why."""


def check_ending(ending: str) -> None:
    """Text, Word, PDF and web pages; files of other programs are told how to become one of these."""
    if ending in SAVED_ANEW:
        raise PlanRefused(SAVED_ANEW[ending])
    if ending not in ENDINGS:
        raise PlanRefused("方案文件只收 .docx、.pdf、.txt 和 .html，请另存后再上传。")


def kept_name(name: str) -> str:
    """The name a file is kept under. Web pages are kept as plain text: nobody shall open one from here as a page."""
    return f"{name}.txt" if name.lower().endswith((".html", ".htm")) else name


def check_worth(documents: Iterable[tuple[str, bool]]) -> None:
    """Something in the file is a plan, or at least an official document; `documents` are (kind, is_plan)."""
    if not any(is_plan or kind != DocumentKind.OTHER for kind, is_plan in documents):
        raise PlanRefused("没有在文件里找到活动方案或公文，文件没有保存，请换一份再上传。")


def document_kind(kind: str) -> str:
    """A kind of ours; what the importer may learn later counts as other."""
    return kind if kind in DocumentKind.values else DocumentKind.OTHER
