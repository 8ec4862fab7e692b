"""What a file is, by its content first and its name second; the door of the reading stage."""

import io
import re
import zipfile

from mingchuang.plans.reading.archive import read_part
from mingchuang.plans.reading.encodings import decode_text
from mingchuang.plans.reading.pdf.reader import read_pdf
from mingchuang.plans.reading.raw import RawText
from mingchuang.plans.reading.web import is_html, read_html
from mingchuang.plans.reading.word import read_word
from mingchuang.plans.reading.word_xml import attribute
from mingchuang.plans.refusal import UnreadableDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MHT = re.compile(rb"^MIME-Version:.*multipart/related", re.IGNORECASE | re.MULTILINE | re.DOTALL)
# Beginnings of files people drop by mistake: pictures, sound, archives, programs.
_FOREIGN = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"OggS", b"ID3", b"\x1f\x8b",
    b"7z\xbc\xaf", b"Rar!", b"MZ", b"\x7fELF", b"SQLite format", b"BZh", b"\xfd7zXZ", b"wOFF", b"\0\0\1\0",
)  # fmt: skip


def read_file(data: bytes, filename: str, *, limit: int) -> RawText:
    """The characters of a file; refuses with a clear sentence what cannot be read."""
    if len(data) > limit:
        raise UnreadableDocument(
            "文件超过 {limit} MB，无法导入。方案文件一般不超过几百 KB。", limit=limit // (1024 * 1024)
        )
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument("文件是空的，没有可以导入的内容。")
    if data.startswith(_ZIP):
        return _read_archive(data)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf(data)
    _refuse_foreign(data, filename)
    raw = decode_text(data)
    if is_html(raw.text):
        raw = RawText(text=read_html(raw.text), encoding=raw.encoding, remarks=raw.remarks)
    if not raw.text.strip():
        raise UnreadableDocument("文件里没有文字，没有可以导入的内容。")
    return raw


def _read_archive(data: bytes) -> RawText:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, UnicodeError):
        raise UnreadableDocument("Word 文档已损坏，无法打开。请在 Word 中重新另存为 .docx 后再导入。") from None
    main = _main_part(archive, names)
    if main is None:
        raise UnreadableDocument(_other_package(names))
    return read_word(archive, main)


def _main_part(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    """The part that holds the text; some programs give it a name of their own and tell it in the relations."""
    if "word/document.xml" in names:
        return "word/document.xml"
    relations = read_part(archive, "_rels/.rels") if "_rels/.rels" in names else None
    for one in () if relations is None else relations:
        target = (attribute(one, "Target") or "").lstrip("/")
        if (attribute(one, "Type") or "").endswith("/officeDocument") and target.startswith("word/"):
            return target if target in names else None
    return None


def _other_package(names: set[str]) -> str:
    """What the package is instead, and how it becomes something that can be read."""
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        return "这是 Excel 或 PPT 文件，不是方案文档。请把方案正文另存为 Word 文档（.docx）后再导入。"
    if "OFD.xml" in names:
        return "这是 OFD 版式文件，无法直接读取。请用版式阅读软件转成 PDF 或 .docx 后再导入。"
    if "mimetype" in names and "content.xml" in names:
        return "这是 OpenDocument 文档（.odt），无法直接读取。请在 WPS 或 LibreOffice 中另存为 .docx 后再导入。"
    return "这个压缩包不是 Word 文档（.docx），无法读取。请先解压，再导入其中的方案文件。"


def _refuse_foreign(data: bytes, filename: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data[: 1024 * 1024]:
            raise UnreadableDocument("这个 Word 文档设有打开密码，无法读取。请取消密码后再导入。")
        raise UnreadableDocument(
            "这是旧版 Word 或 WPS 文档（.doc、.wps），无法直接读取。请在 Word 或 WPS 中打开，另存为 .docx 后再导入。"
        )
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument("这是 RTF 文档，无法直接读取。请在 Word 或 WPS 中另存为 .docx 后再导入。")
    if _MHT.search(data[:4096]):
        raise UnreadableDocument(
            "这是 .mht 网页存档，无法直接读取。请在浏览器里另存为 .html，或另存为 .docx 后再导入。"
        )
    if data.startswith(_FOREIGN):
        raise UnreadableDocument(
            "不认识的文件类型：{filename}。可以导入的有 .docx、.pdf、.txt 和 .html。",
            filename=filename or "（无文件名）",
        )
