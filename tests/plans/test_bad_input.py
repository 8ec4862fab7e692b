"""Files that cannot be read are refused with a sentence; nothing else ever goes wrong."""

import io
import zipfile

import pytest

from mingchuang.plans import UnreadableDocument, parse_bytes

DOCUMENT = "word/document.xml"


def package(xml: bytes, name: str = DOCUMENT) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "空的"),
        (b" \r\n\t ", "a.txt", "空的"),
        (b"\xef\xbb\xbf", "a.txt", "空的"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png", "a.png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "photo.txt", "photo.txt"),
        (b"MZ" + bytes(range(256)) * 4, "a.docx", "a.docx"),
        (b"From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "a.mht", "mht"),
        (b"{\\rtf1\\ansi}", "a.rtf", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "另存为"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "密码"),
        (bytes(range(256)) * 40, "a.txt", "不是文本"),
        (b"PK\x03\x04broken", "a.docx", "已损坏"),
        (package(b"<a/>", "other.xml"), "a.zip", "压缩包"),
        (package(b"<a/>", "xl/workbook.xml"), "a.docx", "Excel"),
        (package(b"<a/>", "OFD.xml"), "a.ofd", "OFD"),
        (package(b"PK\x03\x04", "inner.zip"), "a.docx", "解压"),
        (package(b"not xml at all"), "a.docx", "已损坏"),
        (package(b"<a/>"), "a.docx", "没有正文"),
        (package(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'), "a.docx", "外部引用"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        parse_bytes(data, name)
    assert words in str(refusal.value)
    assert str(refusal.value).endswith(("。", "…"))


def test_a_file_over_the_limit_is_refused_with_the_limit_in_the_sentence() -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        parse_bytes(b"a" * (2 * 1024 * 1024), "a.txt", limit=1024 * 1024)
    assert refusal.value.values == {"limit": 1}
    assert "1 MB" in str(refusal.value)


def test_a_document_whose_declaration_stands_behind_blanks_is_refused_as_well() -> None:
    hidden = b"<?xml version='1.0'?>" + b"<!--" + b" " * 70_000 + b"-->" + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(UnreadableDocument, match="外部引用"):
        parse_bytes(package(hidden), "a.docx")


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = package(b"<a>" + b" " * (80 * 1024 * 1024) + b"</a>")
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UnreadableDocument, match="解压后过大"):
        parse_bytes(bomb, "a.docx")


def test_the_sentence_can_be_looked_up_before_it_is_filled() -> None:
    refusal = UnreadableDocument("文件超过 {limit} MB，无法导入。", limit=20)
    assert refusal.text == "文件超过 {limit} MB，无法导入。"
    assert str(refusal) == "文件超过 20 MB，无法导入。"


def test_a_novel_is_refused() -> None:
    chapter = "那天夜里下着大雨，他撑着一把旧伞走过石桥，桥下的水涨得很高。她站在窗前，没有说话，只是把灯吹灭了。"
    with pytest.raises(UnreadableDocument, match="别的文章"):
        parse_bytes(("第一章 雨夜\n" + (chapter + "\n") * 60).encode(), "novel.txt")


def test_a_short_note_is_kept_and_told_to_be_no_plan() -> None:
    parsed = parse_bytes("今天下雨。".encode(), "note.txt")
    assert [(one.draft.kind, one.draft.is_plan) for one in parsed.plans] == [("other", False)]
